"""Lists and what stands, for the tests of the plan of a member list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from trellis.domain.layout import Layout
from trellis.domain.likeness import Comparison, Likely, Named, Question
from trellis.domain.memberasks import AskKind
from trellis.domain.memberfacts import Change, Known, Plan, Seated, Standing
from trellis.domain.memberlayout import lay_out, rows
from trellis.domain.memberplan import plan
from trellis.domain.memberrows import gather
from trellis.domain.sentence import Sentence
from trellis.domain.sheet import Row, Sheet

ALIKE = ("Name|Type", "BRAC|NGO", "BRAC SL|NGO")
TODAY = date(2026, 11, 23)
EMPTY = Standing(today=TODAY, constituencies={"ngo": ("NGOs", "เอ็นจีโอ"), "go": ("Government",)})
DAWN = Known(
    id="d1",
    names={"en": "New Dawn", "th": "รุ่งอรุณ"},
    aliases=("Dawn Group",),
    values={"acronym": "ND", "type": "ngo", "constituency": "ngo", "joined": "2020-01-01"},
    shown={"acronym": "ND", "type": "NGO", "constituency": "NGOs", "joined": "2020-01-01"},
    people=(Seated(name="Nok Wongsa", email="nok@example.org", seat="head"),),
    is_member=True,
)
DUSK = Known(id="d2", names={"en": "Old Dusk"}, is_member=True)


def sheet(*lines: str) -> Sheet:
    """Give a sheet from lines with bars between the cells."""
    return Sheet(
        "list", tuple(Row(number, tuple(line.split("|"))) for number, line in enumerate(lines, start=1))
    )


def layout(*lines: str, **answers: str) -> Layout:
    """Lay out a list."""
    return lay_out([sheet(*lines)], answers)


def planned(*lines: str, standing: Standing = EMPTY, answers: Mapping[str, str] | None = None) -> Plan:
    """Plan a list."""
    given = answers or {}
    laid = lay_out([sheet(*lines)], given)
    left_out = frozenset(
        int(key[4:]) for key, answer in given.items() if key.startswith("row:") and answer == "leave-out"
    )
    return plan(gather(rows(laid), laid.fields, standing.language, left_out), standing, given)


def with_known(*known: Known, **more: object) -> Standing:
    """Give what stands with these organisations."""
    return replace(EMPTY, known=known, **more)


def faults(found: Plan) -> list[tuple[int, int, str]]:
    """Give the errors with their cells."""
    return [(fault.row, fault.column, str(fault.says)) for fault in found.faults]


def changes(found: Plan) -> list[Change]:
    """Give every change."""
    return [change for item in found.items for change in item.changes]


def told_alike(*pairs: tuple[str, Known | str], standing: Standing, answers: Mapping[str, str]) -> Plan:
    """Plan a list of the names that come first in the pairs, each said to be like the second one."""
    names = dict.fromkeys(each for new, other in pairs for each in (new, other) if isinstance(each, str))
    laid = lay_out([sheet("Name|Type", *(f"{name}|" for name in names))], {})

    def comparing(known: Sequence[Named], new: Sequence[Named]) -> Comparison:
        by_key = {each.key: each for each in (*known, *new)}
        found = [
            (by_key[one], by_key[other.id if isinstance(other, Known) else other]) for one, other in pairs
        ]
        asked = (
            Question(a, b, b in known, 90, Likely.SAME, None, Sentence("They sound alike.")) for a, b in found
        )
        return Comparison({}, {}, tuple(asked))

    return plan(gather(rows(laid), laid.fields, "en"), standing, answers, comparing)


def alike(answer: str, *lines: str, standing: Standing = EMPTY) -> Plan:
    """Plan a list, with one answer to all that is alike."""
    asks = planned(*(lines or ALIKE), standing=standing).asks
    return planned(
        *(lines or ALIKE),
        standing=standing,
        answers={ask.id: answer for ask in asks if ask.kind == AskKind.SAME},
    )
