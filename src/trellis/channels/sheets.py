"""A sheet as it is printed: each ask in its reader's language, with code, picture to scan, boxes to tick."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import segno
from django.template.loader import render_to_string
from django.utils.translation import override
from markupsafe import Markup

from trellis.accounts.models import Calendar
from trellis.asks.models import Asked
from trellis.asks.showing import Shown, shown_all
from trellis.channels.actions.sheets import Content
from trellis.channels.models import Layout, Sheet
from trellis.channels.queries.waiting import Waits
from trellis.networks.models import Network
from trellis.ui.dates import reading
from trellis.ui.jinja import url
from trellis.ui.names import name_text

Address = Callable[[str], str]
"""Gives the address of the desk at a code, with the site before it."""


@dataclass(frozen=True)
class Item:
    """What one person is asked, as it stands on paper; `picture` leads to the desk when it is scanned."""

    shown: Shown
    person: str
    picture: str
    is_answered: bool


@dataclass(frozen=True)
class Table:
    """What many are asked alike: the question once, and a row for each of them."""

    shown: Shown
    rows: list[Item]


@dataclass(frozen=True)
class Printed:
    """A sheet with all that stands on it, in its language."""

    sheet: Sheet
    picture: str
    name: str
    phone: str
    asks: list[Item]
    tables: list[Table]


def contents_of(network: Network, found: Iterable[Waits], layout: Layout) -> list[Content]:
    """Say what stands on each sheet: one for each person in her language, or one for all in the network's."""
    listed = list(found)
    if layout == Layout.EACH:
        return [
            Content(asked=tuple(each.asked), language=each.person.language, person=each.person)
            for each in listed
        ]
    asked = tuple(one for each in listed for one in each.asked)
    return [Content(asked=asked, language=network.language)] if asked else []


def desk_address(network: Network, site: Callable[[str], str]) -> Address:
    """Give what makes addresses of the desk."""
    return lambda code: site(url("desk-code", network.slug, code))


def _picture(address: str) -> str:
    return str(segno.make(address, error="m").svg_data_uri(scale=3, border=2, light="#fff"))


def _items(sheet: Sheet, heads: dict[UUID, str], address: Address) -> list[Item]:
    asked = sorted(sheet.asked.all(), key=lambda each: (each.ask.raised_at, each.code or "", each.pk))
    worded = zip(asked, shown_all(asked, sheet.language), strict=True)
    pictured = sheet.layout == Layout.EACH
    return [
        Item(
            shown=shown,
            person=heads.get(each.pk, ""),
            picture=_picture(address(shown.code)) if pictured and shown.code else "",
            is_answered=each.answered_at is not None,
        )
        for each, shown in worded
    ]


def _tables(items: Sequence[Item], asked: dict[UUID, Asked]) -> list[Table]:
    tables: dict[UUID, Table] = {}
    for item in items:
        table = tables.setdefault(asked[item.shown.asked].ask_id, Table(item.shown, []))
        table.rows.append(item)
    for table in tables.values():
        table.rows.sort(key=lambda row: (row.person or row.shown.name, row.shown.code))
    return list(tables.values())


def printed_sheets(
    sheets: Iterable[Sheet], names: dict[UUID, str], address: Address, head: Mapping[str, Any]
) -> list[Markup]:
    """Give sheets as they are printed, each in its language; `names` tells who is asked, by what is asked."""
    return [_written(sheet, names, address, head) for sheet in sheets]


def _written(sheet: Sheet, names: dict[UUID, str], address: Address, head: Mapping[str, Any]) -> Markup:
    person = sheet.person
    wants = (lambda: person.calendar == Calendar.BUDDHIST) if person else (lambda: None)
    with override(sheet.language), reading(wants):
        network = name_text(sheet.network.names, sheet.network.language)
        one = _printed(sheet, names, address, network)
        given = {**head, "one": one, "network": sheet.network, "network_name": network}
        return Markup(render_to_string("channels/sheet.html", given))  # noqa: S704  written by our template


def _printed(sheet: Sheet, names: dict[UUID, str], address: Address, network: str) -> Printed:
    items = _items(sheet, names, address)
    asked = {each.pk: each for each in sheet.asked.all()}
    by, is_list = sheet.printed_by, sheet.layout == Layout.LIST
    return Printed(
        sheet=sheet,
        picture=_picture(address(sheet.code)),
        name=sheet.person.name if sheet.person else sheet.title or network,
        phone=by.phone if by and sheet.tells_phone else "",
        asks=[] if is_list else items,
        tables=_tables(items, asked) if is_list else [],
    )
