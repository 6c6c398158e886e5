"""Where in a file the list of members stands."""

from collections.abc import Iterator, Mapping, Sequence

from trellis.domain import layout
from trellis.domain.layout import Catalogue, Layout
from trellis.domain.memberfields import FIELDS, LABELS, NAMES
from trellis.domain.problems import NO_NAME_COLUMN, Problem
from trellis.domain.sheet import Row, Sheet, body

MEMBERS = Catalogue(FIELDS, LABELS, frozenset({"name", *NAMES}))


def lay_out(sheets: Sequence[Sheet], answers: Mapping[str, str]) -> Layout:
    """Find the list, its header and columns, unless answers (`sheet`, `header`, `column:F`) say otherwise.

    Raises Problem NO_HEADER, ANSWER_UNKNOWN.
    """
    return layout.lay_out(sheets, answers, MEMBERS)


def has_names(found: Layout) -> bool:
    """Tell whether any column says what the organisations are called."""
    return any(name in found.fields for name in ("name", "acronym", *NAMES))


def rows(found: Layout) -> Iterator[Row]:
    """Give the rows of the list. Raises Problem NO_NAME_COLUMN."""
    if not has_names(found):
        raise Problem(NO_NAME_COLUMN, name=found.sheet.name)
    return body(found.sheet, found.header)
