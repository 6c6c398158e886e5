"""The writers of activities: added, changed, handed on to another leader; where, and for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.dimensions import Dimension, bits_of
from trellis.domain.ordering import loop_through
from trellis.domain.problems import (
    ACTIVITY_CIRCLE,
    ACTIVITY_CODE_TAKEN,
    ACTIVITY_NOT_YOURS,
    OTHER_NETWORK,
    SITE_HAS_RESULTS,
    SITE_MISSING,
    Problem,
)
from trellis.domain.text import clean
from trellis.members.actions.directory import in_order, same_network
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit
from trellis.places.models import Place
from trellis.plans import rules
from trellis.plans.models import (
    Activity,
    Audience,
    Group,
    Involved,
    Involvement,
    Kind,
    Objective,
    Plan,
    Precision,
    Site,
)

_APART = ("involved", "after")


@dataclass(frozen=True, kw_only=True)
class Doing:
    """What an activity is: what is done, of what kind, for which objective, when, with whom, after what."""

    title: str
    text: str = ""
    code: str = ""
    kind: Kind | None = None
    dimensions: Iterable[Dimension] = ()
    plan: Plan | None = None
    objective: Objective | None = None
    unit: Unit | None = None
    since: date | None = None
    until: date | None = None
    audience: Audience = Audience.NETWORK
    needs_approval: bool = False
    involved: Sequence[tuple[Organisation, Involvement]] = ()
    after: Sequence[Activity] = ()

    def columns(self) -> dict[str, Any]:
        """Give what stands in the activity's own row."""
        own = {name: value for name, value in vars(self).items() if name not in _APART}
        words = {"title": clean(self.title), "text": self.text.strip(), "code": clean(self.code)}
        return own | words | {"dimensions": bits_of(self.dimensions)}


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place, or words for one that isn't known, and a group of people."""

    place: Place | None = None
    said: str = ""
    group: Group | None = None
    precision: Precision = Precision.EXACT


def _check(network: Network, doing: Doing) -> None:
    same_network(network, doing.unit, *(organisation for organisation, _how in doing.involved))
    for each in (doing.kind, doing.plan, doing.objective, *doing.after):
        if each is not None and each.network_id != network.pk:
            raise Problem(OTHER_NETWORK, what=str(each))
    in_order(doing.since, doing.until)


def _check_code(activity: Activity) -> None:
    here = Activity.objects.filter(network=activity.network_id, code=activity.code).exclude(pk=activity.pk)
    if activity.code and here.exists():
        raise Problem(ACTIVITY_CODE_TAKEN, code=activity.code)


def _write_involved(activity: Activity, involved: Sequence[tuple[Organisation, Involvement]]) -> None:
    activity.involved.all().delete()
    pairs = dict.fromkeys((organisation.pk, how) for organisation, how in involved)
    Involved.objects.bulk_create(
        Involved(activity=activity, organisation_id=organisation, how=how) for organisation, how in pairs
    )
    concern(organisation.pk for organisation, _how in involved)


def _write_order(activity: Activity, after: Sequence[Activity]) -> None:
    """Note what it comes after, unless it would then come after itself."""
    through = Activity.after.through
    rows = through.objects.filter(from_activity__network=activity.network_id)
    known: dict[Any, list[Any]] = {}
    for one, other in rows.values_list("from_activity", "to_activity"):
        known.setdefault(one, []).append(other)
    known[activity.pk] = [each.pk for each in after]
    loop = loop_through(known, activity.pk)
    if loop:
        numbers = dict(Activity.objects.filter(pk__in=loop).values_list("pk", "number"))
        raise Problem(ACTIVITY_CIRCLE, way=" → ".join(f"#{numbers[each]}" for each in (*loop, loop[0])))
    activity.after.set(after)


def next_number(network: Network) -> int:
    """Give the network's next number of an activity; two who add one at once wait for each other."""
    Network.objects.select_for_update().get(pk=network.pk)
    return (Activity.objects.filter(network=network).aggregate(last=Max("number"))["last"] or 0) + 1


def write_sites(activity: Activity, spots: Iterable[Spot]) -> list[Site]:
    """Write where it is done and for whom, each pair once; others call it within a deed."""
    made: dict[str, Site] = {}
    for each in spots:
        if each.group is not None and each.group.network_id != activity.network_id:
            raise Problem(OTHER_NETWORK, what=str(each.group))
        row = Site(network_id=activity.network_id, activity=activity, place=each.place, group=each.group)
        row.said = "" if each.place else clean(each.said)
        row.precision = each.precision if each.place else Precision.WORDS
        row.settle()
        made[row.key] = row
    known = set(activity.sites.filter(key__in=made).values_list("key", flat=True))
    return Site.objects.bulk_create(row for key, row in made.items() if key not in known)


@action("activity.add", on="network", allow=rules.may_act)
def add_activity(
    *, actor: Actor, network: Network, organisation: Organisation, doing: Doing, spots: Sequence[Spot] = ()
) -> Activity:
    """Add an activity that a member leads: by whoever speaks for it, or keeps all activities."""
    same_network(network, organisation)
    _check(network, doing)
    made = Activity(network=network, organisation=organisation, **doing.columns())
    if not (rules.may_act_for_any.test(actor, made) or rules.leads.test(actor, made)):
        raise Problem(ACTIVITY_NOT_YOURS)
    made.number = next_number(network)
    _check_code(made)
    made.save()
    _write_involved(made, doing.involved)
    _write_order(made, doing.after)
    sites = write_sites(made, spots)
    note(number=made.number, sites=len(sites))
    return made


@action("activity.change", on="activity", allow=rules.may_change_activity)
def change_activity(*, actor: Actor, activity: Activity, doing: Doing, version: int) -> Activity:
    """Change what is done, when, with whom; who leads it stays until it is handed on."""
    Network.objects.select_for_update().get(pk=activity.network_id)
    found = hold(activity, version)
    _check(found.network, doing)
    for name, value in doing.columns().items():
        setattr(found, name, value)
    _check_code(found)
    found.version += 1
    found.save()
    _write_involved(found, doing.involved)
    _write_order(found, doing.after)
    return found


@action("activity.hand-on", on="activity", allow=rules.may_change_activity, keeps=("reason",))
def hand_on(*, actor: Actor, activity: Activity, organisation: Organisation, reason: str = "") -> Activity:
    """Let another member lead an activity."""
    same_network(activity.network, organisation)
    found = hold(activity)
    concern([found.organisation_id, organisation.pk])
    found.organisation = organisation
    found.version += 1
    found.save()
    return found


@action("activity.place", on="activity", allow=rules.may_change_activity)
def add_sites(*, actor: Actor, activity: Activity, spots: Sequence[Spot]) -> Activity:
    """Say where else it is done, and for whom; what is said already isn't said twice."""
    if not spots:
        raise Problem(SITE_MISSING)
    made = write_sites(hold(activity), spots)
    note(sites=len(made))
    return activity


@action("activity.unplace", on="site", allow=rules.may_place)
def remove_site(*, actor: Actor, site: Site) -> Site:
    """Take out a place or a group where nothing was reached yet; what was reached stays with its place."""
    found = hold(site)
    if found.results.exists():
        raise Problem(SITE_HAS_RESULTS)
    Site.objects.filter(pk=found.pk).delete()
    return found
