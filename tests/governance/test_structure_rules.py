"""For every right about bodies, delegation and memoranda, test half and where half agree."""

from typing import Any

import pytest

from tests.governance.test_bodies import body, sits
from tests.governance.test_delegation import give
from tests.governance.test_memoranda import draft, opened, sides
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS
from trellis.access.actor import Actor
from trellis.governance.actions.signing import sign
from trellis.governance.models import Body, Delegation, Memorandum, Obligation, Party, Signature
from trellis.networks.models import Network

ON: dict[str, type[Any]] = {
    "network": Network,
    "body": Body,
    "delegation": Delegation,
    "memorandum": Memorandum,
    "party": Party,
    "obligation": Obligation,
    "signature": Signature,
}
HERE = ("body.", "delegation.", "memorandum.", "party.", "obligation.")


def furnish(north: North, south: South) -> list[Actor]:
    """Fill the network with one of everything, and give everybody who could ask."""
    sits(north, body(north), north.centre)
    give(north)
    draft(north)
    sign(actor=by(north.nok), party=sides(opened(north))[0])
    everybody = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa)
    return [NOBODY, OPERATOR, *(by(each) for each in everybody), by(person("Sten Steward", is_steward=True))]


@pytest.mark.parametrize("verb", sorted(verb for verb in VERBS if verb.startswith(HERE)))
def test_both_halves_of_every_right_agree(verb: str, north: North, south: South) -> None:
    actors = furnish(north, south)
    assert disagreements(VERBS[verb].allow, ON[VERBS[verb].on], actors) == []


def test_there_are_rights_to_prove() -> None:
    assert len([verb for verb in VERBS if verb.startswith(HERE)]) == 31
