"""Whether a proposal is carried: by majority, asked twice where the rule says so, by consent or consensus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trellis.domain.ballots import Count, Named
from trellis.domain.decisionrule import HALF, Bar, Beneficiaries, DoubleMajority, Silent
from trellis.domain.election import TieBreak
from trellis.domain.figures import Belongs, Placed, figures, groups, heads, measured, of, unit_of, whole
from trellis.domain.lot import drawn
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.verdict import Doubled, Figures, Group, Outcome, Part
from trellis.domain.voices import Heard, Voice

BENEFICIARIES_NAME = N_("Groups of beneficiaries")


@dataclass(frozen=True, slots=True)
class Carried:
    """How a proposal fared; `reasons` say what figures alone don't."""

    outcome: Outcome
    figures: Figures
    reasons: tuple[Sentence, ...] = ()
    doubled: Doubled | None = None


def majority(count: Count, heard: Heard, voices: Sequence[Voice]) -> Carried:
    """Carry what reaches the bar; a tie goes to what the rule says, and a second majority may be asked."""
    rule = count.rule
    numbers = measured(figures(count, heard, voices, whole), rule.bar, unit_of(count))
    doubled = _second(rule.double_majority, count, heard, voices) if rule.double_majority else None
    if doubled and not doubled.is_met:
        return Carried(Outcome.NOT_CARRIED, numbers, doubled=doubled)
    if _is_tie(numbers, rule.bar):
        outcome, says = _break(count, voices)
        return Carried(outcome, numbers, (says,), doubled)
    return Carried(Outcome.NOT_CARRIED if numbers.short else Outcome.CARRIED, numbers, doubled=doubled)


def consent(count: Count, heard: Heard, voices: Sequence[Voice]) -> Carried:
    """Carry what somebody agrees to and nobody objects to; an objection that was met no longer stands."""
    numbers = figures(count, heard, voices, whole)
    agree = numbers.voices["agree"] + numbers.voices["resolved"]
    stands = numbers.voices["object"] or not agree
    reasons = tuple(_objections(count, voices))
    return Carried(Outcome.NOT_CARRIED if stands else Outcome.CARRIED, numbers, reasons)


def consensus(count: Count, heard: Heard, voices: Sequence[Voice]) -> Carried:
    """Carry what somebody agrees to, with or without reservations, and no more than so many block."""
    numbers = figures(count, heard, voices, whole)
    agree = numbers.voices["agree"] + numbers.voices["reserve"]
    stands = numbers.voices["block"] > count.rule.blocks or not agree
    reasons = tuple(_objections(count, voices))
    return Carried(Outcome.NOT_CARRIED if stands else Outcome.CARRIED, numbers, reasons)


def _objections(count: Count, voices: Sequence[Voice]) -> Iterator[Sentence]:
    """Say each objection or block that gives its reason."""
    names = {each.id: each.name or each.id for each in count.members}
    for each in voices:
        if each.choice in {"object", "block"} and each.reason:
            says = (
                N_("%(name)s objected, and it was met: %(reason)s")
                if each.resolved
                else N_("%(name)s objects: %(reason)s")
            )
            if not each.member:
                says = N_("An objection, on a paper without a name: %(reason)s")
            yield Sentence(says, {"name": names.get(each.member), "reason": each.reason})


def _is_tie(numbers: Figures, bar: Bar) -> bool:
    """Tell whether yes and no are equal where one voice more than half would have carried."""
    yes, no = numbers.voices["yes"], numbers.voices["no"]
    return bar.strict and bar.threshold == HALF and yes == no > 0 and numbers.base == yes + no


def _break(count: Count, voices: Sequence[Voice]) -> tuple[Outcome, Sentence]:
    tie = count.rule.tie
    if tie.by is TieBreak.STATUS_QUO:
        return Outcome.NOT_CARRIED, Sentence(N_("A tie: as many yes as no, so nothing changes."))
    if tie.by is TieBreak.CHAIR:
        said = next((str(each.choice) for each in voices if each.member == tie.chair), "")
        outcome = Outcome.CARRIED if said == "yes" else Outcome.NOT_CARRIED
        return outcome, Sentence(_CHAIR.get(said, _CHAIR_SILENT))
    if not tie.seed:
        return Outcome.TIED, Sentence(
            N_("A tie, and a lot is to decide it: publish the seed, write it into the rule and count again.")
        )
    drew = drawn(tie.seed, ("yes", "no"))[0]
    outcome = Outcome.CARRIED if drew == "yes" else Outcome.NOT_CARRIED
    return outcome, Sentence(_LOT[drew], {"seed": tie.seed})


_CHAIR = {
    "yes": N_("A tie; the chair said yes, which decides."),
    "no": N_("A tie; the chair said no, which decides."),
}
_CHAIR_SILENT = N_("A tie; the chair said neither yes nor no, so nothing changes.")
_LOT = {
    "yes": N_("A tie; the lot drawn from the seed '%(seed)s' is yes."),
    "no": N_("A tie; the lot drawn from the seed '%(seed)s' is no."),
}


def _second(double: DoubleMajority, count: Count, heard: Heard, voices: Sequence[Voice]) -> Doubled:
    unit = unit_of(count)
    found = tuple(
        _group(double, part, named, (measured(figures(count, heard, voices, belongs), double.bar, unit)))
        for part, named, belongs in _asked(double, count, heard)
    )
    asked = sum(not each.left_out for each in found)
    return Doubled(
        groups=found,
        asked=asked,
        needed=asked if double.needed is None else double.needed.of(asked),
        carrying=sum(each.carries is True for each in found),
    )


def _group(double: DoubleMajority, part: Part, named: Named, numbers: Figures) -> Group:
    silent = double.silent is Silent.LEFT_OUT and not numbers.cast
    left_out = silent or not numbers.entitled
    carries = None if left_out else not numbers.short
    return Group(part=part, id=named.id, name=named.name, figures=numbers, carries=carries, left_out=left_out)


def _asked(double: DoubleMajority, count: Count, heard: Heard) -> Iterator[tuple[Part, Named, Belongs]]:
    """Give the groups that are asked, each with the test of who belongs to it."""
    own = double.beneficiaries is Beneficiaries.OWN_SEAT
    for named in groups(count, Part.CONSTITUENCY):
        if double.constituencies is None or named.id in double.constituencies:
            mine = of(Part.CONSTITUENCY, named.id)
            yield Part.CONSTITUENCY, named, _without_beneficiaries(mine) if own else mine
    if own and heads(count, heard, _is_beneficiary)[0]:
        yield Part.BENEFICIARIES, Named("", BENEFICIARIES_NAME), _is_beneficiary


def _is_beneficiary(each: Placed) -> bool:
    return each.beneficiary


def _without_beneficiaries(belongs: Belongs) -> Belongs:
    return lambda each: belongs(each) and not each.beneficiary
