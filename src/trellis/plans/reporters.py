"""Who gives numbers: of a site, and of an indicator for a unit, a place or a member (C7.3)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.asks.directory import directory
from trellis.asks.rules import ENTER, relayed_by
from trellis.domain.problems import N_
from trellis.members.models import Organisation
from trellis.members.rules import in_force, seats_of
from trellis.networks.rules import has_verb, holds, network_is_open, sees
from trellis.places.models import Place
from trellis.plans.models import Due, Involved, Involvement, Keeper, Site

Organisations = Callable[[Actor], "QuerySet[Any, Any] | list[UUID]"]


def _spoken_for(actor: Actor) -> QuerySet[Any, Any]:
    return seats_of(actor).values("organisation")


def _relayed(actor: Actor) -> list[UUID]:
    """Give the organisations that somebody passes on for, as she does for the people who speak for them."""
    people = relayed_by(actor.person.pk) if actor.person else []
    return [pk for each in people for (pk,) in directory().spoken_for(each).values_list("organisation")]


def _of_site(mine: Any) -> Q:
    works = Involved.objects.filter(organisation__in=mine, how=Involvement.IMPLEMENTS)
    return Q(activity__organisation__in=mine) | Q(activity__in=works.values("activity"))


def kept_units(mine: Any) -> QuerySet[Keeper, Any]:
    """Give the ids of the units for which some organisations plan and report today."""
    return Keeper.objects.filter(in_force(), organisation__in=mine).values("unit")


def _of_due(mine: Any) -> Q:
    """Give the filter for numbers of organisations, of the units they keep, and of the places those cover."""
    kept = kept_units(mine)
    found = Q(organisation__in=mine) | Q(unit__in=kept)
    for path in _covered(kept):
        found |= Q(place__path__startswith=path)
    return found


def _covered(kept: QuerySet[Keeper, Any]) -> list[str]:
    rows = Place.objects.filter(units__in=kept).order_by()
    return list(rows.values_list("path", flat=True).distinct())


def _where(of: Callable[[Any], Q], who: Organisations) -> Callable[[Actor], Q]:
    return lambda actor: of(who(actor)) if actor.person else NONE


def _at_site(who: Organisations) -> Callable[[Actor, Any], bool]:
    where = _where(_of_site, who)

    def test(actor: Actor, site: Site | None) -> bool:
        return site is not None and Site.objects.filter(where(actor), pk=site.pk).exists()

    return test


def _for_due(who: Organisations) -> Callable[[Actor, Any], bool]:
    """Give the test, also for a number that nobody asked for yet: of whom it is is enough."""

    def test(actor: Actor, due: Due | None) -> bool:
        if due is None or actor.person is None:
            return False
        mine = who(actor)
        if due.organisation_id:
            return Organisation.objects.filter(pk__in=mine).filter(pk=due.organisation_id).exists()
        if due.unit_id:
            return kept_units(mine).filter(unit=due.unit_id).exists()
        path = due.place.path if due.place else ""
        return any(path.startswith(each) for each in _covered(kept_units(mine)))

    return test


works_there = Rule(
    N_("you speak for a member that does this work"), _at_site(_spoken_for), _where(_of_site, _spoken_for)
)
relays_there = Rule(
    N_("you relay for a member that does this work"), _at_site(_relayed), _where(_of_site, _relayed)
)
may_record = ((works_there | relays_there) & network_is_open()) | holds("result.record") | has_verb(ENTER)
"""Whoever speaks for the member that leads the work or carries it out, and who types in for others."""

reports_it = Rule(
    N_("you speak for whoever reports this"), _for_due(_spoken_for), _where(_of_due, _spoken_for)
)
relays_it = Rule(N_("you relay for whoever reports this"), _for_due(_relayed), _where(_of_due, _relayed))
may_give = ((reports_it | relays_it) & network_is_open()) | holds("report.give") | has_verb(ENTER)
"""Whoever speaks for the member, or for the keeper of the unit, and who types in for others (C7.3)."""

sees_reports = sees()
"""Numbers of a network: whoever sees the network's inside."""
may_make_indicator = holds("indicator.make", via="")
may_keep_indicator = holds("indicator.make")
may_ask = holds("report.ask")
may_set_rhythm = holds("report.ask", via="")
may_look = holds("report.see")
may_tell = holds("report.tell")
may_ask_counts = holds("result.ask")
