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
NOT_FOUND = Kind(
    "not-found", N_("There is nothing here that you may see. Check the address, or sign in."), 404
)
CHANGED_MEANWHILE = Kind(
    "changed-meanwhile",
    N_("Somebody else changed this while you were writing. Look at their version below, then save again."),
    409,
)
NOT_VALID = Kind("not-valid", N_("%(what)s: %(why)s"))

# networks
SLUG_TAKEN = Kind(
    "slug-taken", N_("The short name '%(slug)s' is taken by another network. Choose another one.")
)

# Files that people bring in: reading them (`imports.reading`) and finding their header (`domain.sheet`).
FILE_EMPTY = Kind("file-empty", N_("%(name)s has nothing in it. Save your list again and choose that file."))
FILE_TOO_BIG = Kind(
    "file-too-big",
    N_("%(name)s is larger than %(limit)s MB. Keep only the list in it, or divide it into several files."),
    413,
)
FILE_NOT_A_LIST = Kind(
    "file-not-a-list",
    N_("%(name)s can't be read as a list: its format is %(what)s. Save the list as XLSX or CSV."),
)
FILE_DAMAGED = Kind(
    "file-damaged",
    N_("%(name)s is damaged or was only half sent. Open it, save it again and choose the new file."),
)
FILE_LOCKED = Kind(
    "file-locked",
    N_("%(name)s is protected by a password. Save a copy without it and choose that file."),
)
FILE_SUSPICIOUS = Kind(
    "file-suspicious",
    N_("%(name)s unpacks to more than a list holds, so it was not opened. Save the list as CSV instead."),
)
FILE_NOT_TEXT = Kind(
    "file-not-text",
    N_("%(name)s has signs in line %(line)s that no list has. Save the list as XLSX or as CSV in UTF-8."),
)
TOO_MANY_ROWS = Kind(
    "too-many-rows",
    N_("%(name)s has more than %(limit)s rows. Divide it into files of at most that many rows."),
)
TOO_MANY_COLUMNS = Kind(
    "too-many-columns",
    N_("%(name)s has more than %(limit)s columns in line %(line)s. Delete those that you don't need."),
)
CELL_TOO_LONG = Kind(
    "cell-too-long",
    N_("%(name)s has a cell over %(limit)s characters in line %(line)s. Is a quotation mark missing there?"),
)
NO_HEADER = Kind(
    "no-header",
    N_("%(name)s has no line that names the columns. Write one above the list, such as: Name, Acronym."),
)

# Trees and types.
TREE_CYCLE = Kind(
    "tree-cycle", N_("Parents in a circle: %(circle)s. Give one of them another parent, or none.")
)
UNKNOWN_FACET = Kind("unknown-facet", N_("A network has no feature '%(facet)s'. Choose one of: %(known)s."))
UNKNOWN_VALUE = Kind("unknown-value", N_("'%(value)s' is not known for %(facet)s. Choose one of: %(known)s."))
ONE_VALUE_ONLY = Kind("one-value-only", N_("Choose only one for %(facet)s."))
