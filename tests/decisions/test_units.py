"""A member belongs to the unit that covers its home place, so that a quorum can be asked of each unit."""

import pytest

from tests.decisions.deciding import opened, proposal, row, rule, speakers
from tests.networks.test_units import place
from tests.people import North, by
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.voices import give_voice
from trellis.domain.problems import NO_QUORUM_YET, Problem
from trellis.members.models import Organisation
from trellis.networks import actions as networks
from trellis.networks.queries.homes import units_of_places
from trellis.places.models import Place

EACH_UNIT = {"method": "majority", "quorum": {"each_unit": "1/2"}}


def _lives(organisation: Organisation, where: Place) -> None:
    organisation.home = where
    organisation.save(update_fields=["home"])


@pytest.fixture
def two_units(north: North) -> North:
    """Let the office live in the province, the centre and the group in a village of the hills."""
    province = place("Chiang Mai")
    village = place("Ban Mai", place("Mae Ai", province))
    malee = by(north.malee)
    whole = networks.add_unit(actor=malee, network=north.network, names={"en": "Province"}, covers=[province])
    assert village.parent is not None
    networks.add_unit(
        actor=malee, network=north.network, names={"en": "Hills"}, parent=whole, covers=[village.parent]
    )
    _lives(north.office, province)
    _lives(north.centre, village)
    _lives(north.group, village)
    speakers(north)
    rule(north, EACH_UNIT)
    return north


def test_each_member_is_listed_under_the_nearest_unit(two_units: North) -> None:
    ballot = opened(two_units, proposal(two_units))
    listed = {each: row(ballot, getattr(two_units, each)).unit for each in ("office", "centre", "group")}
    assert {each: unit.names["en"] for each, unit in listed.items() if unit} == {
        "office": "Province",
        "centre": "Hills",
        "group": "Hills",
    }


def test_a_unit_without_anybody_is_no_quorum(two_units: North) -> None:
    ballot = opened(two_units, proposal(two_units))
    give_voice(actor=by(two_units.nok), entitled=row(ballot, two_units.centre), choice="yes")
    give_voice(actor=by(two_units.aree), entitled=row(ballot, two_units.group), choice="yes")
    ballot.closes_at = ballot.opened_at
    ballot.save(update_fields=["closes_at"])
    closed = close_ballot(actor=by(two_units.malee), ballot=ballot)
    assert closed.verdict is not None
    assert closed.verdict["outcome"] == "no_quorum"
    assert (
        "Quorum of Province: 1 of 1 needed, 0 present: not met, 1 missing." in closed.verdict["explanation"]
    )


def test_a_meeting_isnt_opened_without_a_unit(two_units: North) -> None:
    here = frozenset({two_units.centre.pk, two_units.group.pk})
    with pytest.raises(Problem) as refused:
        opened(two_units, proposal(two_units), present=here)
    assert refused.value.kind == NO_QUORUM_YET


def test_of_two_units_for_one_place_the_deeper_counts(two_units: North) -> None:
    hills = two_units.network.units.get(names__en="Hills")
    covered = hills.covers.get()
    networks.add_unit(
        actor=by(two_units.malee), network=two_units.network, names={"en": "Beside"}, covers=[covered]
    )
    elsewhere = place("Bangkok")
    found = units_of_places(two_units.network, [covered.pk, elsewhere.pk])
    assert found == {covered.pk: hills}


def test_a_network_whose_units_cover_nothing_has_no_homes(north: North) -> None:
    assert units_of_places(north.network, [place("Chiang Mai").pk]) == {}
