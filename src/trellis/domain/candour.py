"""What people say of the five questions without their names, where nobody can be made out (C4.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from trellis.domain.disclosure import Release
from trellis.domain.problems import N_
from trellis.domain.readiness import Finding, Spread, Standing, Voice, spread
from trellis.domain.readinessbar import Question
from trellis.domain.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Aside:
    """The answers of persons to one question: the whole, and each cell that may be shown.

    `warns` is there when organisations say what their people don't.
    """

    question: Question
    whole: Spread
    cells: tuple[tuple[frozenset[str], Spread], ...]
    warns: Sentence | None


def asides(papers: Sequence[Voice], shown: Release[str], findings: Sequence[Finding]) -> tuple[Aside, ...]:
    """Give what may be shown of the persons' answers, beside what the organisations said; perhaps nothing."""
    return tuple(_aside(papers, shown, finding) for finding in findings) if shown.whole else ()


def _aside(papers: Sequence[Voice], shown: Release[str], finding: Finding) -> Aside:
    question = finding.question
    whole = spread(question, papers)
    cells = tuple(
        (cell, spread(question, [paper for paper in papers if paper.group in cell])) for cell in shown.cells
    )
    return Aside(question, whole, cells, _warning(whole, finding))


def _warning(whole: Spread, finding: Finding) -> Sentence | None:
    share, bar = finding.bar.enough, finding.bar
    if isinstance(share, int):
        share = Fraction(share, max(share, finding.whole.answered))
    needed, good = ceil(share * whole.answered), whole.good(bar)
    if finding.standing is not Standing.READY or good >= needed:
        return None
    says = N_(
        "The organisations reach the bar, their people don't: without their names only %(good)s of "
        "%(answered)s say so. Find out why before you start."
    )
    return Sentence(says, {"good": good, "answered": whole.answered})
