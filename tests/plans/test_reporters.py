"""Who gives numbers: both halves of every rule agree, for every person and object."""

from typing import Any

import pytest

from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from tests.plans.counting import activity, place, site
from tests.plans.reporting import AUGUST, districts
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.channels.models import Reach
from trellis.networks.models import Network, Status
from trellis.plans import reporters, urls
from trellis.plans.models import (
    Activity,
    Due,
    Indicator,
    Involved,
    Involvement,
    Report,
    Site,
    Tree,
)
from trellis.plans.queries.dues import due_for

TABLE: list[tuple[Rule, type[Any]]] = [
    (reporters.works_there, Site),
    (reporters.relays_there, Site),
    (reporters.reports_it, Due),
    (reporters.relays_it, Due),
    (reporters.sees_reports, Report),
]
ON = {
    "site": Site,
    "due": Due,
    "indicator": Indicator,
    "report": Report,
    "network": Network,
    "activity": Activity,
}
MINE = ("result.", "indicator.", "report.")


def furnish(north: North, south: South) -> list[Actor]:
    """Fill the north with one of everything, and give everybody who could ask."""
    there = districts(north)
    work = activity(north, organisation=north.office)
    Involved.objects.create(activity=work, organisation=north.centre, how=Involvement.IMPLEMENTS)
    site(work, said="The market")
    site(activity(north, organisation=north.group), said="A house")
    province = place("Chiang Rai")
    village = place("Ban Doi", province)
    there.doi.covers.add(province)
    for tree, pk in (
        (Tree.UNITS, there.doi.pk),
        (Tree.UNITS, there.huai.pk),
        (Tree.PLACES, village.pk),
        (Tree.PLACES, place("Elsewhere").pk),
        (Tree.MEMBERS, north.centre.pk),
        (Tree.MEMBERS, north.group.pk),
    ):
        due_for(north.network, tree, pk, period=AUGUST, indicator=there.indicator).save()
    there.give(there.doi, AUGUST, 1)
    Reach.objects.create(person=north.nok, relay=north.aree)
    steward = person("Sten Steward", is_steward=True)
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody)]


@pytest.mark.parametrize("is_closed", [False, True])
def test_both_halves_agree(north: North, south: South, is_closed: bool) -> None:  # noqa: FBT001  a case
    assert urls.urlpatterns
    actors = furnish(north, south)
    if is_closed:
        Network.objects.filter(pk=north.network.pk).update(status=Status.CLOSED)
    found = [each for rule, model in TABLE for each in disagreements(rule, model, actors)]
    verbs = sorted(verb for verb in VERBS if verb.startswith(MINE))
    assert len(verbs) == 13
    for verb in verbs:
        found += disagreements(VERBS[verb].allow, ON[VERBS[verb].on], actors)
    assert found == []


def test_the_keeper_of_a_unit_reports_for_the_places_it_covers(north: North, south: South) -> None:
    furnish(north, south)
    of_nok = Due.objects.filter(reporters.reports_it.where(by(north.nok)))
    assert {str(each.unit or each.place or each.organisation) for each in of_nok} == {
        "Ban Doi",
        str(north.centre),
    }
    assert of_nok.filter(place__isnull=False).count() == 1
    assert reporters.relays_it.test(by(north.aree), of_nok.first())
    assert not reporters.works_there.test(by(north.nok), None)
    assert not reporters.reports_it.test(NOBODY, of_nok.first())
