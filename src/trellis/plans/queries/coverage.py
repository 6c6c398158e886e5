"""Who works where on what, out of the sites of a network: added up by the database at the level looked at.

Sites know the path of their place and the totals of their results, so nothing is read row by row, and no
result at all. What the reader may not see makes a cell "not visible", and is nothing else to her.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    Aggregate,
    Case,
    Count,
    F,
    Max,
    Min,
    Q,
    QuerySet,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Length, Substr

from trellis.access.actor import Actor
from trellis.domain.coverage import Cell, Need, Share, Span, State, View, table
from trellis.domain.needing import Told, needs_of
from trellis.networks.models import Network
from trellis.places.models import STEP, Place
from trellis.plans.models import Activity, Site, Status
from trellis.plans.models import Need as NeedRow
from trellis.plans.queries.saying import reporting
from trellis.plans.rules import sees_activity

PAGE = 200
"""How many places one page shows."""
_OVER = (Status.ENDED, Status.DROPPED)
_WAITING = (Status.PLANNED, Status.PAUSED)


class Listed(Aggregate):
    """Gives the different values of a column in one text, with commas between them."""

    function = "GROUP_CONCAT"
    template = "%(function)s(DISTINCT %(expressions)s)"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Ask for the same in PostgreSQL's words."""
        template = "STRING_AGG(DISTINCT REPLACE(%(expressions)s::text, '-', ''), ',')"
        return super().as_sql(compiler, connection, template=template, **more)


@dataclass(frozen=True, kw_only=True)
class Look:
    """What is looked at: an area (none: the world), how deep its places lie, the kind, the group, the day."""

    network: Network
    area: Place | None
    depth: int
    day: date
    kind: UUID | None = None
    group: UUID | None = None

    @property
    def path(self) -> str:
        """Give the path of the area."""
        return self.area.path if self.area else ""

    def itself(self) -> "Look":
        """Give a look at the area as one place."""
        return replace(self, depth=self.area.depth if self.area else 0)

    def holds(self) -> Q:
        """Give the filter for rows with a path in the area."""
        # "g" comes after every sign of a path, so this is the range of all paths that begin with the area's.
        return Q(network=self.network, path__gte=self.path, path__lt=self.path + "g")

    def place_at(self) -> Substr:
        """Give the id of a row's place at the level looked at, out of its path; "" where it lies wider."""
        return Substr("path", 1 + STEP * self.depth, STEP)


def hidden_from(actor: Actor, network: Network) -> QuerySet[Activity]:
    """Give the activities of a network of which somebody may only know that there is something."""
    return Activity.objects.filter(network=network).exclude(sees_activity.where(actor))


def going_on(day: date, at: str = "") -> Q:
    """Give the filter for activities that aren't over on a day; `at` leads to them."""
    return ~Q(**{f"{at}status__in": _OVER}) & (Q(**{f"{at}until": None}) | Q(**{f"{at}until__gte": day}))


def not_begun(day: date, at: str = "") -> Q:
    """Give the filter for activities that are only planned on a day, or rest."""
    return Q(**{f"{at}status__in": _WAITING}) | Q(**{f"{at}since__gt": day})


def sites_of(look: Look) -> QuerySet[Site]:
    """Give the sites in the area whose activities aren't over, of the kind and the group looked at."""
    found = Site.objects.filter(look.holds(), going_on(look.day, "activity__"))
    if look.kind:
        found = found.filter(activity__kind=look.kind)
    return found.filter(group=look.group) if look.group else found


def seen_sites(actor: Actor, look: Look) -> QuerySet[Site]:
    """Give the sites looked at that somebody may read, with what a list shows of them."""
    hidden = hidden_from(actor, look.network).values("pk")
    found = sites_of(look).exclude(activity__in=hidden)
    return found.select_related("activity__organisation", "place")


def _stands(actor: Actor, look: Look) -> Case:
    hidden = hidden_from(actor, look.network).values("pk")
    return Case(
        When(activity__in=hidden, then=Value(State.HIDDEN.value)),
        When(not_begun(look.day, "activity__"), then=Value(State.PLANNED.value)),
        default=Value(State.ACTIVE.value),
    )


def _word(pk: UUID | None) -> str:
    return pk.hex if pk else ""


def shares_of(actor: Actor, look: Look) -> list[Share]:
    """Give what the sites of each place, kind and group come to, for one reader."""
    rows = (
        sites_of(look)
        .annotate(at=look.place_at(), stands=_stands(actor, look), about=F("activity__kind"))
        .values_list("at", "about", "group", "stands")
        .annotate(
            who=Listed("activity__organisation"),
            least=Max("people_least"),
            most=Sum("people_most"),
            met=Sum("contacts"),
            given=Sum("services"),
        )
        .order_by()
    )
    return [
        _share(Share(place=place, kind=_word(kind), group=_word(group), state=State(stands)), rest)
        for place, kind, group, stands, *rest in rows
        if place
    ]


def _share(bare: Share, rest: Sequence[Any]) -> Share:
    """Fill in what sites came to, unless the reader may not know."""
    if bare.state is State.HIDDEN:
        return bare
    who, least, most, contacts, services = rest
    return replace(
        bare,
        organisations=frozenset(who.split(",")),
        people=Span(least, most),
        contacts=contacts,
        services=services,
    )


def needs_in(look: Look) -> list[Need]:
    """Give the needs of the places at the level, those of narrower places added up."""
    found = NeedRow.objects.filter(look.holds())
    if look.kind:
        found = found.filter(Q(kind=look.kind) | Q(kind=None))
    if look.group:
        found = found.filter(group=look.group)
    rows = (
        found.annotate(at=look.place_at(), far=Length("path"))
        .values_list("at", "kind", "group", "far")
        .annotate(people_in_need=Sum("people"))
        .order_by()
    )
    return needs_of(
        Told(place=place, kind=_word(kind), group=_word(group), depth=far, people=people)
        for place, kind, group, far, people in rows
        if place
    )


def cells_of(actor: Actor, look: Look, places: Sequence[Place]) -> list[Cell]:
    """Give the cells of some places at the level: a place, a kind and a group each."""
    view = View(
        level=look.depth,
        today=look.day,
        places=[each.pk.hex for each in places],
        reporting=reporting(look.network, look.area, places, look.day),
        kinds=[look.kind.hex] if look.kind else (),
        groups=[look.group.hex] if look.group else (),
    )
    return table(shares_of(actor, look), needs_in(look), view)


def common_area(network: Network) -> Place | None:
    """Give the narrowest place that holds all sites and needs of a network, and more than itself."""
    ends = [
        rows.filter(network=network, path__gt="").aggregate(first=Min("path"), last=Max("path"))
        for rows in (Site.objects, NeedRow.objects)
    ]
    paths = [path for end in ends for path in end.values() if path]
    if not paths:
        return None
    # Of sorted texts, what the first and the last begin with, all begin with.
    first, last = min(paths), max(paths)
    steps = [
        at for at in range(0, min(len(first), len(last)), STEP) if first[: at + STEP] == last[: at + STEP]
    ]
    end = min(len(steps) * STEP, max(len(first), len(last)) - STEP)
    return Place.objects.filter(path=first[:end]).first() if end > 0 else None


def depths_in(area: Place | None) -> list[tuple[int, str]]:
    """Give how deep the places of an area lie that a table can show, each with what one such place is."""
    path, depth = (area.path, area.depth + 1) if area else ("", 0)
    inside = Place.objects.filter(path__gte=path, path__lt=path + "g")
    found = [
        (each, inside.filter(depth=each).values_list("level", flat=True).first())
        for each in (depth, depth + 1)
    ]
    return [(each, level) for each, level in found if level is not None]


@dataclass(frozen=True)
class Rows:
    """The places that a page shows, and the id after which the next page begins."""

    places: list[Place]
    next: UUID | None


def places_of(look: Look, after: UUID | None = None) -> Rows:
    """Give the places of the level in the area, in the order of their names: not those that are no more."""
    found = Place.objects.filter(path__gte=look.path, path__lt=look.path + "g", depth=look.depth)
    found = found.filter(Q(valid_until=None) | Q(valid_until__gte=look.day))
    last = Place.objects.filter(pk=after).first() if after else None
    if last:
        beyond = Q(sort_name__gt=last.sort_name) | Q(sort_name=last.sort_name, pk__gt=last.pk)
        found = found.filter(beyond)
    listed = list(found.order_by("sort_name", "pk")[: PAGE + 1])
    return Rows(listed[:PAGE], listed[PAGE - 1].pk if len(listed) > PAGE else None)


@dataclass(frozen=True)
class Wider:
    """What is known only for a place that is wider than the level: how many activities of a kind."""

    place: UUID
    kind: UUID | None
    activities: int


def _wider_paths(look: Look) -> list[str]:
    """Give the paths of the area, of what it lies in, and of its parts that are wider than the level."""
    above = [look.path[:end] for end in range(STEP, len(look.path) + 1, STEP)]
    inside = Place.objects.filter(path__gte=look.path, path__lt=look.path + "g", depth__lt=look.depth)
    return [*above, *inside.values_list("path", flat=True)]


def wider_than(actor: Actor, look: Look) -> list[Wider]:
    """Give what stands beside the table because it is recorded for the area as a whole, or for more."""
    found = Site.objects.filter(
        going_on(look.day, "activity__"),
        ~Q(activity__in=hidden_from(actor, look.network).values("pk")),
        network=look.network,
        path__in=_wider_paths(look),
    )
    if look.kind:
        found = found.filter(activity__kind=look.kind)
    if look.group:
        found = found.filter(group=look.group)
    rows = (
        found.values_list("place", "activity__kind")
        .annotate(activities=Count("activity", distinct=True))
        .order_by("-activities")[:PAGE]
    )
    return [Wider(*row) for row in rows]


def without_place(actor: Actor, network: Network) -> int:
    """Count the sites whose place is known only in words, or not at all."""
    hidden = hidden_from(actor, network).values("pk")
    return Site.objects.filter(network=network, path="").exclude(activity__in=hidden).count()
