"""For every rule of this room, test half and where half agree, for every person and object."""

from typing import Any

import pytest

from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.networks import actions, rules
from trellis.networks.models import Assignment, Network, Offer, Role, Section, Status, Unit

TABLE: list[tuple[Rule, type[Any]]] = [
    (rules.sees_network, Network),
    (rules.shows_itself, Network),
    (rules.knows_network, Network),
    (rules.sees_type, Network),
    *((rules.shows(section), Network) for section in Section),
    (rules.sees(), Unit),
    (rules.sees(), Role),
    (rules.sees(), Assignment),
]
ON = {"network": Network, "unit": Unit, "role": Role, "assignment": Assignment, "offer": Offer}
OURS = ("network.", "unit.", "role.")
DEEDS = [
    (verb.allow, ON[verb.on])
    for verb in VERBS.values()
    if verb.name.startswith(OURS) and verb.name != "network.open"
]


def actors(north: North, south: South) -> list[Actor]:
    """Give everybody who may come along."""
    steward = person("Siri Steward", is_steward=True)
    people = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa, steward)
    return [*map(by, people), NOBODY, OPERATOR]


@pytest.mark.parametrize("standing", ["inside", "published", "closed"])
def test_both_halves_agree(north: North, south: South, standing: str) -> None:
    malee, network = by(north.malee), north.network
    actions.offer_role(actor=malee, role=network.roles.get(key="observer"), person=south.wipa)
    actions.add_unit(actor=malee, network=network, names={"en": "Committee"})
    if standing == "published":
        actions.publish(actor=malee, network=network, sections=["profile", "units"])
    if standing == "closed":
        actions.set_status(actor=malee, network=network, status=Status.CLOSED, reason="The work is done.")
    everybody = actors(north, south)
    for rule, model in [*TABLE, *DEEDS]:
        for actor in everybody:
            shown = set(model.objects.filter(rule.where(actor)).values_list("pk", flat=True))
            for thing in model.objects.all():
                assert rule.test(actor, thing) == (thing.pk in shown), (actor, thing, rule.says)


def test_the_table_has_every_deed_of_this_room() -> None:
    assert len(DEEDS) == len([name for name in VERBS if name.startswith(OURS)]) - 1
    assert len(DEEDS) >= 15
