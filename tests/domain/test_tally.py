"""The five members decide, and every number of the verdict is right (C5.7, C8.2, C8.6)."""

from fractions import Fraction
from typing import Any

import pytest

from tests.domain.counts import MEMBERS, explained, said, verdict
from trellis.domain.telling import OUTCOME_LABELS
from trellis.domain.verdict import Outcome

TWO_THIRDS_CAST = {"threshold": "2/3", "strict": False, "base": "cast"}


def crowd(yes: int, no: int = 0, abstain: int = 0, blank: int = 0, silent: int = 0) -> dict[str, Any]:
    """Give so many members with one voice each, and what they say."""
    choices = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain + ["blank"] * blank
    members = [{"id": f"m{number}"} for number in range(len(choices) + silent)]
    ballots = [{"member": f"m{number}", "choice": choice} for number, choice in enumerate(choices)]
    return {"members": members, "ballots": ballots}


def test_one_short_is_said_with_every_number() -> None:
    found = verdict(rule=TWO_THIRDS_CAST, **crowd(yes=15, no=7, abstain=2, silent=14))
    assert found.carried is False
    assert explained(found) == [
        "24 cast, 16 needed, 15 yes: not carried, 1 short.",
        "Yes 15, no 7, abstaining 2, blank 0.",
        "Needed is at least 2/3 of 24, all voices cast, abstentions and blank ones included.",
    ]


NEEDED: list[tuple[str, bool, str, int, int]] = [
    # 22 say yes or no, 25 cast, 30 present (of the seven silent, two are absent), 32 entitled
    ("1/2", True, "yes_no", 22, 12),
    ("1/2", False, "yes_no", 22, 11),
    ("2/3", True, "yes_no", 22, 15),
    ("2/3", False, "yes_no", 22, 15),
    ("1/2", True, "cast", 25, 13),
    ("1/2", False, "cast", 25, 13),
    ("3/5", True, "cast", 25, 16),
    ("3/5", False, "cast", 25, 15),
    ("2/3", True, "present", 30, 21),
    ("2/3", False, "present", 30, 20),
    ("1/2", True, "entitled", 32, 17),
    ("1/2", False, "entitled", 32, 16),
    ("1", False, "entitled", 32, 32),
]


@pytest.mark.parametrize(("threshold", "strict", "base", "of", "needed"), NEEDED)
def test_what_is_needed_is_right_for_every_base(
    threshold: str,
    strict: bool,  # noqa: FBT001
    base: str,
    of: int,
    needed: int,
) -> None:
    rule = {"threshold": threshold, "strict": strict, "base": base}
    for yes in range(23):
        people = crowd(yes=yes, no=22 - yes, abstain=2, blank=1, silent=7)
        found = verdict(rule=rule, absences=[{"member": "m30"}, {"member": "m31"}], **people)
        assert (found.figures.base, found.figures.needed) == (of, needed)
        assert found.figures.short == max(needed - yes, 0)
        assert found.carried is (yes >= needed)
        share, bar = Fraction(yes, of), Fraction(threshold)
        assert found.carried is (share > bar if strict else share >= bar)


def test_as_many_yes_as_no_changes_nothing() -> None:
    found = verdict(*said(nyb="yes", dsw="no", wif="abstain"))
    assert (found.outcome, found.tied) == (Outcome.NOT_CARRIED, ())
    assert explained(found)[0] == "3 cast, 2 needed, 1 yes: not carried, 1 short."
    assert "A tie: as many yes as no, so nothing changes." in explained(found)


@pytest.mark.parametrize(
    ("choice", "outcome", "says"),
    [
        ("yes", Outcome.CARRIED, "A tie; the chair said yes, which decides."),
        ("no", Outcome.NOT_CARRIED, "A tie; the chair said no, which decides."),
        ("abstain", Outcome.NOT_CARRIED, "A tie; the chair said neither yes nor no, so nothing changes."),
    ],
)
def test_the_chair_decides_a_tie_by_her_own_voice(choice: str, outcome: Outcome, says: str) -> None:
    others = {
        "yes": said(dsw="no"),
        "no": said(dsw="yes"),
        "abstain": said(dsw="yes", wif="no"),
    }[choice]
    found = verdict(*said(nyb=choice), *others, rule={"tie": {"by": "chair", "chair": "nyb"}})
    assert found.outcome is outcome
    assert says in explained(found)


def test_a_tie_that_the_chair_decides_is_carried_with_its_numbers() -> None:
    found = verdict(*said(nyb="yes", dsw="no"), rule={"tie": {"by": "chair", "chair": "nyb"}})
    assert explained(found)[0] == "2 cast, 2 needed, 1 yes, 1 no, a tie: carried."


def test_the_chair_cannot_carry_what_the_constituencies_refuse() -> None:
    rule = {"tie": {"by": "chair", "chair": "nyb"}, "double_majority": {}}
    found = verdict(*said(nyb="yes", wif="no"), rule=rule)
    assert explained(found)[0] == "2 cast, 2 needed, 1 yes: not carried, 1 short."


def test_a_chair_that_is_recused_decides_nothing() -> None:
    rule = {"tie": {"by": "chair", "chair": "nyb"}}
    found = verdict(*said(nyb="yes", dsw="no", wif="yes"), rule=rule, recused=[{"member": "nyb"}])
    assert found.outcome is Outcome.NOT_CARRIED


@pytest.mark.parametrize(("seed", "outcome"), [("4-5-6", Outcome.CARRIED), ("1-2-3", Outcome.NOT_CARRIED)])
def test_a_lot_decides_a_tie_as_anybody_can_repeat(seed: str, outcome: Outcome) -> None:
    found = verdict(*said(nyb="yes", dsw="no"), rule={"tie": {"by": "lot", "seed": seed}})
    assert found.outcome is outcome


def test_a_lot_without_a_seed_waits_for_it() -> None:
    found = verdict(*said(nyb="yes", dsw="no"), rule={"tie": {"by": "lot"}})
    assert (found.outcome, found.carried) == (Outcome.TIED, None)
    assert explained(found)[0] == "2 cast, 2 needed, 1 yes, 1 no: tied."
    assert "publish the seed" in " ".join(explained(found))


def test_exactly_half_is_no_tie_where_half_is_enough() -> None:
    found = verdict(*said(nyb="yes", dsw="no"), rule={"strict": False})
    assert explained(found)[0] == "2 cast, 1 needed, 1 yes: carried."


def test_nobody_votes() -> None:
    found = verdict()
    assert (found.outcome, found.carried) == (Outcome.NOBODY_VOTED, None)
    assert explained(found)[0] == "0 cast of 5 who may vote: nobody voted, so nothing is decided."


def test_nobody_may_vote() -> None:
    found = verdict(rule={"quorum": {"members": "1/2"}}, recused=[{"member": each["id"]} for each in MEMBERS])
    assert found.outcome is Outcome.NOBODY_VOTED
    assert explained(found)[0] == "Nobody may vote here, so nothing is decided."


def test_only_abstentions_carry_nothing_even_where_half_is_enough() -> None:
    found = verdict(*said(nyb="abstain", dsw="blank"), rule={"strict": False})
    assert explained(found)[0] == "2 cast, 1 needed, 0 yes: not carried, 1 short."


# Quorum


def test_without_a_quorum_nothing_is_decided() -> None:
    found = verdict(*said(nyb="yes", dsw="yes"), rule={"quorum": {"members": 3}}, present=[])
    assert (found.outcome, found.carried) == (Outcome.NO_QUORUM, None)
    assert explained(found)[0] == "2 cast, 2 needed, 2 yes: no quorum, so nothing is decided."
    assert explained(found)[-1] == "Quorum: 3 of 5 needed, 2 present: not met, 1 missing."


def test_a_voice_from_afar_is_there_for_quorum_and_base() -> None:
    rule = {"quorum": {"members": 3}, "base": "present"}
    found = verdict(*said(nyb="yes", dsw="yes", wif="no"), rule=rule, present=["nyb"])
    assert (found.figures.present, found.figures.needed, found.carried) == (3, 2, True)
    assert "Whoever gave a voice on paper, by phone or through another counts as present." in explained(found)


def test_each_constituency_and_unit_must_be_there() -> None:
    quorum = {"each_constituency": "1/2", "constituencies": {"ngo": 2}, "units": {"south": 1}}
    found = verdict(*said(nyb="yes"), rule={"quorum": quorum}, present=["nyb", "wif", "weavers"])
    conditions = {each.id: (each.needed, each.present, each.is_met) for each in found.quorum}
    assert conditions == {
        "go": (1, 1, True),
        "ngo": (2, 1, False),
        "cbo": (1, 1, True),
        "south": (1, 0, False),
    }
    assert "Quorum of ngo: 2 of 2 needed, 1 present: not met, 1 missing." in explained(found)
    assert "Quorum of go: 1 of 2 needed, 1 present." in explained(found)


def test_each_unit_has_its_quorum() -> None:
    found = verdict(*said(nyb="yes"), rule={"quorum": {"each_unit": {"share": "1/2", "strict": True}}})
    assert [(each.id, each.needed) for each in found.quorum] == [("north", 2), ("south", 2)]


def test_of_a_constituency_whose_members_are_all_recused_nothing_is_asked() -> None:
    recused = [{"member": "wif"}, {"member": "child"}]
    rule = {"quorum": {"each_constituency": 1}, "double_majority": {}}
    found = verdict(*said(nyb="yes", weavers="yes"), rule=rule, recused=recused)
    assert found.carried
    assert "Quorum of ngo: nobody there may vote, so nothing is asked." in explained(found)
    assert "ngo: nobody there may vote, so it is left out." in explained(found)
    assert "Recused, and so in no base: Women in Front, Child Line." in explained(found)


def test_a_recusal_changes_the_base() -> None:
    rule = {"base": "entitled"}
    assert verdict(*said(nyb="yes", dsw="yes"), rule=rule).carried is False
    found = verdict(
        *said(nyb="yes", dsw="yes", wif="no"), rule=rule, recused=[{"member": "wif"}, {"member": "child"}]
    )
    assert (found.figures.entitled, found.figures.needed, found.carried) == (3, 2, True)
    assert "Not counted, Women in Front: It leaves this decision to the others." in explained(found)


def test_the_rule_is_said_with_the_names_of_the_file() -> None:
    rule = {"quorum": {"constituencies": {"go": 1}}}
    groups = [{"id": "go", "name": "Government"}, {"id": "ngo"}, {"id": "cbo"}]
    found = verdict(*said(nyb="yes"), rule=rule, constituencies=groups)
    assert "Quorum: of Government 1 at least must be there." in found.as_json()["rule_in_words"]  # type: ignore[operator]


def test_an_observer_speaks_and_does_not_vote() -> None:
    members = [*MEMBERS, {"id": "ilo", "name": "ILO", "observer": True}]
    found = verdict(*said(nyb="yes", ilo="no"), members=members)
    assert (found.figures.cast, found.figures.entitled, found.carried) == (1, 5, True)
    assert "Not counted, ILO: An observer speaks and doesn't vote." in explained(found)


# Weights


def test_weights_count_and_are_said() -> None:
    members = [{"id": "nyb", "weight": "5/2"}, {"id": "dsw", "weight": 2}, {"id": "wif", "weight": 0}]
    found = verdict(*said(nyb="yes", dsw="no", wif="no"), members=members, rule={"base": "entitled"})
    assert (found.figures.entitled, found.figures.needed) == (Fraction(9, 2), Fraction(5, 2))
    assert explained(found)[0] == "By weight: 4 1/2 cast, 2 1/2 needed, 2 1/2 yes: carried."
    assert found.as_json()["figures"]["yes"] == "5/2"  # type: ignore[index]


def test_a_rule_may_leave_weights_aside() -> None:
    members = [{"id": "nyb", "weight": 5}, {"id": "dsw", "weight": 0}, {"id": "wif"}]
    found = verdict(*said(nyb="no", dsw="yes", wif="yes"), members=members, rule={"weights": False})
    assert (found.carried, found.weighted, found.figures.voices["yes"]) == (
        True,
        False,
        2,
    )


# Voices: replaced, by proxy, beyond a mandate


def test_the_last_voice_of_a_member_counts() -> None:
    first = {"member": "nyb", "choice": "no", "at": "2026-11-25T09:00:00+07:00"}
    last = {"member": "nyb", "choice": "yes", "at": "2026-11-25T04:00:00+00:00"}
    for ballots in ([first, last], [last, first]):
        found = verdict(*ballots)
        assert (found.carried, found.replaced, found.figures.cast) == (True, ("nyb",), 1)
    assert "Given more than once, so that the last one counts: National Youth Bureau." in explained(found)
    thrice = verdict(*said(nyb="no"), *said(nyb="abstain"), *said(nyb="yes"))
    assert (thrice.carried, thrice.replaced) == (True, ("nyb",))


def test_papers_without_a_hand_are_counted_by_constituency() -> None:
    papers = [
        {"constituency": "go", "choice": "yes", "count": 2},
        {"constituency": "ngo", "choice": "yes"},
        {"constituency": "ngo", "choice": "blank"},
        {"constituency": "cbo", "choice": "yes", "beneficiary": True},
    ]
    rule = {"double_majority": {"beneficiaries": "own_seat"}, "quorum": {"each_constituency": "1/2"}}
    found = verdict(*papers, rule=rule, present=[])
    assert (found.figures.cast, found.figures.present, found.carried) == (5, 5, True)
    assert [each.figures.cast for each in found.by_constituency] == [2, 2, 1]


def test_papers_alone_are_everybody_who_may_vote() -> None:
    papers = [{"choice": "yes", "count": 3}, {"choice": "no", "constituency": "go"}]
    found = verdict(*papers, members=[], rule={"base": "entitled", "quorum": {"members": "1/2"}})
    assert explained(found)[0] == "4 cast, 3 needed, 3 yes: carried."
    assert [each.id for each in found.by_constituency] == ["go"]


# Choosing among options

OPTIONS = [{"id": "shelter", "name": "Shelter first"}, {"id": "school"}, {"id": "hotline"}]


def test_a_choice_among_options_names_the_winner_and_how() -> None:
    ballots = said(nyb=["shelter", "school"], dsw=["shelter"], wif=[])
    found = verdict(*ballots, rule={"method": "approval"}, options=OPTIONS)
    assert (found.outcome, found.carried, found.winners) == (Outcome.ELECTED, None, ("shelter",))
    assert explained(found)[0] == "3 cast, 1 to be chosen. Chosen: Shelter first."
    assert found.convention is not None
    assert found.rounds


def test_a_tie_among_options_is_the_chairs_to_decide() -> None:
    ballots = said(nyb={"school": 3}, dsw={"shelter": 3})
    tied = verdict(*ballots, rule={"method": "score"}, options=OPTIONS)
    assert (tied.outcome, set(tied.tied)) == (Outcome.TIED, {"school", "shelter"})
    assert (
        explained(tied)[0] == "2 cast, 1 to be chosen. Chosen: –; tied for the rest: Shelter first, school."
    )
    chair = verdict(
        *ballots, rule={"method": "score", "tie": {"by": "chair", "chair": "nyb"}}, options=OPTIONS
    )
    assert chair.winners == ("school",)


def test_without_a_quorum_nobody_is_chosen() -> None:
    rule = {"method": "approval", "quorum": {"members": 4}}
    found = verdict(*said(nyb=["school"]), rule=rule, options=OPTIONS, present=[])
    assert (found.outcome, found.winners, found.rounds) == (Outcome.NO_QUORUM, (), ())
    assert explained(found)[0] == "1 cast, 1 to be chosen: no quorum, so nothing is decided."


def test_papers_weigh_in_a_choice_too() -> None:
    members = [{"id": "nyb", "weight": 3}, {"id": "dsw"}, {"id": "wif"}]
    ballots = said(nyb=["school"], dsw=["shelter"], wif=["shelter"])
    found = verdict(*ballots, members=members, rule={"method": "approval"}, options=OPTIONS)
    assert found.winners == ("school",)
    assert explained(found)[0].startswith("By weight: 5 cast")


def test_every_outcome_has_its_words() -> None:
    assert set(OUTCOME_LABELS) == set(Outcome)
