"""Reading activities, always for somebody: `chosen` narrows them, for every view, export and table."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from trellis.access.actor import Actor
from trellis.domain.dimensions import BITS, Dimension
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members import naming
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans import rules
from trellis.plans.models import Activity, Involved, Site, Status
from trellis.search import entries

PAGE = 50
SITES_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What somebody looks for among activities; what is empty narrows nothing.

    `since` and `until` enclose when it is done: one without dates may be done at any time. A place that
    isn't known `is_nowhere`: nothing is done there.
    """

    words: str = ""
    status: str = ""
    kind: UUID | None = None
    group: UUID | None = None
    place: Place | None = None
    is_nowhere: bool = False
    member: UUID | None = None
    objective: UUID | None = None
    plan: UUID | None = None
    dimension: Dimension | None = None
    unit: UUID | None = None
    since: date | None = None
    until: date | None = None

    @property
    def narrow(self) -> bool:
        """Say whether anything but the search narrows the list."""
        return any(value for name, value in vars(self).items() if name != "words")


def _said(network: Network, words: str) -> Q:
    named = entries.found_among(Organisation.objects.filter(network=network), naming.KIND, words)
    found = Q(title__icontains=words) | Q(code__istartswith=words) | Q(organisation__in=named.values("pk"))
    number = words.removeprefix("#")
    is_number = number.isascii() and number.isdigit() and len(number) <= len("999999999")
    return found | Q(number=int(number)) if is_number else found


def _at(wanted: Filter) -> Q:
    if wanted.place is None and wanted.group is None:
        return Q()
    sites = Site.objects.filter(activity=OuterRef("pk"))
    if wanted.place is not None:
        # "g" comes after every sign of a path, so this is the range of all paths that begin with the place's.
        sites = sites.filter(path__gte=wanted.place.path, path__lt=wanted.place.path + "g")
    if wanted.group is not None:
        sites = sites.filter(group=wanted.group)
    return Q(Exists(sites))


def _by(member: UUID | None) -> Q:
    if member is None:
        return Q()
    taken_part = Involved.objects.filter(activity=OuterRef("pk"), organisation=member)
    return Q(organisation=member) | Q(Exists(taken_part))


def _when(wanted: Filter) -> Q:
    begun = Q(since=None) | Q(since__lte=wanted.until) if wanted.until else Q()
    lasting = Q(until=None) | Q(until__gte=wanted.since) if wanted.since else Q()
    return begun & lasting


def _goals(wanted: Filter) -> Q:
    found = Q()
    if wanted.objective is not None:
        found &= Q(objective=wanted.objective) | Q(objective__parent=wanted.objective)
    if wanted.plan is not None:
        found &= Q(plan=wanted.plan) | Q(objective__plan=wanted.plan)
    return found


def _about(rows: QuerySet[Activity], dimension: Dimension | None) -> QuerySet[Activity]:
    """Narrow to a dimension: the activity's own, or where it states none that of its kind."""
    if dimension is None:
        return rows
    bit = BITS[dimension]
    own = F("dimensions").bitand(bit)
    of_kind = F("kind__dimensions").bitand(bit)
    marked = rows.alias(own_bit=own, kind_bit=of_kind)
    return marked.filter(Q(own_bit=bit) | Q(dimensions=0, kind_bit=bit))


def chosen(actor: Actor, network: Network, wanted: Filter) -> QuerySet[Activity]:
    """Give a network's activities that somebody may read and that fit; in no order, nothing joined."""
    rows = Activity.objects.filter(rules.sees_activity.where(actor), network=network)
    rows = rows.none() if wanted.is_nowhere else rows
    exactly: dict[str, Any] = {"kind": wanted.kind, "unit": wanted.unit}
    exactly |= {"status": wanted.status if wanted.status in Status.values else None}
    rows = rows.filter(**{name: value for name, value in exactly.items() if value})
    if wanted.words.strip():
        rows = rows.filter(_said(network, wanted.words.strip()))
    rows = rows.filter(_at(wanted) & _by(wanted.member) & _when(wanted) & _goals(wanted))
    return _about(rows, wanted.dimension)


def hidden_in(actor: Actor, network: Network) -> int:
    """Count the activities of a network that somebody may not read: that there are some she may know."""
    here = Activity.objects.filter(network=network)
    return here.exclude(rules.sees_activity.where(actor)).count()


@dataclass(frozen=True)
class ActivitiesPage:
    """Fifty activities, the latest first, and the number to go on from if there are more."""

    rows: list[Activity]
    next: int | None


def activities_page(actor: Actor, network: Network, wanted: Filter, before: int | None) -> ActivitiesPage:
    """Give a page of the list, the latest first."""
    rows = chosen(actor, network, wanted)
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows.select_related("organisation", "kind").order_by("-number")[: PAGE + 1])
    shown = found[:PAGE]
    return ActivitiesPage(shown, shown[-1].number if len(found) > PAGE else None)


def activity_seen(actor: Actor, network: Network, pk: UUID) -> Activity:
    """Give an activity, or the problem that there's none to be seen."""
    here = Activity.objects.filter(rules.sees_activity.where(actor), network=network, pk=pk)
    joined = here.select_related("organisation", "kind", "plan", "objective", "unit")
    found = joined.first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def involved_in(activity: Activity) -> list[Involved]:
    """Give who takes part in an activity beside its leader, and how."""
    rows = activity.involved.select_related("organisation")
    return list(rows.order_by("how", "organisation__sort_name", "pk"))


def sites_of(activity: Activity) -> list[Site]:
    """Give where an activity is done and for whom, the first two hundred."""
    rows = activity.sites.select_related("place", "group").order_by("path", "said", "group__position", "pk")
    return list(rows[:SITES_SHOWN])


def places_of(activities: list[Activity]) -> dict[UUID, list[Site]]:
    """Give the sites of some activities, for a list that names a few of each."""
    rows = Site.objects.filter(activity__in=activities).select_related("place").order_by("path", "said", "pk")
    found: dict[UUID, list[Site]] = {}
    for each in rows[: PAGE * SITES_SHOWN]:
        found.setdefault(each.activity_id, []).append(each)
    return found
