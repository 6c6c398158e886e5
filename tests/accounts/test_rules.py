"""For every rule of this room, test half and where half agree, and who may what."""

from typing import Any

import pytest

from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.accounts import actions, codes, rules
from trellis.accounts.models import Invitation, Person
from trellis.accounts.people import Details
from trellis.networks.actions import seat
from trellis.networks.models import Network

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.is_oneself, Person),
    (rules.may_change, Person),
    (rules.may_invite, Person),
    (rules.looks_after("person.change"), Person),
    (rules.may_add, Network),
    (rules.brings_in("person.add"), Network),
    (rules.is_invited, Invitation),
]


@pytest.fixture
def actors(north: North, south: South) -> dict[str, Actor]:
    """Give the people of standing, a steward, somebody in both networks, somebody just added, and nobody."""
    steward, both = person("Sunee Kept"), person("Both Sides")
    actions.name_steward(actor=OPERATOR, person=steward)
    for network in (north.network, south.network):
        seat(network.roles.get(key="observer"), both)
    fresh = actions.add_person(
        actor=by(north.malee), network=north.network, details=Details(name="Fresh Face")
    )
    for each in Person.objects.all():
        actions.make_invitation(actor=OPERATOR, person=each, code=codes.new())
    people = {**vars(north), "wipa": south.wipa, "steward": steward, "both": both, "fresh": fresh}
    found = {name: by(each) for name, each in people.items() if isinstance(each, Person)}
    return {**found, "nobody": NOBODY, "operator": OPERATOR}


@pytest.mark.parametrize(("rule", "model"), TABLE)
def test_both_halves_agree(rule: Rule, model: type[Any], actors: dict[str, Actor]) -> None:
    for name, actor in actors.items():
        allowed = set(model.objects.filter(rule.where(actor)).values_list("pk", flat=True))
        tested = {thing.pk for thing in model.objects.all() if rule.test(actor, thing)}
        assert allowed == tested, name


@pytest.mark.parametrize(
    ("who", "whom"),
    [
        ("malee", {"somchai", "nok", "aree", "preecha", "fresh"}),
        ("wipa", set()),
        ("somchai", set()),
        ("nok", set()),
        ("nobody", set()),
    ],
)
def test_who_may_hand_a_code_to_whom(actors: dict[str, Actor], who: str, whom: set[str]) -> None:
    may = {
        name
        for name, actor in actors.items()
        if actor.person and rules.may_invite.test(actors[who], actor.person)
    }
    assert may == whom


@pytest.mark.parametrize("who", ["steward", "operator"])
def test_who_keeps_the_installation_may_help_everybody(actors: dict[str, Actor], who: str) -> None:
    people = [actor.person for actor in actors.values() if actor.person]
    assert all(
        rules.may_invite.test(actors[who], each) and rules.may_change.test(actors[who], each)
        for each in people
    )


def test_without_an_object_nobody_but_the_keepers_may(actors: dict[str, Actor]) -> None:
    for name, actor in actors.items():
        assert rules.may_add.test(actor, None) == (name in {"steward", "operator"})
        assert not rules.is_oneself.test(actor, None)
        assert not rules.looks_after("person.change").test(actor, None)
        assert not rules.is_invited.test(actor, None)


def test_a_role_by_email_lets_nobody_take_an_account_over(north: North, south: South) -> None:
    opened, left = person("Chai Operator"), north.aree
    north.network.assignments.filter(person=left).delete()
    for whom in (opened, left):
        seat(south.network.roles.get(key="observer"), whom)
        assert not rules.may_invite.test(by(south.wipa), whom)
        assert not rules.may_change.test(by(south.wipa), whom)
