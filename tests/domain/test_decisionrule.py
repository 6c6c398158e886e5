"""A rule that members adopt is read exactly, said in words, and written so that it reads back the same."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from trellis.domain.decisionrule import (
    AdReferendum,
    Bar,
    Base,
    Beneficiaries,
    DoubleMajority,
    Method,
    Quorum,
    Rule,
    Silent,
    Tie,
)
from trellis.domain.election import Terms, TieBreak
from trellis.domain.exact import Portion
from trellis.domain.problems import Problem
from trellis.domain.rulereading import read_rule
from trellis.domain.rulewords import (
    BASE_LABELS,
    BENEFICIARIES_SAYS,
    METHOD_LABELS,
    SILENT_SAYS,
    TIE_SAYS,
    in_words,
)

TWO_THIRDS = Fraction(2, 3)
FULL: dict[str, Any] = {
    "method": "majority",
    "threshold": "2/3",
    "strict": False,
    "base": "present",
    "quorum": {
        "members": 20,
        "each_constituency": "1/2",
        "constituencies": {"go": {"share": "1/2", "strict": True}},
        "each_unit": 1,
        "units": {"north": 2},
    },
    "double_majority": {
        "constituencies": ["go", "ngo"],
        "threshold": "1/2",
        "strict": True,
        "base": "cast",
        "needed": 2,
        "beneficiaries": "own_seat",
        "silent": "left_out",
    },
    "tie": {"by": "chair", "chair": "nyb"},
    "weights": True,
    "proxies": {"per_holder": 2},
    "ad_referendum": {"days": 14, "deadline": "2026-12-09"},
}


def words(rule: Rule) -> list[str]:
    """Give a rule's sentences in English."""
    return [str(each) for each in in_words(rule)]


def test_nothing_said_is_a_simple_majority() -> None:
    assert read_rule({}) == Rule()
    assert words(Rule()) == [
        "Simple majority: more say yes than no. Abstentions don't count.",
        "A tie changes nothing.",
    ]


def test_a_full_rule_is_read_as_it_was_adopted() -> None:
    rule = read_rule(FULL)
    assert rule == Rule(
        bar=Bar(threshold=TWO_THIRDS, strict=False, base=Base.PRESENT),
        quorum=Quorum(
            members=Portion(heads=20),
            each_constituency=Portion(share=Fraction(1, 2)),
            constituencies={"go": Portion(share=Fraction(1, 2), strict=True)},
            each_unit=Portion(heads=1),
            units={"north": Portion(heads=2)},
        ),
        double_majority=DoubleMajority(
            constituencies=("go", "ngo"),
            bar=Bar(base=Base.CAST),
            needed=Portion(heads=2),
            beneficiaries=Beneficiaries.OWN_SEAT,
            silent=Silent.LEFT_OUT,
        ),
        tie=Tie(by=TieBreak.CHAIR, chair="nyb"),
        weights=True,
        proxies=2,
        ad_referendum=AdReferendum(days=14, deadline=date(2026, 12, 9)),
    )
    assert rule.as_json() == FULL


def test_a_full_rule_is_said_in_words() -> None:
    assert words(read_rule(FULL)) == [
        "At least 2/3 of the voices of all members present must say yes.",
        "Besides, constituencies must be in favour (2 at least of those that count):",
        "More than 1/2 of all voices cast, abstentions and blank ones included must say yes.",
        "These constituencies count: go, ngo.",
        "Groups of beneficiaries count as a constituency of their own.",
        "A constituency that casts no voice is left out.",
        "Quorum: of the members 20 at least must be there.",
        "Quorum: of each constituency at least 1/2 must be there.",
        "Quorum: of each unit 1 at least must be there.",
        "Quorum: of go more than 1/2 must be there.",
        "Quorum: of north 2 at least must be there.",
        "The chair's voice decides a tie.",
        "Each member's voice has its weight.",
        "A member that can't come may give its voice to another, which carries at most 2.",
        "A voice beyond its mandate counts if headquarters confirm it by 2026-12-09.",
    ]


def test_constituencies_are_called_by_their_names() -> None:
    names = {"go": "Government", "north": "the North"}
    said = [str(each) for each in in_words(read_rule(FULL), names)]
    assert "These constituencies count: Government, ngo." in said
    assert "Quorum: of Government more than 1/2 must be there." in said
    assert "Quorum: of the North 2 at least must be there." in said


OTHERS: list[tuple[dict[str, Any], str]] = [
    (
        {"method": "majority", "threshold": "1", "strict": False, "base": "cast"},
        "Unanimous: all voices cast,",
    ),
    ({"method": "consent"}, "Consent: carried when somebody agrees and no objection stands"),
    (
        {"method": "consensus", "blocks": 2},
        "Consensus: carried when somebody agrees and no more than 2 block.",
    ),
    ({"method": "approval", "approval": {"at_most": 3}}, "Each approves at most 3 options"),
    ({"method": "approval"}, "Each approves as many options as she likes"),
    ({"method": "score", "score": {"min": -2, "max": 2}}, "Each gives every option -2 to 2 points"),
    ({"method": "dots", "dots": {"each": 5, "most_on_one": 3}}, "Each has 5 dots, at most 3 for one option"),
    ({"method": "dots", "dots": {"each": 4}}, "Each has 4 dots, at most 4 for one option"),
    (
        {"method": "irv", "tie": {"by": "lot", "seed": "1-2-3"}},
        "Each ranks the options. The last is eliminated",
    ),
    (
        {"method": "stv", "quota": "droop", "transfer": "gregory"},
        "Each ranks the options. Who reaches the quota",
    ),
    ({"method": "schulze", "weights": False}, "Each ranks the options. Every pair"),
    ({"method": "borda", "borda": "standard"}, "Each ranks the options. Each place"),
    ({"method": "sortition", "seed": "s", "seats_by_constituency": {"go": 1}}, "Lots are drawn"),
]


@pytest.mark.parametrize(("data", "says"), OTHERS, ids=[str(data["method"]) for data, _ in OTHERS])
def test_each_method_reads_back_the_same_and_has_its_words(data: dict[str, Any], says: str) -> None:
    rule = read_rule(data)
    again = read_rule(json.loads(json.dumps(rule.as_json())))
    assert again == rule
    assert data.items() <= rule.as_json().items()
    assert words(rule)[0].startswith(says)


def test_a_rule_with_days_only_waits_that_long() -> None:
    rule = read_rule(
        {"ad_referendum": {"days": 14}, "double_majority": {"constituencies": "all", "needed": "all"}}
    )
    assert words(rule)[-1] == "A voice beyond its mandate counts if headquarters confirm it within 14 days."
    assert words(rule)[1] == "Besides, each constituency that counts must be in favour:"
    assert rule.double_majority == DoubleMajority()
    assert rule.double_majority.as_json()["constituencies"] == "all"


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"threshold": "0"}, "rule.threshold says 0. A share lies above 0"),
    ({"threshold": "3/2", "strict": False}, "rule.threshold says 3/2. A share"),
    ({"threshold": 1}, "rule.threshold says 1. A share"),
    ({"threshold": 0.5}, "rule.threshold says 0.5, which a computer keeps inexactly. Write it as a fraction"),
    ({"threshold": "1/0"}, "rule.threshold can't be read: nothing can be divided by 0"),
    ({"threshold": "half"}, "rule.threshold can't be read: write a number, or a fraction"),
    ({"threshold": "-1/2"}, "rule.threshold says -1/2. Write a number from 0"),
    ({"threshold": True}, "rule.threshold can't be read: write a whole number"),
    ({"strict": 1}, "rule.strict can't be read: write true or false."),
    ({"base": "all"}, "rule.base can't be 'all'. Choose one of: yes_no, cast, present, entitled."),
    ({"method": 3}, "rule.method can't be read: a text in quotation marks"),
    ({"method": "consent", "threshold": "2/3"}, "rule.threshold means nothing with the method 'consent'."),
    ({"method": "stv", "double_majority": {}}, "rule.double_majority means nothing with the method 'stv'."),
    ({"tie": {"by": "chair"}}, "rule.tie lacks 'chair'. Add it"),
    ({"tie": "chair"}, "rule.tie can't be read: an object in curly brackets"),
    ({"treshold": "1/2"}, "rule has a field 'treshold' that means nothing. It may have: method, quorum"),
    ({"quorum": {"members": 0}}, "rule.quorum.members says 0. Write a number from 1 to 1000000 there."),
    ({"quorum": {"units": [1]}}, "rule.quorum.units can't be read: an object in curly brackets"),
    ({"quorum": {"members": {"share": 1, "strict": True}}}, "rule.quorum.members.share says 1. A share"),
    (
        {"double_majority": {"constituencies": []}},
        'rule.double_majority.constituencies can\'t be read: write "all"',
    ),
    (
        {"double_majority": {"constituencies": "go"}},
        "rule.double_majority.constituencies can't be read: a list",
    ),
    (
        {"double_majority": {"constituencies": [""]}},
        "rule.double_majority.constituencies #1 can't be read: an id",
    ),
    ({"ad_referendum": {"deadline": "soon"}}, "rule.ad_referendum.deadline can't be read: write a day"),
    ({"method": "score", "score": {"min": 3, "max": 3}}, "rule.score.max says 3. Write a number from 4"),
    ({"method": "dots", "dots": {"each": 2.0}}, "rule.dots.each says 2.0, which a computer keeps inexactly."),
]


@pytest.mark.parametrize(("data", "says"), REFUSED, ids=[json.dumps(data) for data, _ in REFUSED])
def test_what_no_rule_can_mean_is_named_with_its_place(data: dict[str, Any], says: str) -> None:
    with pytest.raises(Problem) as refused:
        read_rule(data)
    assert str(refused.value).startswith(says)


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        read_rule({"method": "sortition", "seed": "x" * 4001})
    assert "longer than 4,000 letters" in str(refused.value)


def test_every_word_of_a_rule_has_a_label() -> None:
    assert set(METHOD_LABELS) == set(Method)
    assert (set(BASE_LABELS), set(TIE_SAYS)) == (set(Base), set(TieBreak))
    assert (set(BENEFICIARIES_SAYS), set(SILENT_SAYS)) == (set(Beneficiaries), set(Silent))
    assert [method for method in Method if method.ranks and not method.chooses] == []


def test_the_limits_of_other_methods_stay_as_usual() -> None:
    assert read_rule({"method": "irv"}).terms == Terms()
