"""How a decision goes on beside how it is counted (C4.10, C5.7): how long, how openly; the founding rule."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from trellis.domain.problems import N_, PROCESS_UNREADABLE, Problem
from trellis.domain.sentence import Sentence

LONGEST = 366
"""Days: whoever needs more than a year to decide has no process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """How long a decision is discussed and voted on, and who sees what of it.

    `secret`: no voice is ever joined with a voter. `hidden`: nobody sees a voice until the ballot is closed.
    `confirm_days` is how long headquarters have to confirm a voice given *ad referendum*, counted from the
    closing. `public`: the result and its reason are for everybody.
    """

    secret: bool = False
    hidden: bool = False
    discussion_days: int = 7
    ballot_days: int = 7
    confirm_days: int = 14
    public: bool = False

    def as_json(self) -> dict[str, object]:
        """Give it as JSON that `read` reads back to the same process."""
        return asdict(self)


FLAGS = ("secret", "hidden", "public")
DAYS = ("discussion_days", "ballot_days", "confirm_days")

FOUNDING_TERMS: Mapping[str, object] = {
    "method": "consensus",
    "blocks": 0,
    "quorum": {"members": "2/3"},
    "weights": False,
}
"""What the first rule is adopted by: nobody blocks, and two thirds of the members are there."""
FOUNDING_PROCESS = Process()


def read(data: Mapping[str, object]) -> Process:
    """Read a process; what isn't said is as usual. Raises a Problem PROCESS_UNREADABLE naming the place."""
    for name, value in data.items():
        if name in FLAGS and isinstance(value, bool):
            continue
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if name in DAYS and is_whole and 0 <= value <= LONGEST:  # type: ignore[operator]  # whole by now
            continue
        raise Problem(PROCESS_UNREADABLE, place=name)
    return Process(**data)  # type: ignore[arg-type]  # each name and value was looked at above


def in_words(process: Process) -> list[Sentence]:
    """Say a process in sentences."""
    return [
        _days(process),
        _openness(process),
        _beyond(process),
        Sentence(
            N_("The result and its reason are open to everybody.")
            if process.public
            else N_("The result and its reason are open to all members.")
        ),
    ]


def _beyond(process: Process) -> Sentence:
    """Say what becomes of a voice beyond its mandate: nobody finds a secret one again to confirm it."""
    if process.secret:
        return Sentence(
            N_("A mandate must cover the whole decision, since nobody can confirm a secret voice.")
        )
    return Sentence(
        N_("A voice beyond its mandate waits %(days)s days for headquarters."), {"days": process.confirm_days}
    )


def _days(process: Process) -> Sentence:
    details = {"discussion": process.discussion_days, "ballot": process.ballot_days}
    if not process.discussion_days:
        return Sentence(N_("The ballot opens at once and stays open %(ballot)s days."), details)
    if not process.ballot_days:
        return Sentence(N_("It is discussed for %(discussion)s days, then decided on the same day."), details)
    return Sentence(
        N_("It is discussed for %(discussion)s days, then the ballot stays open %(ballot)s days."), details
    )


def _openness(process: Process) -> Sentence:
    if process.secret:
        return Sentence(N_("The ballot is secret: nobody can join a voice with whoever gave it."))
    if process.hidden:
        return Sentence(N_("Voices are hidden until the ballot is closed, then all see who said what."))
    return Sentence(N_("Voices are open: every member sees at once who said what."))
