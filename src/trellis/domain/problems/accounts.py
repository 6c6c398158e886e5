"""Failures of the accounts room."""

from trellis.domain.problems.kind import N_, Kind

EMAIL_TAKEN = Kind(
    "email-taken",
    N_(
        "Somebody here already has the e-mail address %(email)s. Choose that person, or write another address."
    ),
    409,
)
PERSON_ALIKE = Kind(
    "person-alike",
    N_("There is already somebody called %(name)s, or with this number. Is it the same person?"),
    409,
)
INVITATION_UNKNOWN = Kind(
    "invitation-unknown", N_("There is no such code. Compare it with your paper, letter by letter.")
)
INVITATION_SPENT = Kind(
    "invitation-spent",
    N_("This code has been used or is too old. Ask your coordinator for a new one."),
    410,
)
TOO_OFTEN = Kind(
    "too-often", N_("That was tried too often from here. Wait %(minutes)s minutes, then try again."), 429
)
