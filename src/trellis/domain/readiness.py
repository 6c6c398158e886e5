"""Whether a network is ready to start: five questions, each with a bar of its own (C4.1 to C4.5).

Organisations answer, each with one voice. The whole is never the average: the weakest question decides.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import Any

from trellis.domain.problems import N_
from trellis.domain.readinessbar import LABELS, Bar, Level, Question
from trellis.domain.sentence import Labels, Sentence


class Standing(StrEnum):
    """What the answers come to."""

    READY = "ready"
    NOT_READY = "not_ready"
    NOT_KNOWN = "not_known"


STANDING_LABELS = {
    Standing.READY: N_("Ready"),
    Standing.NOT_READY: N_("Not ready"),
    Standing.NOT_KNOWN: N_("Not known yet"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """An organisation (or a person) that was asked: its group, and its answers; none: it hasn't answered."""

    group: str
    answers: Mapping[Question, Level]


@dataclass(frozen=True, slots=True)
class Spread:
    """How many gave which answer to one question; `asked` counts those who left it empty too."""

    asked: int
    yes: int = 0
    partly: int = 0
    no: int = 0
    unsure: int = 0

    @property
    def answered(self) -> int:
        """Count those who answered this question."""
        return self.yes + self.partly + self.no + self.unsure

    def good(self, bar: Bar) -> int:
        """Count those who say what the bar wants to hear."""
        return self.yes + (self.partly if bar.partly_counts else 0)

    def as_json(self) -> dict[str, int]:
        """Give the figures to be kept."""
        return {"asked": self.asked, **{level.value: getattr(self, level.value) for level in Level}}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one question comes to, with the spread of its answers and every reason."""

    question: Question
    bar: Bar
    standing: Standing
    whole: Spread
    groups: Mapping[str, Spread]
    reasons: tuple[Sentence, ...]

    def as_json(self) -> dict[str, Any]:
        """Give it to be kept, with its sentences in English."""
        return {
            "question": self.question.value,
            "standing": self.standing.value,
            "bar": self.bar.as_json(),
            "whole": self.whole.as_json(),
            "reasons": [str(reason) for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What the five questions come to; `asked` and `answered` count organisations."""

    standing: Standing
    says: Sentence
    findings: tuple[Finding, ...]
    asked: int
    answered: int

    def as_json(self) -> dict[str, Any]:
        """Give it to be kept: the figures, and the sentences in English."""
        return {
            "format": 1,
            "standing": self.standing.value,
            "says": str(self.says),
            "asked": self.asked,
            "answered": self.answered,
            "questions": [each.as_json() for each in self.findings],
        }


def spread(question: Question, voices: Iterable[Voice]) -> Spread:
    """Count the answers to one question."""
    given = [voice.answers.get(question) for voice in voices]
    counts = Counter(given)
    return Spread(len(given), *(counts[level] for level in Level))


def assess(voices: Sequence[Voice], *, names: Mapping[str, str], bars: Mapping[Question, Bar]) -> Result:
    """Say whether a network is ready; `names` gives each group its name for the sentences, in their order."""
    findings = tuple(_finding(question, bars[question], voices, names) for question in Question)
    found = {each.standing for each in findings}
    standing = next(
        each for each in (Standing.NOT_READY, Standing.NOT_KNOWN, Standing.READY) if each in found
    )
    weak = Labels(LABELS[each.question] for each in findings if each.standing is standing)
    return Result(
        standing=standing,
        says=Sentence(_SAYS[standing], {"questions": weak}) if voices else Sentence(_NOBODY_ASKED),
        findings=findings,
        asked=len(voices),
        answered=sum(bool(voice.answers) for voice in voices),
    )


_SAYS = {
    Standing.READY: N_("Ready: each of the five questions reaches its bar."),
    Standing.NOT_READY: N_("Not ready: %(questions)s."),
    Standing.NOT_KNOWN: N_("Not known yet, too few answers: %(questions)s."),
}
_NOBODY_ASKED = N_("Not known yet: nobody was asked.")


def _finding(question: Question, bar: Bar, voices: Sequence[Voice], names: Mapping[str, str]) -> Finding:
    whole = spread(question, voices)
    asked = {voice.group for voice in voices}
    groups = {
        group: spread(question, [voice for voice in voices if voice.group == group])
        for group in names
        if group in asked
    }
    response, known = _response(bar, whole)
    overall, is_enough = _overall(bar, whole)
    each, all_enough, all_known = _in_each(bar, groups, names)
    standing = Standing.READY
    if not known:
        standing = Standing.NOT_KNOWN
    elif not (is_enough and all_enough):
        standing = Standing.NOT_READY
    elif not all_known:
        standing = Standing.NOT_KNOWN
    return Finding(question, bar, standing, whole, groups, (response, *overall, *each))


def _response(bar: Bar, whole: Spread) -> tuple[Sentence, bool]:
    needed = max(1, ceil(bar.response * whole.asked))
    figures = {"answered": whole.answered, "asked": whole.asked, "needed": needed}
    if whole.answered >= needed:
        says = N_("%(answered)s of %(asked)s organisations answered, %(needed)s needed: enough.")
        return Sentence(says, figures), True
    says = N_("%(answered)s of %(asked)s organisations answered, %(needed)s needed: %(short)s too few.")
    return Sentence(says, figures | {"short": needed - whole.answered}), False


def _figures(bar: Bar, enough: int | Fraction, counted: Spread) -> dict[str, int]:
    needed = enough if isinstance(enough, int) else ceil(enough * counted.answered)
    good = counted.good(bar)
    return {"good": good, "answered": counted.answered, "needed": needed, "short": needed - good}


def _overall(bar: Bar, whole: Spread) -> tuple[list[Sentence], bool]:
    if not whole.answered:
        return [], False
    figures = _figures(bar, bar.enough, whole)
    if figures["short"] <= 0:
        says = (
            N_("%(good)s of %(answered)s say yes or partly, %(needed)s needed: reached.")
            if bar.partly_counts
            else N_("%(good)s of %(answered)s say yes, %(needed)s needed: reached.")
        )
        return [Sentence(says, figures)], True
    says = (
        N_("%(good)s of %(answered)s say yes or partly, %(needed)s needed: %(short)s short.")
        if bar.partly_counts
        else N_("%(good)s of %(answered)s say yes, %(needed)s needed: %(short)s short.")
    )
    return [Sentence(says, figures)], False


_UNHEARD = N_("%(group)s: none of %(asked)s has answered.")


def _in_each(
    bar: Bar, groups: Mapping[str, Spread], names: Mapping[str, str]
) -> tuple[list[Sentence], bool, bool]:
    """Give the reasons in constituencies, whether those that answered reach the bar, whether all answered.

    Organisations in no constituency are none together, and have no bar.
    """
    groups = {group: each for group, each in groups.items() if group}
    if bar.in_each is None or not groups:
        return [], True, True
    says = (
        N_("%(group)s: %(good)s of %(answered)s say yes or partly, %(needed)s needed: %(short)s short.")
        if bar.partly_counts
        else N_("%(group)s: %(good)s of %(answered)s say yes, %(needed)s needed: %(short)s short.")
    )
    silent = {group: each for group, each in groups.items() if not each.answered}
    figures = {
        group: _figures(bar, bar.in_each, each) for group, each in groups.items() if group not in silent
    }
    short = [
        Sentence(says, {"group": names[group], **each})
        for group, each in figures.items()
        if each["short"] > 0
    ]
    unheard = [
        Sentence(_UNHEARD, {"group": names[group], "asked": each.asked}) for group, each in silent.items()
    ]
    if not short and not unheard:
        return [Sentence(N_("Each constituency reaches its own bar."))], True, True
    return [*short, *unheard], not short, not unheard


@dataclass(frozen=True, slots=True)
class Change:
    """How one question stood in an earlier round and stands in a later one."""

    question: Question
    before: Standing
    now: Standing
    says: Sentence


def compare(earlier: Result, later: Result) -> tuple[Change, ...]:
    """Say of each question whether it stands better than before, by the later round's bar."""
    pairs = zip(earlier.findings, later.findings, strict=True)
    return tuple(
        Change(now.question, before.standing, now.standing, _moved(before.whole, now.whole, now.bar))
        for before, now in pairs
    )


def _moved(before: Spread, now: Spread, bar: Bar) -> Sentence:
    figures = {
        "then": before.good(bar),
        "of_then": before.answered,
        "now": now.good(bar),
        "of_now": now.answered,
    }
    if not before.answered or not now.answered:
        return Sentence(N_("Nothing to compare: one of the times nobody answered."))
    share, former = Fraction(now.good(bar), now.answered), Fraction(before.good(bar), before.answered)
    if share > former:
        return Sentence(N_("Better: %(then)s of %(of_then)s then, %(now)s of %(of_now)s now."), figures)
    if share < former:
        return Sentence(N_("Worse: %(then)s of %(of_then)s then, %(now)s of %(of_now)s now."), figures)
    return Sentence(N_("The same: %(then)s of %(of_then)s then, %(now)s of %(of_now)s now."), figures)
