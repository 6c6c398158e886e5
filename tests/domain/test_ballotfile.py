"""A count file is read whole, or refused with the place at fault and what to do."""

import json
from typing import Any

import pytest

from tests.domain.counts import MEMBERS, file, said, verdict
from trellis.domain.ballotfile import read
from trellis.domain.problems import Problem

OPTIONS = [{"id": "a"}, {"id": "b"}, {"id": "c"}]
YES = {"member": "nyb", "choice": "yes"}
WHOLE = {
    "format": 1,
    "title": "Who pays the shelter",
    "on": "2026-11-25",
    "constituencies": [{"id": "go", "name": "Government"}, {"id": "ngo"}, {"id": "cbo"}],
    "units": [{"id": "north", "name": "North"}, {"id": "south"}],
    "absences": [{"member": "child", "excused": True, "reason": "flood"}],
    "present": ["nyb", "dsw"],
    "recused": [{"member": "dsw", "reason": "it is its own grant"}],
    "proxies": [{"from": "child", "to": "nyb"}],
    "need": {"scope": "commit", "subject": "training", "amount": "50000.50", "currency": "THB"},
    "mandates": [
        {
            "member": "nyb",
            "scope": "commit_within",
            "amount": 60000,
            "currency": "THB",
            "subjects": ["training"],
            "limit_text": "two days of a nurse",
            "since": "2026-01-01",
            "until": "2026-12-31",
            "withdrawn_on": "2026-12-01",
            "confirmed": True,
        }
    ],
}


def test_a_whole_file_reads_back_to_the_same() -> None:
    ballots = [
        {"member": "nyb", "choice": "yes", "at": "2026-11-25T10:00:00+07:00", "ad_referendum": True},
        {
            "member": "nyb",
            "choice": "no",
            "at": "2026-11-25T09:00:00+07:00",
            "confirmed": True,
            "reason": "–",
        },
        {"constituency": "ngo", "choice": "blank", "count": 2, "weight": "1/2", "beneficiary": True},
    ]
    count = read(file(*ballots, rule={"proxies": {"per_holder": 1}}, **WHOLE))
    assert read(json.loads(json.dumps(count.as_json()))) == count


@pytest.mark.parametrize(
    ("method", "choice"),
    [
        ("majority", "abstain"),
        ("consent", "object"),
        ("approval", ["a", "b"]),
        ("score", {"a": 5, "b": 0}),
        ("schulze", ["a", ["b", "c"]]),
    ],
)
def test_each_kind_of_choice_reads_back_to_the_same(method: str, choice: object) -> None:
    more: dict[str, Any] = {} if isinstance(choice, str) else {"options": OPTIONS, "seats": 2}
    ballot = {"member": "nyb", "choice": choice, "resolved": True}
    count = read(file(ballot, rule={"method": method}, **more))
    assert read(json.loads(json.dumps(count.as_json()))) == count
    assert count.as_json()["ballots"] == [ballot]


def test_options_of_a_lottery_may_belong_to_constituencies() -> None:
    rule = {"method": "sortition", "seed": "2026-11-25", "seats_by_constituency": {"go": 1}}
    options = [{"id": "a", "constituency": "go"}, {"id": "b"}]
    count = read({"rule": rule, "options": options})
    assert read(count.as_json()) == count
    drawn = verdict(rule=rule, seats=2)
    assert drawn.winners[0] in {"nyb", "dsw"}
    assert len(drawn.winners) == 2


RANKED = {"rule": {"method": "irv"}, "options": OPTIONS}
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"rule": None}, "the file lacks 'rule'. Add it"),
    ({"rules": {}}, "the file has a field 'rules' that means nothing. It may have: format, title, on, rule"),
    ({"format": 2}, "format says 2. Write a number from 1 to 1 there."),
    ({"title": 7}, "title can't be read: a text in quotation marks"),
    ({"members": [{"name": "x"}]}, "members #1 lacks 'id'."),
    ({"members": [{"id": "x"}, {"id": "x"}], "ballots": []}, "members #2.id names 'x' a second time."),
    (
        {"members": [{"id": "x", "weight": 0.5}], "ballots": []},
        "members #1.weight says 0.5, which a computer",
    ),
    (
        {"members": [{"id": "x", "weight": -1}], "ballots": []},
        "members #1.weight says -1. Write a number from 0",
    ),
    ({"members": "all"}, "members can't be read: a list in square brackets"),
    (
        {"ballots": [{"member": "who", "choice": "yes"}]},
        "ballots #1.member names 'who', and the file has no member",
    ),
    ({"ballots": [{"member": "nyb"}]}, "ballots #1 lacks 'choice'."),
    (
        {"ballots": [{"member": "nyb", "choice": "ja"}]},
        "ballots #1.choice can't be 'ja'. Choose one of: yes, no,",
    ),
    (
        {"ballots": [YES | {"count": 2}]},
        "ballots #1.count can't be read: it belongs on a paper without a member",
    ),
    (
        {"ballots": [{"choice": "yes", "at": "2026-11-25T10:00:00Z"}]},
        "ballots #1.at can't be read: a paper without",
    ),
    (
        {"ballots": [YES | {"at": "2026-11-25T10:00:00"}]},
        "ballots #1.at can't be read: write an instant with",
    ),
    ({"ballots": [YES | {"at": "now"}]}, "ballots #1.at can't be read: write an instant with"),
    (
        {"ballots": [YES, YES | {"at": "2026-11-25T10:00:00Z"}]},
        "ballots #1 contradicts the rest: this member gave",
    ),
    ({"ballots": [{"choice": "yes", "count": 6}]}, "ballots: 6 voices were cast where only 5 may vote."),
    ({"ballots": [YES, {"choice": "yes", "count": 5}]}, "ballots: 5 voices were cast where only 4 may vote."),
    (
        {"ballots": [{"choice": "no", "constituency": "go", "count": 3}]},
        "ballots (go): 3 voices were cast where only 2 may vote.",
    ),
    ({"ballots": [{"choice": "no", "weight": 6}]}, "ballots: 6 voices were cast where only 5 may vote."),
    ({"present": ["who"]}, "present #1 names 'who', and the file has no member of that id."),
    (
        {"present": ["nyb"], "absences": [{"member": "nyb"}]},
        "absences #1 contradicts the rest: the member is named",
    ),
    ({"recused": [{"member": "nyb"}, {"member": "nyb"}]}, "recused #2.member names 'nyb' a second time."),
    ({"proxies": [{"from": "nyb", "to": "who"}]}, "proxies #1.to names 'who'"),
    (
        {"proxies": [{"from": "nyb", "to": "dsw"}, {"from": "nyb", "to": "wif"}]},
        "proxies #2.from names 'nyb' a second",
    ),
    (
        {"proxies": [{"from": "nyb", "to": "nyb"}]},
        "proxies #1.to can't be read: a member can't speak through itself",
    ),
    ({"mandates": [{"member": "nyb", "scope": "commit"}]}, "the file lacks 'on'."),
    ({"rule": {"ad_referendum": {"deadline": "2026-12-09"}}}, "the file lacks 'on'."),
    ({"need": {"scope": "all"}}, "need.scope can't be 'all'. Choose one of: attend, discuss"),
    ({"need": {"scope": "commit", "amount": "much"}}, "need.amount can't be read: write an amount of money"),
    (
        {"constituencies": [{"id": "go"}]},
        "members #3.constituency names 'ngo', and the file has no constituency",
    ),
    ({"units": [{"id": "north"}]}, "members #2.unit names 'south', and the file has no unit"),
    (
        {
            "constituencies": [{"id": "go"}, {"id": "ngo"}, {"id": "cbo"}],
            "ballots": [YES, {"choice": "no", "constituency": "un"}],
        },
        "ballots #2.constituency names 'un'",
    ),
    ({"rule": {"quorum": {"constituencies": {"un": 1}}}}, "rule.quorum.constituencies names 'un'"),
    ({"rule": {"quorum": {"units": {"west": 1}}}}, "rule.quorum.units names 'west'"),
    (
        {"rule": {"double_majority": {"constituencies": ["un"]}}},
        "rule.double_majority.constituencies names 'un'",
    ),
    (
        {"rule": {"tie": {"by": "chair", "chair": "who"}}},
        "rule.tie.chair names 'who', and the file has no member",
    ),
    ({"rule": {"double_majority": {}}, "ballots": [{"choice": "yes"}]}, "ballots #1 lacks 'constituency'."),
    ({"options": OPTIONS}, "options means nothing with the method 'majority'."),
    ({"seats": 2}, "seats means nothing with the method 'majority'."),
    ({"rule": {"method": "irv"}}, "the file lacks 'options'."),
    (RANKED | {"seats": 2}, "seats can't be read: an instant run-off chooses one"),
    (RANKED | {"seats": 4}, "seats says 4. Write a number from 1 to 3 there."),
    (
        RANKED | {"ballots": [{"choice": ["a", "d"]}]},
        "ballots #1.choice #2 names 'd', and the file has no option",
    ),
    (
        RANKED | {"ballots": [{"choice": ["a", ["b", "a"]]}]},
        "ballots #1.choice #2 #2 names 'a' a second time.",
    ),
    (
        {"rule": {"method": "score"}, "options": OPTIONS, "ballots": [{"choice": {"d": 1}}]},
        "ballots #1.choice.d names 'd', and the file has no option",
    ),
    (
        {"rule": {"method": "sortition", "seats_by_constituency": {"un": 1}}},
        "rule.seats_by_constituency names 'un'",
    ),
    (
        {"rule": {"method": "sortition"}, "options": OPTIONS, "ballots": [{"choice": ["a"]}]},
        "ballots means nothing with the method 'sortition'.",
    ),
]


@pytest.mark.parametrize(("change", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_what_cannot_be_meant_is_named_with_its_place(change: dict[str, Any], says: str) -> None:
    with pytest.raises(Problem) as refused:
        read({"rule": {}, "members": MEMBERS} | change)
    assert str(refused.value).startswith(says)


def test_what_is_no_object_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        read([])  # type: ignore[arg-type]
    assert str(refused.value) == "the file can't be read: an object in curly brackets belongs here."


def test_a_list_without_end_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        read({"rule": {}, "ballots": [YES] * 200_001})
    assert str(refused.value).startswith("ballots has 200001 entries, and at most 200000 are read.")


def test_weights_are_exact() -> None:
    members = [{"id": "x", "weight": "0.1"}, {"id": "y", "weight": "0.2"}, {"id": "z", "weight": "0.3"}]
    found = verdict(*said(x="yes", y="yes", z="no"), members=members, rule={"strict": False})
    assert (found.carried, str(found.figures.needed)) == (True, "3/10")
