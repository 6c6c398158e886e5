"""A rule is tried on the members before they adopt it (C5.7)."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain import power
from trellis.domain.ballots import Member
from trellis.domain.decisionrule import Bar, Base, DoubleMajority, Method, Quorum, Rule, Silent
from trellis.domain.exact import Portion
from trellis.domain.powerfile import read
from trellis.domain.problems import Problem
from trellis.domain.rulecheck import as_json, check, percent
from trellis.domain.staying import Outlook, third_away

HALF = Portion(share=Fraction(1, 2))


def members(**groups: int | list[int]) -> list[Member]:
    """Give the members of constituencies: so many with one voice, or those of these weights."""
    weights = {name: [1] * of if isinstance(of, int) else of for name, of in groups.items()}
    return [
        Member(id=f"{name}{number}", constituency=name, weight=Fraction(weight))
        for name, heavy in weights.items()
        for number, weight in enumerate(heavy, start=1)
    ]


def said(rule: Rule, everybody: list[Member], names: Mapping[str, str] | None = None) -> list[str]:
    return [str(sentence) for sentence in check(rule, everybody, names).sentences]


def test_a_community_with_a_voice_and_without_power_is_told() -> None:
    everybody = members(go=[10, 10, 10], community=[1, 1, 1])
    found = said(Rule(bar=Bar(threshold=Fraction(3, 5), strict=False)), everybody, {"community": "Villages"})
    assert "Has no power under this rule: community1, community2, community3." in found
    assert "Villages has 3 of 33 voices and no power under this rule." in found
    assert "go has 30 of 33 voices and 100.0 % of the power (Shapley–Shubik)." in found
    assert "The members of go can block together." in found
    assert "The members of go can carry a proposal without anybody else." in found


def test_any_one_office_that_can_block_is_told() -> None:
    everybody = members(go=[4, 4], ngo=[1, 1])
    found = said(Rule(bar=Bar(threshold=Fraction(7, 10), strict=False)), everybody)
    assert "Can block alone: go1, go2." in found
    assert "Any one member of go can block." in found


def test_who_decides_alone_is_told() -> None:
    found = check(Rule(), members(go=[9], ngo=[1, 1]))
    assert found.deciding == ("go1",)
    assert str(found.sentences[0]) == "Decides alone, whatever the others say: go1."


def test_who_can_carry_alone_is_told() -> None:
    found = said(Rule(bar=Bar(threshold=Fraction(1, 3), strict=False)), members(go=3))
    assert found[0] == "Can carry alone: go1, go2, go3."


def test_consent_lets_anybody_block() -> None:
    rule, everybody = Rule(method=Method.CONSENT), members(go=2, ngo=2)
    found = check(rule, everybody)
    assert str(found.sentences[0]) == "Everybody must agree: any one member can block."
    assert as_json(found, rule, everybody)["needed"] == 4


def test_a_rule_that_carries_nothing_is_told() -> None:
    found = check(Rule(bar=Bar(threshold=Fraction(2), strict=False)), members(go=2))
    assert str(found.sentences[0]) == "Under this rule nothing can be carried, even if all say yes."


def test_a_rule_that_chooses_among_options_is_tried_on_absence_only() -> None:
    found = check(Rule(method=Method.STV, quorum=Quorum(members=HALF)), members(go=4))
    assert found.powers == ()
    assert [str(sentence) for sentence in found.sentences] == [
        "If a third stay away (2 of 4), the quorum is met all the same.",
        "If a third stay away (2 of 4), those left can still carry a proposal.",
    ]


def test_weights_too_fine_to_work_out_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(power, "MOST_SUMS", 3)
    found = check(Rule(), members(go=[1, 2, 4, 8]))
    assert found.powers == ()
    assert str(found.sentences[0]).startswith("These weights make too many different sums")


def test_another_failure_is_not_swallowed() -> None:
    with pytest.raises(Problem):
        check(Rule(), [])


def test_a_quorum_that_depends_on_who_is_missing_names_the_constituency() -> None:
    rule = Rule(quorum=Quorum(members=HALF, each_constituency=HALF))
    assert said(rule, members(go=6, ngo=3))[-3:] == [
        "If a third stay away (3 of 9), it depends on who they are whether the quorum is met.",
        "Quorum of ngo: 2 of 3 needed; not met when too many of those away are from there.",
        "If a third stay away (3 of 9), those left can still carry a proposal.",
    ]


def test_a_quorum_that_cannot_be_met_is_told() -> None:
    rule = Rule(quorum=Quorum(constituencies={"go": Portion(heads=6)}))
    assert said(rule, members(go=6, ngo=1))[-3:-1] == [
        "If a third stay away (3 of 7), the quorum can't be met.",
        "Quorum of go: 6 of 6 needed, which can't be met then.",
    ]


def test_two_thirds_of_all_entitled_cannot_be_carried_with_a_third_missing() -> None:
    bar = Bar(threshold=Fraction(2, 3), base=Base.ENTITLED)
    assert said(Rule(bar=bar), members(go=6))[-1] == (
        "If a third stay away (2 of 6), those left can carry nothing, even if all say yes."
    )


def test_a_unit_counts_like_a_constituency() -> None:
    everybody = [Member(id=f"m{number}", unit="north" if number < 3 else "") for number in range(9)]
    away = third_away(Rule(quorum=Quorum(each_unit=Portion(share=Fraction(1)))), everybody)
    assert away.as_json() == {
        "away": 3,
        "entitled": 9,
        "quorum": "depends",
        "carrying": "always",
        "conditions": [{"part": "unit", "id": "north", "entitled": 3, "needed": 3, "outlook": "depends"}],
    }


def test_a_constituency_named_by_the_rule_in_which_nobody_is_asks_nothing() -> None:
    away = third_away(Rule(quorum=Quorum(constituencies={"un": Portion(heads=2)})), members(go=3))
    assert away.quorum is Outlook.ALWAYS


@pytest.mark.parametrize(
    ("silent", "base", "outlook"),
    [
        (Silent.AGAINST, Base.YES_NO, Outlook.DEPENDS),
        (Silent.LEFT_OUT, Base.YES_NO, Outlook.ALWAYS),
        (Silent.LEFT_OUT, Base.ENTITLED, Outlook.DEPENDS),
    ],
)
def test_a_constituency_that_stays_away_counts_as_the_rule_says(
    silent: Silent, base: Base, outlook: Outlook
) -> None:
    double = DoubleMajority(silent=silent, bar=Bar(base=base))
    assert third_away(Rule(double_majority=double), members(go=4, ngo=2)).carrying is outlook


def test_shares_are_rounded_for_reading_only() -> None:
    assert [percent(Fraction(1, 3)), percent(Fraction(2, 3)), percent(Fraction(1, 2000))] == [
        "33.3",
        "66.7",
        "0.1",
    ]


def verdicts(outlook: Outlook, tried: list[bool]) -> bool:
    """Tell whether an outlook is what trying everybody's absence finds."""
    exact = Outlook.ALWAYS if all(tried) else Outlook.DEPENDS if any(tried) else Outlook.NEVER
    return outlook is exact


def absences(everybody: list[Member], away: int) -> list[list[Member]]:
    ids = [set(some) for some in combinations([member.id for member in everybody], away)]
    return [[member for member in everybody if member.id not in gone] for gone in ids]


def weight(some: list[Member], constituency: str) -> Fraction:
    return sum((each.weight for each in some if each.constituency == constituency), Fraction(0))


SIZES = st.fixed_dictionaries({"go": st.integers(1, 4), "ngo": st.integers(1, 3), "un": st.integers(0, 2)})


@given(SIZES, st.integers(1, 9), st.integers(1, 4), st.integers(1, 3))
def test_the_outlook_of_a_quorum_is_what_trying_every_absence_finds(
    sizes: dict[str, int], of_all: int, of_go: int, of_ngo: int
) -> None:
    everybody = members(**sizes)
    needed = {"go": of_go, "ngo": of_ngo}
    quorum = Quorum(
        members=Portion(heads=of_all),
        constituencies={one: Portion(heads=heads) for one, heads in needed.items()},
    )
    away = third_away(Rule(quorum=quorum), everybody)
    tried = [
        len(there) >= of_all and all(weight(there, one) >= heads for one, heads in needed.items())
        for there in absences(everybody, away.away)
    ]
    assert verdicts(away.quorum, tried)


WEIGHTS = st.fixed_dictionaries(
    {name: st.lists(st.integers(0, 4), min_size=1, max_size=3) for name in ("go", "ngo", "un")}
)


@given(WEIGHTS, st.integers(1, 3), st.sampled_from([Base.ENTITLED, Base.YES_NO]), st.sampled_from([1, 2, 3]))
def test_the_outlook_of_a_double_majority_is_what_trying_every_absence_finds(
    weights: dict[str, list[int]], needed: int, base: Base, quarters: int
) -> None:
    everybody = members(**weights)
    bar = Bar(threshold=Fraction(quarters, 4), base=base)
    double = DoubleMajority(bar=bar, needed=Portion(heads=needed))
    rule = Rule(double_majority=double, weights=True)
    away = third_away(rule, everybody)

    def carried(there: list[Member]) -> bool:
        passed = 0
        for one in weights:
            all_here, yes = weight(everybody, one), weight(there, one)
            passed += yes > (bar.threshold * all_here if base is Base.ENTITLED else 0)
        return passed >= needed and sum(each.weight for each in there) > 0

    tried = [carried(there) for there in absences(everybody, away.away)]
    if away.carrying is Outlook.ALWAYS:
        assert all(tried)
    if away.carrying is Outlook.NEVER:
        assert not any(tried)


FILE = {
    "title": "The council of 1958",
    "members": [
        {"id": "de", "name": "Germany", "weight": 4},
        {"id": "fr", "weight": 4},
        {"id": "it", "weight": 4},
        {"id": "be", "weight": 2},
        {"id": "nl", "weight": 2},
        {"id": "lu", "weight": 1},
    ],
    "quota": 12,
}


def test_a_file_with_a_quota_is_read() -> None:
    given_file = read(FILE)
    found = as_json(check(given_file.rule, given_file.members), given_file.rule, given_file.members)
    assert given_file.title == "The council of 1958"
    assert (found["total"], found["needed"], found["no_power"]) == (17, 12, ["lu"])
    assert found["members"][0] == {  # type: ignore[index]
        "id": "de",
        "name": "Germany",
        "weight": 4,
        "swings": 10,
        "banzhaf_absolute": "5/16",
        "banzhaf": "5/21",
        "banzhaf_percent": "23.8",
        "shapley": "7/30",
        "shapley_percent": "23.3",
    }


def test_a_file_with_a_rule_is_read() -> None:
    rule = {"threshold": "2/3", "strict": False, "quorum": {"members": "1/2"}}
    data = {"format": 1, "members": [{"id": "a", "constituency": "go"}], "rule": rule}
    found = read(data | {"constituencies": [{"id": "go", "name": "Government"}]})
    assert (found.rule.bar.threshold, found.names) == (Fraction(2, 3), {"go": "Government"})


def test_weights_without_any_weight_carry_nothing() -> None:
    found = read({"members": [{"id": "a", "weight": 0}], "quota": 1})
    assert str(check(found.rule, found.members).sentences[0]).startswith("Under this rule nothing can be")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"quota": 0}, "quota says 0. Write a number from 1 to"),
        ({"quota": 1.5}, "quota says 1.5, which a computer keeps inexactly."),
        ({"quota": None}, "the file lacks 'rule'."),
        ({"quota": None, "rule": {"method": "stv"}}, "Power is worked out for rules that carry a proposal"),
        ({"members": None}, "the file lacks 'members'."),
        ({"rule": {}}, "The file has a rule and a quota besides."),
        ({"ballots": []}, "the file has a field 'ballots' that means nothing."),
        ({"format": 9}, "format says 9. Write a number from 1 to 1 there."),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(change: dict[str, object], says: str) -> None:
    with pytest.raises(Problem) as caught:
        read(FILE | change)
    assert str(caught.value).startswith(says)
