"""Objections that stand or were met, and blocks that a rule bears (C5.7)."""

import pytest

from tests.domain.counts import explained, said, verdict


def test_an_objection_stands_until_it_is_met() -> None:
    objection = {"member": "dsw", "choice": "object", "reason": "No budget before March."}
    ballots = said(nyb="agree", wif="stand_aside")
    found = verdict(*ballots, objection, rule={"method": "consent"})
    assert found.carried is False
    assert explained(found)[:2] == [
        "3 cast: 1 agree, 1 stand aside; objections standing 1, met 0: not carried.",
        "Department of Welfare objects: No budget before March.",
    ]
    met = verdict(*ballots, objection | {"resolved": True}, rule={"method": "consent"})
    assert explained(met)[:2] == [
        "3 cast: 1 agree, 1 stand aside; objections standing 0, met 1: carried.",
        "Department of Welfare objected, and it was met: No budget before March.",
    ]


def test_standing_aside_alone_is_no_consent() -> None:
    assert verdict(*said(nyb="stand_aside"), rule={"method": "consent"}).carried is False
    assert verdict(*said(nyb="reserve"), rule={"method": "consensus"}).carried is True


@pytest.mark.parametrize(("blocks", "carried"), [(0, False), (1, False), (2, True)])
def test_consensus_bears_as_many_blocks_as_the_rule_says(blocks: int, carried: bool) -> None:  # noqa: FBT001
    ballots = said(nyb="agree", dsw="block", wif="block", child="reserve", weavers="stand_aside")
    found = verdict(*ballots, rule={"method": "consensus", "blocks": blocks})
    assert found.carried is carried
    assert explained(found)[0] == (
        "5 cast: 1 agree, 1 with reservations, 1 stand aside, 2 block, "
        f"at most {blocks} may: {'carried' if carried else 'not carried'}."
    )


def test_objections_are_counted_by_heads_whatever_they_weigh() -> None:
    members = [{"id": "nyb", "weight": 9}, {"id": "dsw", "weight": 1}, {"id": "wif", "weight": 0}]
    found = verdict(
        *said(nyb="block", dsw="agree", wif="block"),
        members=members,
        rule={"method": "consensus", "blocks": 1},
    )
    assert (found.carried, found.weighted, found.figures.voices["block"]) == (True, False, 1)
    assert "Not counted, wif: Its voice has no weight." in explained(found)
