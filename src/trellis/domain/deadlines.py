"""Until when somebody may answer: what goes by paper or through the people to call needs its time (C8.8)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

NEEDS = {"phone": timedelta(days=4), "paper": timedelta(days=14)}
"""What a way needs at least, there and back; the others need nothing worth speaking of."""
SAYS = {
    "phone": N_("It waits until %(day)s, since somebody must be called."),
    "paper": N_("It waits until %(day)s, since it goes by paper."),
}


@dataclass(frozen=True)
class Deadline:
    """The last moment, the way it waits for, and why, when it is later than was asked for."""

    until: datetime | None
    slowest: str = ""
    says: Sentence | None = None


def deadline(until: datetime | None, now: datetime, way: str) -> Deadline:
    """Give until when somebody may answer who is reached by a way; an ask without an end has none."""
    needs = NEEDS.get(way)
    if until is None or needs is None or until >= now + needs:
        return Deadline(until)
    later = now + needs
    return Deadline(later, way, Sentence(SAYS[way], {"day": later.date()}))
