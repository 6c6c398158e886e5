"""The list of members."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.members import queries
from trellis.members.models import Constituency, OrganisationType, PartKind, Standing
from trellis.members.queries.listing import EVERYBODY, Filters
from trellis.members.queries.paging import Count, Cursor, Slice
from trellis.members.queries.rights import verbs_held
from trellis.members.views.show import show
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.addresses import an_id
from trellis.ui.names import name_of, name_text
from trellis.ui.numbers import number

_LONGEST = 200


def cursor_of(given: QueryDict) -> Cursor:
    """Give where the page begins that an address asks for."""
    return Cursor(after=an_id(given.get("after", "")), before=an_id(given.get("before", "")))


def further(request: Request, page: Slice) -> dict[str, str]:  # type: ignore[type-arg]
    """Give the addresses of the pages before and after, with everything else of this one kept."""
    found = {}
    for name, parameter, pk in (("previous", "before", page.previous), ("next", "after", page.next)):
        given = request.GET.copy()
        for old in ("after", "before"):
            given.pop(old, None)
        given[parameter] = str(pk)
        found[name] = f"?{given.urlencode()}" if pk else ""
    return found


def count_says(count: Count) -> str:
    """Say how many there are, without counting further than anybody wants to know."""
    if count.is_more:
        return _("more than %(number)s") % {"number": number(count.number)}
    return number(count.number)


def _filters(given: QueryDict) -> Filters:
    standing = given.get("standing", Standing.MEMBER)
    return Filters(
        wanted=given.get("q", "")[:_LONGEST],
        constituency=an_id(given.get("constituency", "")),
        type=given.get("type", ""),
        part=given.get("part", ""),
        standing=standing if standing in {*Standing.values, EVERYBODY} else Standing.MEMBER,
    )


def _kept(given: QueryDict) -> dict[str, str]:
    """Give what a new search keeps of the address."""
    names = ("constituency", "type", "part", "standing")
    return {name: value for name in names if (value := given.get(name, ""))}


def _choices(constituencies: list[Constituency]) -> dict[str, list[tuple[str, object]]]:
    anything = ("", _("Any"))
    return {
        "constituency": [anything, *((str(each.pk), name_text(each.names)) for each in constituencies)],
        "type": [anything, *OrganisationType.choices],
        "part": [anything, *PartKind.choices],
        "standing": [*Standing.choices, (EVERYBODY, _("Whole directory"))],
    }


def _labels(constituencies: list[Constituency]) -> dict[str, dict[Any, str]]:
    """Give the words that rows share, each looked up once."""
    return {
        "types": {value: str(label) for value, label in OrganisationType.choices},
        "parts": {value: str(label) for value, label in PartKind.choices},
        "groups": {each.pk: name_of(each.names) for each in constituencies},
    }


@require_GET
def members(request: Request, slug: str) -> HttpResponse:
    """Show the members of a network, searched and narrowed."""
    network = network_named(request.actor, slug)
    groups, filters = queries.constituencies_of(network), _filters(request.GET)
    asked: dict[str, Any] = {"filters": filters, "cursor": cursor_of(request.GET), "constituencies": groups}
    found = queries.members_page(actor=request.actor, network=network, **asked)
    context: dict[str, Any] = {
        "found": found,
        "filters": filters,
        "kept": _kept(request.GET),
        "labels": _labels(groups),
        "choices": _choices(groups),
        "further": further(request, found.page),
        "count": count_says(found.count),
        "verbs": verbs_held(request.actor, network),
    }
    return show(request, "members/list.html", network, way=crumbs(network, (_("Members"), "")), **context)
