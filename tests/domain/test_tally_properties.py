"""What holds for every ballot: order is nothing, a yes never harms, the voiceless change nothing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.ballotfile import read
from trellis.domain.ballots import Ballot, Count, Member
from trellis.domain.decisionrule import Base, Method
from trellis.domain.tally import count
from trellis.domain.verdict import Verdict

GROUPS = ("go", "ngo", "cbo")
OPTIONS = ("a", "b", "c", "d")
bases = st.sampled_from([base.value for base in Base])
bars = st.tuples(st.sampled_from(["1/2", "2/3", "3/5", "1/7"]), st.booleans(), bases)
portions = st.sampled_from([1, 2, "1/2", {"share": "1/3", "strict": True}])


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Give a majority rule, with or without quorum, second majority, proxies and tie-break."""
    threshold, strict, base = draw(bars)
    rule: dict[str, Any] = {"threshold": threshold, "strict": strict, "base": base}
    if draw(st.booleans()):
        rule["quorum"] = {"members": draw(portions), "each_constituency": draw(portions)}
    if draw(st.booleans()):
        second_threshold, second_strict, second_base = draw(bars)
        rule["double_majority"] = {
            "threshold": second_threshold,
            "strict": second_strict,
            "base": second_base,
            "needed": draw(st.sampled_from(["all", 1, 2, "2/3"])),
            "silent": draw(st.sampled_from(["against", "left_out"])),
            "beneficiaries": draw(st.sampled_from(["own_seat", "with_constituency"])),
        }
    if draw(st.booleans()):
        rule["proxies"] = {"per_holder": 1}
    rule["tie"] = draw(
        st.sampled_from([{"by": "status_quo"}, {"by": "chair", "chair": "m0"}, {"by": "lot", "seed": "7"}])
    )
    return rule


@st.composite
def files(draw: st.DrawFn, rule: st.SearchStrategy[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Give a count file of a few members who vote once, or not at all."""
    size = draw(st.integers(min_value=1, max_value=8))
    members = [
        {
            "id": f"m{number}",
            "constituency": draw(st.sampled_from(GROUPS)),
            "beneficiary": draw(st.booleans()),
            "weight": draw(st.sampled_from([1, 1, 2, "1/2"])),
        }
        for number in range(size)
    ]
    words = st.sampled_from(["yes", "no", "abstain", "blank", None])
    choices = [(each["id"], draw(words)) for each in members]
    return {
        "on": "2026-11-25",
        "rule": draw(rule or rules()),
        "members": members,
        "present": draw(st.lists(st.sampled_from([each["id"] for each in members]), unique=True)),
        "recused": [{"member": each["id"]} for each in members if draw(st.integers(0, 9)) == 0],
        "proxies": [{"from": "m1", "to": "m0"}] if size > 1 and draw(st.booleans()) else [],
        "ballots": [
            {"member": member, "choice": choice, "ad_referendum": draw(st.integers(0, 5)) == 0}
            for member, choice in choices
            if choice
        ],
    }


def counted(data: dict[str, Any]) -> Verdict:
    """Read and count."""
    return count(read(data))


def figures(data: dict[str, Any]) -> dict[str, Any]:
    """Count, and give what doesn't hang on the order in which the file lists things."""
    found = counted(data).as_json()
    lists = {name: sorted(found["figures"][name], key=str) for name in ("not_counted", "replaced")}  # type: ignore[index]
    return {
        "outcome": found["outcome"],
        "figures": found["figures"] | lists,
        "double": found["double_majority"],
    }  # type: ignore[operator]


@given(files(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_members_does_not_matter(data: dict[str, Any], chance: Any) -> None:
    shuffled = data | {"ballots": chance.sample(data["ballots"], len(data["ballots"]))}
    assert figures(shuffled) == figures(data)
    again = count(replace(read(data), ballots=read(shuffled).ballots))
    assert again.outcome is counted(data).outcome


@given(files(), st.integers(0, 7))
def test_one_yes_more_never_loses(data: dict[str, Any], who: int) -> None:
    member = f"m{who % len(data['members'])}"
    others = [each for each in data["ballots"] if each["member"] != member]
    before = counted(data)
    after = counted(data | {"ballots": [*others, {"member": member, "choice": "yes"}]})
    if before.carried:
        assert after.carried, (before.explanation, after.explanation)


@given(
    files(), st.sampled_from(["yes", "no"]), st.sampled_from(GROUPS), st.sampled_from(["observer", "weight"])
)
def test_a_member_without_a_voice_never_changes_a_verdict(
    data: dict[str, Any], choice: str, constituency: str, how: str
) -> None:
    data["rule"]["weights"] = True
    newcomer = {"id": "new", "constituency": constituency} | (
        {"observer": True} if how == "observer" else {"weight": 0}
    )
    members, ballots = [*data["members"], newcomer], [*data["ballots"], {"member": "new", "choice": choice}]
    before, after = counted(data), counted(data | {"members": members, "ballots": ballots})
    assert (after.outcome, after.figures, after.both_ways) == (
        before.outcome,
        before.figures,
        before.both_ways,
    )


def numbers(value: object) -> Iterator[object]:
    """Give every number of a JSON document."""
    if isinstance(value, dict):
        for each in value.values():
            yield from numbers(each)
    elif isinstance(value, list):
        for each in value:
            yield from numbers(each)
    else:
        yield value


@given(files())
def test_no_float_comes_in_or_out_and_a_recount_is_equal(data: dict[str, Any]) -> None:
    first = read(data)
    kept = json.loads(json.dumps(first.as_json()))
    assert read(kept) == first
    verdict = count(first)
    assert count(read(kept)).as_json() == verdict.as_json() == json.loads(json.dumps(verdict.as_json()))
    assert not any(isinstance(each, float) for each in numbers(verdict.as_json()))
    assert all(type(each) is Fraction for each in verdict.figures.voices.values())


@given(files())
def test_what_is_needed_is_the_least_that_carries(data: dict[str, Any]) -> None:
    found = counted(data)
    base, needed, bar = found.figures.base, found.figures.needed, found.rule.bar
    assert base is not None
    assert needed is not None
    unit = Fraction(1, 2) if "1/2" in {each["weight"] for each in data["members"]} else Fraction(1)

    def enough(yes: Fraction) -> bool:
        return yes > bar.threshold * base if bar.strict else yes >= bar.threshold * base

    assert enough(needed)
    assert needed == unit or not enough(needed - unit)


papers = st.lists(st.permutations(OPTIONS), max_size=7)


@given(
    papers, st.sampled_from([method for method in Method if method.ranks]), st.randoms(use_true_random=False)
)
def test_the_order_of_papers_does_not_matter_to_who_is_chosen(
    papers: Any, method: Method, chance: Any
) -> None:
    def chosen(ranked: Any) -> tuple[Any, ...]:
        found = counted(
            {
                "rule": {"method": method.value, "tie": {"by": "lot", "seed": "7"}},
                "options": [{"id": each} for each in OPTIONS],
                "members": [{"id": f"m{number}"} for number in range(7)],
                "ballots": [{"choice": list(each)} for each in ranked],
            }
        )
        return found.outcome, found.winners, found.tied

    assert chosen(chance.sample(papers, len(papers))) == chosen(papers)


def test_members_and_ballots_can_be_counted_without_a_file() -> None:
    rule = read({"rule": {}}).rule
    verdict = count(
        Count(rule=rule, members=(Member(id="nyb"),), ballots=(Ballot(member="nyb", choice="yes"),))
    )
    assert verdict.carried
