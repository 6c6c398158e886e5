"""Failures of secret ballots."""

from trellis.domain.problems.kind import N_, Kind

BALLOT_IS_SECRET = Kind(
    "ballot-is-secret",
    N_("This ballot is secret, so no voice is given by name. Put a paper into its box from its page."),
    409,
)
BALLOT_HAS_NAMES = Kind(
    "ballot-has-names", N_("This ballot has no box: voices are given by name. Open its page again."), 409
)
SECRET_TOO_FEW = Kind(
    "secret-too-few",
    N_(
        "Fewer than three members vote here, so no voice could stay secret. Choose a rule with open voices for it."
    ),
)
SECRET_TOO_FEW_ALIKE = Kind(
    "secret-too-few-alike",
    N_(
        "The rule counts by constituency or weight, so papers say where they belong, and fewer than three members "
        "would give one like it (%(names)s). Choose a rule that counts all together, or open voices."
    ),
)
SECRET_BEYOND_MANDATE = Kind(
    "secret-beyond-mandate",
    N_(
        "No mandate of yours covers this decision, and headquarters can't confirm a secret paper later. "
        "Have a mandate recorded first, or let your other speaker vote."
    ),
)
PAPER_IS_IN = Kind(
    "paper-is-in",
    N_(
        "A paper of %(name)s is in the box already, and this isn't its code. Type the code of its receipt to "
        "replace it: without it nobody can, since nobody knows which paper it is."
    ),
    409,
)
PAPER_OF_ANOTHER = Kind(
    "paper-of-another",
    N_("This code belongs to a paper that was put in already. Open the page again for a code of your own."),
    409,
)
PAPER_CODE_WRONG = Kind(
    "paper-code-wrong", N_("The code of this page isn't whole. Open the page again, then fill in the paper.")
)
SECRET_RECUSAL = Kind(
    "secret-recusal",
    N_("While a secret ballot is open, only the member itself leaves it to the others. Ask it to do so."),
    409,
)
BOX_DOESNT_MATCH = Kind(
    "box-doesnt-match",
    N_(
        "The box holds %(papers)s papers and %(members)s members took part, so somebody changed one of them "
        "outside of Trellis. Nothing was counted. Tell the steward, then put it to a ballot again."
    ),
    409,
)
