"""The verdict of a ballot: counted exactly, explained with every number, the same for ever (C5.7, C8.6).

Values in, values out: no clock, no database. What isn't in the count isn't in the verdict.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from trellis.domain.ballots import Count
from trellis.domain.carrying import Carried, consensus, consent, majority
from trellis.domain.decisionrule import Method
from trellis.domain.electing import choose
from trellis.domain.figures import figures, groups, of, weighs, whole
from trellis.domain.quorum import conditions
from trellis.domain.telling import tell, tell_open
from trellis.domain.verdict import Group, Outcome, Part, Verdict
from trellis.domain.voices import Heard, Voice, hear

_CARRY: Mapping[Method, Callable[[Count, Heard, Sequence[Voice]], Carried]] = {
    Method.MAJORITY: majority,
    Method.CONSENT: consent,
    Method.CONSENSUS: consensus,
}


def count(ballot: Count) -> Verdict:
    """Count a ballot. While voices wait for headquarters, the verdict carries the one without them, too."""
    heard = hear(ballot)
    verdict = _count(ballot, heard, heard.voices)
    if not heard.pending:
        return verdict
    other = _count(ballot, heard, heard.firm)
    verdict = replace(verdict, pending=heard.pending, without=other)
    return replace(verdict, explanation=(*verdict.explanation, *tell_open(verdict, other, ballot)))


def _count(ballot: Count, heard: Heard, voices: Sequence[Voice]) -> Verdict:
    carry = _CARRY.get(ballot.rule.method)
    verdict = _carried(carry(ballot, heard, voices), ballot) if carry else _chosen(ballot, heard, voices)
    verdict = replace(
        verdict,
        weighted=weighs(ballot),
        quorum=conditions(ballot, heard),
        by_constituency=_groups(ballot, heard, voices, Part.CONSTITUENCY),
        by_unit=_groups(ballot, heard, voices, Part.UNIT),
        recused=tuple(each.member for each in ballot.recused),
        proxies=tuple((each.giver, each.holder) for each in heard.proxies),
        replaced=heard.replaced,
        not_counted=heard.not_counted,
    )
    verdict = _decided(verdict, ballot)
    return replace(verdict, explanation=tuple(tell(verdict, ballot)))


def _carried(carried: Carried, ballot: Count) -> Verdict:
    return Verdict(
        rule=ballot.rule,
        outcome=carried.outcome,
        figures=carried.figures,
        double_majority=carried.doubled,
        reasons=carried.reasons,
    )


def _chosen(ballot: Count, heard: Heard, voices: Sequence[Voice]) -> Verdict:
    result = choose(ballot, heard, voices)
    chosen = Outcome.SELECTED if ballot.rule.method is Method.SORTITION else Outcome.ELECTED
    return Verdict(
        rule=ballot.rule,
        outcome=Outcome.TIED if result.tied else chosen,
        figures=figures(ballot, heard, voices, whole),
        winners=result.winners,
        tied=result.tied,
        rounds=result.rounds,
        convention=result.convention,
        reasons=result.sentences,
    )


def _decided(verdict: Verdict, ballot: Count) -> Verdict:
    """Without a quorum, or without any voice, nothing is decided, whatever the figures would say."""
    if not all(each.is_met for each in verdict.quorum):
        outcome = Outcome.NO_QUORUM
    elif not verdict.figures.cast and ballot.rule.method is not Method.SORTITION:
        outcome = Outcome.NOBODY_VOTED
    else:
        return verdict
    return replace(verdict, outcome=outcome, winners=(), tied=(), rounds=(), reasons=())


def _groups(ballot: Count, heard: Heard, voices: Sequence[Voice], part: Part) -> tuple[Group, ...]:
    return tuple(
        Group(
            part=part,
            id=each.id,
            name=each.name,
            figures=figures(ballot, heard, voices, of(part, each.id)),
        )
        for each in groups(ballot, part)
    )
