"""A majority that is asked again in each constituency, and what silence means there (C8.2, C8.3)."""

import pytest

from tests.domain.counts import MEMBERS, explained, said, verdict
from trellis.domain.verdict import Outcome


def test_a_second_majority_is_asked_in_each_constituency() -> None:
    rule = {"double_majority": {"needed": "all"}}
    found = verdict(*said(nyb="yes", dsw="yes", wif="yes", child="no", weavers="yes"), rule=rule)
    assert (found.outcome, found.figures.short) == (Outcome.NOT_CARRIED, 0)
    assert explained(found)[0] == (
        "5 cast, 3 needed, 4 yes, but too few constituencies in favour: not carried."
    )
    assert explained(found)[-4:] == [
        "go: 2 cast, 2 needed, 2 yes: in favour.",
        "ngo: 2 cast, 2 needed, 1 yes: not in favour, 1 short.",
        "cbo: 1 cast, 1 needed, 1 yes: in favour.",
        "Constituencies: 2 of 3 in favour, 3 needed: too few.",
    ]


@pytest.mark.parametrize(
    ("needed", "carried"), [(2, True), (3, False), ("2/3", True), ("3/4", False), (4, False)]
)
def test_the_rule_says_how_many_constituencies_it_takes(needed: int | str, carried: bool) -> None:  # noqa: FBT001
    rule = {"double_majority": {"needed": needed}}
    found = verdict(*said(nyb="yes", dsw="yes", wif="yes", child="no", weavers="yes"), rule=rule)
    assert found.carried is carried


@pytest.mark.parametrize(
    ("silent", "carried", "says"),
    [
        ("against", False, "cbo: no voice was cast, so it isn't in favour."),
        ("left_out", True, "cbo: no voice was cast, so the rule leaves it out."),
    ],
)
def test_a_constituency_that_says_nothing_counts_as_the_rule_says(
    silent: str,
    carried: bool,  # noqa: FBT001
    says: str,
) -> None:
    rule = {"double_majority": {"silent": silent}}
    found = verdict(*said(nyb="yes", wif="yes"), rule=rule)
    assert found.carried is carried
    assert says in explained(found)


def test_nothing_is_carried_where_no_constituency_is_left() -> None:
    members = [{"id": "nyb"}, {"id": "dsw", "constituency": "go", "observer": True}]
    found = verdict(*said(nyb="yes"), members=members, rule={"double_majority": {}})
    assert found.outcome is Outcome.NOT_CARRIED
    assert explained(found)[-1] == "Constituencies: 0 of 0 in favour, 1 needed: too few."


def test_beneficiaries_have_a_seat_of_their_own() -> None:
    rule = {"double_majority": {"constituencies": ["go"], "beneficiaries": "own_seat"}}
    ballots = said(nyb="yes", dsw="yes", wif="yes", weavers="no")
    found = verdict(*ballots, rule=rule)
    assert found.double_majority is not None
    assert [(each.part, each.carries) for each in found.double_majority.groups] == [
        ("constituency", True),
        ("beneficiaries", False),
    ]
    assert "Groups of beneficiaries: 1 cast, 1 needed, 0 yes: not in favour, 1 short." in explained(found)
    everywhere = verdict(*ballots, rule={"double_majority": {"beneficiaries": "own_seat"}})
    assert "cbo: nobody there may vote, so it is left out." in explained(everywhere)


def test_no_beneficiaries_no_seat_of_their_own() -> None:
    rule = {"double_majority": {"beneficiaries": "own_seat"}}
    found = verdict(*said(nyb="yes", wif="yes"), members=MEMBERS[:4], rule=rule)
    assert found.double_majority is not None
    assert [each.id for each in found.double_majority.groups] == ["go", "ngo"]
