"""The one catalogue of failures: each has a stable code and a sentence that says what to do next."""

from dataclasses import dataclass
from typing import Any


def N_(sentence: str) -> str:  # noqa: N802  the marker that pybabel looks for; translating happens in `ui`
    """Mark a sentence for translation."""
    return sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of failure.

    `says` is a sentence with `%(name)s` places that a Problem's details fill; `status` is the HTTP status of a page that shows it.
    """

    code: str
    says: str
    status: int = 400


class Problem(Exception):
    """A failure with a name: raised by actions and readers, shown as one sentence by every channel."""

    def __init__(self, kind: Kind, **details: Any) -> None:
        """Keep the kind and the details that fill its sentence."""
        super().__init__(kind.code)
        self.kind = kind
        self.details = details

    def __str__(self) -> str:
        """Give the sentence in English."""
        return self.kind.says % self.details


NOT_PERMITTED = Kind("not-permitted", N_("You may not do this: %(reason)s"), 403)
NOT_FOUND = Kind("not-found", N_("There is nothing here that you may see. Check the address, or sign in."), 404)
CHANGED_MEANWHILE = Kind(
    "changed-meanwhile",
    N_("Somebody else changed this while you were writing. Look at their version below, then save again."),
    409,
)
NOT_VALID = Kind("not-valid", N_("%(what)s: %(why)s"))

# networks
SLUG_TAKEN = Kind("slug-taken", N_("The short name '%(slug)s' is taken by another network. Choose another one."))
