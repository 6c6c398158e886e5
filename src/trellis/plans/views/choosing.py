"""What an address wants to see of a network's activities: read once, kept from view to view."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from trellis.access.request import Request
from trellis.domain.dimensions import DIMENSION_LABELS, Dimension
from trellis.members.queries.directory import directory_of
from trellis.networks.models import Network
from trellis.places.fields import PlaceField
from trellis.places.models import Place
from trellis.plans.models import Status
from trellis.plans.queries.activities import Filter
from trellis.plans.queries.choices import choices_for
from trellis.ui.addresses import an_id
from trellis.ui.jinja import url
from trellis.ui.names import name_text

_LONGEST, _LISTED = 200, 500
PARTS = (
    "q",
    "status",
    "kind",
    "group",
    "place",
    "member",
    "objective",
    "plan",
    "dimension",
    "unit",
    "since",
    "until",
)


def a_day(text: str) -> date | None:
    """Give a day out of an address; nonsense counts as none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _place(text: str) -> Place | None:
    """Give the place of an id, or the likeliest of a name."""
    pk = an_id(text)
    if pk is not None:
        return Place.objects.filter(pk=pk).first()
    exact, alike = PlaceField().find(text) if text else ([], [])
    return next(iter([*exact, *alike]), None)


def filter_of(given: QueryDict) -> Filter:
    """Give what an address wants to see."""
    dimension, where = given.get("dimension", ""), given.get("place", "")[:_LONGEST].strip()
    place = _place(where)
    return Filter(
        words=given.get("q", "")[:_LONGEST],
        status=given.get("status", ""),
        kind=an_id(given.get("kind", "")),
        group=an_id(given.get("group", "")),
        place=place,
        is_nowhere=bool(where) and place is None,
        member=an_id(given.get("member", "")),
        objective=an_id(given.get("objective", "")),
        plan=an_id(given.get("plan", "")),
        dimension=Dimension(dimension) if dimension in set(Dimension) else None,
        unit=an_id(given.get("unit", "")),
        since=a_day(given.get("since", "")),
        until=a_day(given.get("until", "")),
    )


def kept(given: QueryDict) -> dict[str, str]:
    """Give what an address wants to see, to be handed on to another view of the same activities."""
    return {name: given.get(name, "") for name in PARTS if given.get(name)}


def with_kept(given: QueryDict, address: str, **more: object) -> str:
    """Give an address that keeps what is looked at."""
    wanted = kept(given) | {name: str(value) for name, value in more.items() if value}
    return f"{address}?{urlencode(wanted)}" if wanted else address


def looks(given: QueryDict, network: Network, current: str) -> list[tuple[str, str, bool, None]]:
    """Give the views of the same activities, as the part `tabs` takes them."""
    names = [
        ("activities", _("List")),
        ("activities-year", _("Year")),
        ("activities-month", _("Month")),
        ("activities-board", _("By status")),
    ]
    return [
        (words, with_kept(given, url(name, network.slug)), name == current, None) for name, words in names
    ]


def _named(rows: Iterable[Any]) -> list[tuple[str, Any]]:
    return [(str(each.pk), name_text(each.names)) for each in rows]


def _titled(rows: Iterable[Any]) -> list[tuple[str, Any]]:
    return [(str(each.pk), each.title) for each in rows]


def offered(request: Request, network: Network) -> dict[str, list[tuple[str, Any]]]:
    """Give what the lists of every view can be narrowed by."""
    found = choices_for(request.actor, network)
    members = directory_of(request.actor, network).order_by("sort_name")[:_LISTED]
    return {
        "status": [("", _("Any")), *Status.choices],
        "kind": [("", _("Each kind")), *_named(found.kinds)],
        "group": [("", _("All groups together")), *_named(found.groups)],
        "member": [("", _("Anybody")), *_named(members)],
        "objective": [("", _("Any")), *_titled(found.objectives[:_LISTED])],
        "unit": [("", _("Any")), *_named(found.units)],
        "dimension": [("", _("Any")), *((each.value, _(says)) for each, says in DIMENSION_LABELS.items())],
    }
