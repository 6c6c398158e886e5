"""Choosing among options: one door to every method, with its rounds, reasons and convention (C8.2)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from trellis.domain.election import (
    Borda,
    Choice,
    Election,
    Pair,
    Paper,
    Quota,
    Ranking,
    Result,
    Round,
    Terms,
    TieBreak,
    Transfer,
    figure,
    plain,
)
from trellis.domain.points import approval, borda, dots, score
from trellis.domain.problems import N_
from trellis.domain.ranked import instant_runoff, single_transferable
from trellis.domain.schulze import schulze
from trellis.domain.sentence import Sentence
from trellis.domain.sortition import sortition

__all__ = [
    "METHODS",
    "Borda",
    "Choice",
    "Election",
    "Pair",
    "Paper",
    "Quota",
    "Ranking",
    "Result",
    "Round",
    "Terms",
    "TieBreak",
    "Transfer",
    "elect",
    "fault",
    "figure",
    "plain",
]

METHODS: Mapping[str, Callable[[Election], Result]] = {
    "approval": approval,
    "score": score,
    "dots": dots,
    "borda": borda,
    "irv": instant_runoff,
    "stv": single_transferable,
    "schulze": schulze,
    "sortition": sortition,
}
_TAKES_SETS, _TAKES_POINTS = frozenset({"approval"}), frozenset({"score", "dots"})


def elect(method: str, election: Election) -> Result:
    """Count the papers by a method; one that the rule's bounds don't allow is set aside, and said.

    Papers without weight and the order of papers change nothing.
    """
    good = tuple(
        paper for paper in election.papers if paper.weight and not fault(method, election, paper.choice)
    )
    aside = sum((paper.weight for paper in election.papers), Fraction(0))
    aside -= sum((paper.weight for paper in good), Fraction(0))
    result = _counted(method, replace(election, papers=good))
    if not aside:
        return result
    says = Sentence(
        N_("Set aside, because the rule doesn't allow what they say: %(count)s."), {"count": figure(aside)}
    )
    return replace(result, sentences=(*result.sentences, says), set_aside=aside)


def _counted(method: str, election: Election) -> Result:
    result = METHODS[method](election)
    if method == "sortition" or any(paper.choice for paper in election.papers):
        return result
    return replace(
        result,
        winners=(),
        tied=(),
        rounds=(),
        sentences=(Sentence(N_("No paper says anything, so nobody is chosen.")),),
    )


def fault(method: str, election: Election, choice: Choice) -> Sentence | None:
    """Say why a paper can't count under a method; None when it can."""
    named = _named(choice)
    unknown = set(named) - set(election.options)
    if unknown:
        return Sentence(N_("There's no option '%(option)s'."), {"option": min(unknown)})
    if len(named) > len(set(named)):
        return Sentence(N_("An option is named twice."))
    if isinstance(choice, frozenset):
        return _sets(method, election.terms, choice)
    if isinstance(choice, Mapping):
        return _points(method, election.terms, choice)
    return _other_kind() if method in _TAKES_SETS | _TAKES_POINTS else None


def _named(choice: Choice) -> list[str]:
    if isinstance(choice, tuple):
        return [option for tier in choice for option in tier]
    return list(choice)


def _other_kind() -> Sentence:
    return Sentence(N_("The paper is of another method than the rule's."))


def _sets(method: str, terms: Terms, choice: frozenset[str]) -> Sentence | None:
    if method not in _TAKES_SETS:
        return _other_kind()
    if terms.approvals is not None and len(choice) > terms.approvals:
        return Sentence(N_("At most %(most)s options may be approved."), {"most": terms.approvals})
    return None


def _points(method: str, terms: Terms, choice: Mapping[str, int]) -> Sentence | None:
    if method not in _TAKES_POINTS:
        return _other_kind()
    if method == "score":
        bounds = {"least": terms.least_score, "most": terms.most_score}
        fits = all(bounds["least"] <= points <= bounds["most"] for points in choice.values())
        return None if fits else Sentence(N_("Scores go from %(least)s to %(most)s."), bounds)
    if any(dots < 0 for dots in choice.values()) or sum(choice.values()) > terms.dots_each:
        return Sentence(N_("At most %(each)s dots may be spread."), {"each": terms.dots_each})
    if terms.dots_on_one is not None and max(choice.values(), default=0) > terms.dots_on_one:
        return Sentence(N_("At most %(most)s dots may be on one option."), {"most": terms.dots_on_one})
    return None
