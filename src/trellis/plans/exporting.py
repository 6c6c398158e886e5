"""The table of coverage as a list for other programs: one line for each place, kind and group."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from trellis.domain.coverage import STATE_LABELS, Cell
from trellis.imports.writing import Table
from trellis.places.models import Place
from trellis.ui.names import name_text


def _header() -> list[str]:
    return [
        _("Place"),
        _("Kind of work"),
        _("For whom"),
        _("What is known"),
        _("Organisations"),
        _("Organisations that plan to"),
        _("People, at least"),
        _("People, at most"),
        _("Contacts"),
        _("Services"),
        _("Need"),
        _("Short, at least"),
        _("Short, at most"),
    ]


def _numbers(cell: Cell) -> list[str]:
    """Give the numbers of a cell; what isn't known stays empty, and isn't nought."""
    found = (
        cell.people.least,
        cell.people.most,
        cell.contacts,
        cell.services,
        cell.need,
        cell.short.least,
        cell.short.most,
    )
    return ["" if each is None else str(each) for each in found]


def table_of(
    cells: Sequence[Cell],
    places: Sequence[Place],
    words: tuple[Mapping[str, str], Mapping[str, str]],
    names: Mapping[str, str],
) -> Table:
    """Give the cells as lines; `words` are those of kinds and groups, `names` those of organisations."""
    kinds, groups = words
    called = {each.pk.hex: name_text(each.names) for each in places}

    def lines() -> Iterator[list[str]]:
        for cell in cells:
            yield [
                called[cell.place],
                kinds.get(cell.kind, ""),
                groups.get(cell.group, ""),
                _(STATE_LABELS[cell.state]),
                "; ".join(sorted(names[each] for each in cell.organisations)),
                "; ".join(sorted(names[each] for each in cell.planned)),
                *_numbers(cell),
            ]

    return Table(_("Coverage"), _header(), lines())
