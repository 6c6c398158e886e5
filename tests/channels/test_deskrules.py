"""For every rule of the desks, test half and where half agree."""

import pytest

from tests.channels.desks import printed
from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.channels import deskrules
from trellis.channels.actions.calls import take_turn
from trellis.channels.models import Sheet, Turn
from trellis.networks.models import Network, Status


@pytest.mark.parametrize("is_closed", [False, True])
def test_both_halves_agree_and_a_closed_network_has_no_desks(
    north: North, south: South, *, is_closed: bool
) -> None:
    printed(north)
    take_turn(actor=by(north.malee), network=north.network, person=north.aree)
    if is_closed:
        Network.objects.update(status=Status.CLOSED)
    people = (north.malee, north.somchai, north.nok, north.aree, north.preecha, south.wipa)
    actors = [NOBODY, OPERATOR, *(by(each) for each in people)]
    table = [
        (deskrules.may_print, Network),
        (deskrules.may_call, Network),
        (deskrules.may_note_sheet, Sheet),
        (deskrules.may_end_turn, Turn),
    ]
    assert [each for rule, model in table for each in disagreements(rule, model, actors)] == []
    may = {each.name for each in people if deskrules.may_print.test(by(each), north.network)}
    assert may == (set() if is_closed else {"Malee Srisuk", "Preecha Boonmee", "Somchai Jaidee"})
