"""What the cells of a file of activities say, read once for each text; what can't be read is asked about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from trellis.domain.activityasks import AskKind, Desk, named, option
from trellis.domain.activityfields import LABELS
from trellis.domain.activitygather import Gathered
from trellis.domain.activityreading import day, number, status_of
from trellis.domain.asks import NOTHING, Ask
from trellis.domain.coverage import Status
from trellis.domain.periods import Every, Period, period_of, read_period
from trellis.domain.problems import N_, Problem
from trellis.domain.sentence import Sentence
from trellis.domain.text import fold

PAUSED, DROPPED = "paused", "dropped"
IMPLEMENTS, FUNDS, HOSTS, GIVES = "implements", "funds", "hosts", "gives-in-kind"
LEADS = "leads"
_FURTHER_STATUS = {"paused": PAUSED, "on hold": PAUSED, "dropped": DROPPED, "cancelled": DROPPED}
_ROLES = {
    LEADS: ("leads", "lead", "lead organisation", "leader", "หลัก", "หน่วยงานหลัก", "牵头"),
    IMPLEMENTS: (
        "implements",
        "implementer",
        "implementing",
        "implementing partner",
        "partner",
        "ดำเนินการ",
        "执行",
    ),
    FUNDS: ("funds", "funder", "donor", "funding", "ผู้ให้ทุน", "资助"),
    HOSTS: ("hosts", "host", "เจ้าภาพ", "主办"),
    GIVES: ("gives in kind", "in kind", "gives-in-kind"),
}
_ROLE_OF = {fold(word): role for role, words in _ROLES.items() for word in words}
_UNREADABLE = N_("'%(text)s' can't be read as: %(what)s. Correct the file, or leave the cell empty.")
_MOST = 10**15
COLUMN_OF = {IMPLEMENTS: "implementer", FUNDS: "funder", HOSTS: "host", GIVES: "giver"}
"""The column that names the organisations which take part in an activity in a way."""


def role(text: str) -> str | None:
    """Read how an organisation takes part; None for anything else."""
    return _ROLE_OF.get(fold(text))


def status(text: str) -> str | None:
    """Read how far an activity is; None for anything else."""
    known: Status | None = status_of(text)
    return known.value if known else _FURTHER_STATUS.get(fold(text))


def written_day(text: str) -> str | None:
    """Read a day, and write it as ISO does; None for anything else."""
    found = day(text)
    return found.isoformat() if found else None


def period(text: str) -> Period | None:
    """Read a period, or the month of a day; None for anything else."""
    try:
        return read_period(text)
    except Problem:
        found: date | None = day(text)
        return period_of(Every.MONTH, found) if found else None


def count(text: str, most: int = _MOST) -> int | None:
    """Read a whole number of a size that there are people; None for anything else."""
    found = number(text)
    return found if found is not None and found < most else None


@dataclass(slots=True)
class Reader:
    """Reads the texts of one file."""

    gathered: Gathered
    desk: Desk
    labels: Mapping[str, str] = field(default_factory=lambda: LABELS)

    def texts(self, name: str, read: Callable[[str], str | None]) -> dict[str, str]:
        """Give what each text of a column means; one that can't be read is asked about, and means nothing."""
        found = {}
        for text in self.gathered.said[name].texts[1:]:
            meant = read(text)
            found[text] = self._asked(name, text) if meant is None else meant
        return found

    def counts(self, name: str, most: int = _MOST) -> list[int]:
        """Give the numbers of a column by the texts' numbers; -1 where nothing is known."""
        found = [-1]
        for text in self.gathered.said[name].texts[1:]:
            meant = count(text, most)
            if meant is None:
                self._asked(name, text)
            found.append(-1 if meant is None else meant)
        return found

    def periods(self) -> tuple[list[int], list[Period]]:
        """Give the periods of the column by the texts' numbers (-1: none is said), and each of them once."""
        listed: dict[Period, int] = {}
        found = [-1]
        for text in self.gathered.said["period"].texts[1:]:
            meant = period(text)
            if meant is None:
                self._asked("period", text)
            found.append(-1 if meant is None else listed.setdefault(meant, len(listed)))
        return found, list(listed)

    def _asked(self, name: str, text: str, choices: Mapping[str, str] | None = None) -> str:
        answer = self.desk.ask(
            Ask(
                id=f"{AskKind.WORD}:{name}:{fold(text)[:200]}",
                kind=AskKind.WORD,
                says=Sentence(_UNREADABLE, {"text": text[:200], "what": self.labels[name]}),
                options=(*(named(value, words) for value, words in (choices or {}).items()), option(NOTHING)),
                guess=NOTHING,
                must=True,
            )
        )
        return "" if answer == NOTHING else answer
