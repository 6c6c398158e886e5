"""Failures that every room knows."""

from trellis.domain.problems.kind import N_, Kind

NOT_PERMITTED = Kind("not-permitted", N_("You may not do this. It is allowed if: %(reason)s."), 403)
NOT_FOUND = Kind(
    "not-found", N_("There is nothing here that you may see. Check the address, or sign in."), 404
)
CHANGED_MEANWHILE = Kind(
    "changed-meanwhile",
    N_("Somebody else changed this while you were writing. Look at what stands there now, then save again."),
    409,
)
DONE_MEANWHILE = Kind(
    "done-meanwhile",
    N_(
        "This was sent twice, or somebody else did something like it at the same moment. "
        "Look at what stands there now: it may be done already."
    ),
    409,
)
NOT_VALID = Kind("not-valid", N_("%(what)s: %(why)s"))
ADDRESS_UNREADABLE = Kind(
    "address-unreadable",
    N_("This address holds a sign that no text can have. Type it again, or go to the first page."),
)
