"""For every rule of deciding, test half and where half agree, for every person and object."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.decisions import notices, rules, urls
from trellis.decisions.actions.discussion import amend
from trellis.decisions.actions.presence import give_proxy
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Amendment, Ballot, Entitled, Outcome, Proposal, Voice
from trellis.members.rules import is_its_author, speaks, wrote_it
from trellis.networks import actions as networks
from trellis.networks.models import Assignment, Network, Status
from trellis.networks.rules import network_is_open

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.sees_row, Proposal),
    (speaks(""), Network),
    (network_is_open(""), Network),
    (network_is_open(), Proposal),
    (wrote_it(), Proposal),
    (wrote_it("proposal"), Amendment),
    (is_its_author(), Proposal),
    (is_its_author("proposal"), Amendment),
    (rules.is_public, Proposal),
    (rules.may_discuss, Proposal),
    (rules.may_amend, Proposal),
    (rules.may_change, Proposal),
    (rules.may_answer, Amendment),
    (rules.may_give_voice, Entitled),
    (rules.may_recuse, Entitled),
    (rules.may_confirm_voice, Voice),
    (rules.may_resolve, Voice),
    (rules.may_tell, Proposal),
]
ON = {
    "network": Network,
    "proposal": Proposal,
    "amendment": Amendment,
    "ballot": Ballot,
    "entitled": Entitled,
    "voice": Voice,
}
ROOM = {"proposal", "amendment", "ballot", "presence", "voice", "proxy", "objection", "decision"}


def verbs_here() -> list[str]:
    """Give the verbs of this room; its addresses import all its actions."""
    assert urls.urlpatterns
    return sorted(verb for verb in VERBS if verb.partition(".")[0] in ROOM)


def furnish(north: North, south: South) -> list[Actor]:
    """Fill the north with one of everything, and give everybody who could ask."""
    speakers(north)
    rule(north, MAJORITY | {"proxies": {"per_holder": 1}})
    public = proposal(north)
    Proposal.objects.filter(pk=public.pk).update(audience="public", outcome=Outcome.CARRIED)
    amend(actor=by(north.aree), proposal=proposal(north), text="Another.", why="Better.")
    ballot = opened(north, proposal(north))
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    give_proxy(actor=by(north.aree), entitled=row(ballot, north.group), holder=row(ballot, north.centre))
    steward = person("Sten Steward", is_steward=True)
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody)]


def wrong(actors: list[Actor]) -> list[str]:
    found = [each for rule, model in TABLE for each in disagreements(rule, model, actors)]
    for verb in verbs_here():
        found += disagreements(VERBS[verb].allow, ON[VERBS[verb].on], actors)
    return found


def test_both_halves_of_every_rule_agree(north: North, south: South) -> None:
    assert len(verbs_here()) > 25
    assert wrong(furnish(north, south)) == []


def test_they_agree_in_a_closed_network_too(north: North, south: South) -> None:
    actors = furnish(north, south)
    networks.set_status(actor=by(north.malee), network=north.network, status=Status.CLOSED, reason="It ends.")
    assert wrong(actors) == []
    assert not rules.may_discuss.test(by(north.malee), Proposal.objects.first())


def test_a_rule_about_nothing_says_no(north: North) -> None:
    for each, _model in TABLE:
        assert each.test(by(north.nok), None) is False, each.says


@pytest.mark.parametrize(
    ("who", "verbs"),
    [
        ("malee", {"ballot.open", "ballot.close", "voice.enter", "voice.second", "proposal.make"}),
        ("somchai", {"ballot.open", "ballot.close", "voice.enter", "voice.second", "proposal.make"}),
        ("preecha", {"voice.enter", "voice.second"}),
        ("aree", set()),
        ("nok", {"proposal.make"}),
    ],
)
def test_who_may_what_by_her_role(north: North, who: str, verbs: set[str]) -> None:
    asked = {"ballot.open", "ballot.close", "voice.enter", "voice.second", "proposal.make"} & set(
        verbs_here()
    )
    found = proposal(north)
    things = {"network": north.network, "proposal": found}
    may = set()
    for verb in asked:
        thing = things.get(VERBS[verb].on, found)
        if VERBS[verb].allow.test(by(getattr(north, who)), thing):
            may.add(verb)
    assert may == verbs


def test_who_has_left_the_network_is_no_author_there_any_more(north: North) -> None:
    speakers(north)
    amend(actor=by(north.aree), proposal=proposal(north), text="The group trains twenty.", why="More.")
    Proposal.objects.update(organisation=None)
    assert len(notices.to_answer(by(north.nok))) == 1
    assert rules.may_withdraw.test(by(north.nok), Proposal.objects.get())
    Assignment.objects.filter(person=north.nok).update(until=timezone.localdate() - timedelta(days=1))
    assert notices.to_answer(by(north.nok)) == []
    assert not rules.may_withdraw.test(by(north.nok), Proposal.objects.get())
