"""What a failure is: a kind with a stable code and a sentence that says what to do next."""

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
