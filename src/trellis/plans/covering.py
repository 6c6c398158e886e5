"""Says in words and by a symbol what cells of coverage say: never by a colour alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trellis.domain.coverage import STATE_LABELS, Cell, Span, State
from trellis.ui.numbers import number

SYMBOLS = {
    State.ACTIVE: "check-circle",
    State.PLANNED: "clock",
    State.NOBODY: "x",
    State.NOT_REPORTED: "question",
    State.HIDDEN: "lock",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as a page shows it: its state, a few words, a line on what is short, and where it leads."""

    state: str
    symbol: str
    words: str
    short: str
    href: str


def span_says(span: Span) -> str:
    """Give a number that is known exactly, or only to lie between two; "" when it isn't known."""
    if span.least is None or span.most is None:
        return ""
    if span.least == span.most:
        return number(span.least)
    return _("%(least)s to %(most)s") % {"least": number(span.least), "most": number(span.most)}


def short_says(cell: Cell) -> str:
    """Say how many of those in need nobody reaches; "" where no need is known."""
    if cell.need is None:
        return ""
    need = number(cell.need)
    if cell.short.most is None:
        return _("need %(need)s, not known how many are reached") % {"need": need}
    if cell.short.most == 0:
        return _("need %(need)s, met") % {"need": need}
    return _("short: %(span)s of %(need)s") % {"span": span_says(cell.short), "need": need}


def words_of(cell: Cell) -> str:
    """Say what a cell says in as few words as fit into a table."""
    if cell.state is State.ACTIVE:
        count = len(cell.organisations)
        return ngettext("%(count)s organisation", "%(count)s organisations", count) % {"count": count}
    return {
        State.PLANNED: _("planned"),
        State.NOBODY: _("nobody"),
        State.NOT_REPORTED: _("no report"),
        State.HIDDEN: _("not visible to you"),
    }[cell.state]


def shown(cell: Cell, href: str) -> Shown:
    """Give a cell as a page shows it."""
    return Shown(cell.state.value, SYMBOLS[cell.state], words_of(cell), short_says(cell), href)


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the table, where it leads, and its cells in the order of the kinds."""

    name: str
    href: str
    cells: list[Shown]


def rows_of(
    cells: Sequence[Cell], names: Sequence[tuple[str, str]], address: Callable[[Cell], str]
) -> list[Row]:
    """Give the table: cells in the order of places and kinds, and the name and address of each place."""
    wide = len(cells) // len(names) if names else 0
    return [
        Row(name, href, [shown(cell, address(cell)) for cell in cells[at * wide : (at + 1) * wide]])
        for at, (name, href) in enumerate(names)
    ]


def legend() -> list[tuple[str, str, str]]:
    """Give the five states, each with its symbol and its words."""
    return [(state.value, SYMBOLS[state], _(STATE_LABELS[state])) for state in SYMBOLS]


def people_say(cells: Sequence[Cell]) -> str:
    """Say how many different people are reached in all, and how often anybody was met."""
    spans = [each.people for each in cells if each.people.least is not None]
    met = [each.contacts for each in cells if each.contacts is not None]
    if not spans:
        return ""
    most = sum(each.most or 0 for each in spans)
    people = span_says(Span(max(each.least or 0 for each in spans), most))
    if not met:
        return _("People reached: %(people)s.") % {"people": people}
    return _("People reached: %(people)s, in %(contacts)s contacts.") % {
        "people": people,
        "contacts": number(sum(met)),
    }
