"""A result for reading: each question with its figures as rows of a table, and what could be done."""

from collections.abc import Iterable
from typing import NamedTuple

from trellis.domain.candour import Aside
from trellis.domain.readiness import STANDING_LABELS, Change, Finding, Spread, Standing
from trellis.domain.readinessbar import LABELS, Level
from trellis.domain.readinessguide import GUIDES, Guide
from trellis.formation.queries.results import Outcome

STANDING_KINDS = {Standing.READY: "ok", Standing.NOT_READY: "warning", Standing.NOT_KNOWN: ""}


class Line(NamedTuple):
    """A row of figures: whose answers, how many of each, and how many of those asked said nothing."""

    label: str
    counts: list[int]
    silent: int


class Told(NamedTuple):
    """A question with all that a reader needs."""

    label: str
    guide: Guide
    finding: Finding
    standing: str
    kind: str
    lines: list[Line]
    aside: Aside | None
    papers: list[Line]
    remarks: list[str]
    change: Change | None


def _line(label: str, spread: Spread) -> Line:
    return Line(label, [getattr(spread, level.value) for level in Level], spread.asked - spread.answered)


def _lines(whole: Spread, parts: Iterable[tuple[str, Spread]], total: str) -> list[Line]:
    return [*(_line(label, spread) for label, spread in parts), _line(total, whole)]


def told(outcome: Outcome, total: str) -> list[Told]:
    """Give each question of a round that is over, in order."""
    asides = {each.question: each for each in outcome.asides}
    changes = {each.question: each for each in outcome.changes}
    found = []
    for finding in outcome.result.findings:
        aside = asides.get(finding.question)
        groups = [(outcome.names[group], spread) for group, spread in finding.groups.items()]
        found.append(
            Told(
                label=LABELS[finding.question],
                guide=GUIDES[finding.question],
                finding=finding,
                standing=STANDING_LABELS[finding.standing],
                kind=STANDING_KINDS[finding.standing],
                lines=_lines(finding.whole, groups if len(groups) > 1 else [], total),
                aside=aside,
                papers=_papers(aside, outcome, total) if aside else [],
                remarks=outcome.remarks[finding.question],
                change=changes.get(finding.question),
            )
        )
    return found


def _papers(aside: Aside, outcome: Outcome, total: str) -> list[Line]:
    order = list(outcome.names)
    cells = [
        (", ".join(outcome.names[group] for group in sorted(cell, key=order.index)), spread)
        for cell, spread in aside.cells
    ]
    return _lines(aside.whole, cells, total)
