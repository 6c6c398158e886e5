"""For every rule of planning meetings, test half and where half agree, for every person and object."""

from typing import Any

import pytest

from tests.meetings.planning import called, next_week, planned
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.accounts.models import Person
from trellis.channels.models import Reach
from trellis.meetings import rules, urls
from trellis.meetings.actions.agenda import Item, accept, propose
from trellis.meetings.actions.invitations import invite
from trellis.meetings.models import AgendaItem, Holiday, Invitation, Meeting, Series
from trellis.networks.models import Network, Status

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.sees_row, Meeting),
    (rules.leads(), Meeting),
    (rules.leads("meeting"), AgendaItem),
    (rules.is_invited, Invitation),
    (rules.speaks_for_it, Invitation),
    (rules.relays, Invitation),
    (rules.is_proposed, AgendaItem),
    (rules.is_oneself, Person),
]
ON = {
    "network": Network,
    "meeting": Meeting,
    "invitation": Invitation,
    "series": Series,
    "holiday": Holiday,
    "person": Person,
}
MINE = ("meeting.", "agenda.", "series.", "holiday.", "calendar.")


def furnish(north: North, south: South) -> list[Actor]:
    """Fill the north with one of everything, and give everybody who could ask."""
    planned(north, chair=north.nok, secretary=north.aree)
    meeting = called(north)
    invite(actor=by(north.malee), meeting=meeting, people=[north.aree, north.preecha])
    for title in ("The bus", "Rooms"):
        item = propose(actor=by(north.nok), meeting=meeting, item=Item(title=title))
    accept(actor=by(north.malee), item=item)
    day = next_week().date()
    Holiday.objects.create(network=north.network, day=day)
    Series.objects.create(network=north.network, begins=next_week().time(), since=day)
    Reach.objects.create(person=north.preecha, relay=north.aree)
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
    for verb in sorted(verb for verb in VERBS if verb.startswith(MINE)):
        on = VERBS[verb].on
        model = AgendaItem if on == "item" else ON.get(on)
        if model is not None:
            found += disagreements(VERBS[verb].allow, model, actors)
    assert found == []


def test_who_relays_answers_and_proposes_for_those_she_carries_for(north: North, south: South) -> None:
    furnish(north, south)
    hers = Invitation.objects.get(person=north.preecha)
    assert rules.may_respond.test(by(north.aree), hers)
    assert not rules.may_respond.test(by(north.nok), hers)
    Reach.objects.create(person=north.nok, relay=north.aree)
    assert rules.relays_for(by(north.aree), north.centre.pk)
    assert not rules.relays_for(by(north.aree), north.office.pk)
    assert not rules.relays_for(NOBODY, north.centre.pk)
