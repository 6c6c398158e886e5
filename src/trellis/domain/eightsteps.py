"""The eight steps that build a network, and where it is on each: a path, never a lock (C4.6 to C4.13)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

REVIEW_SOON = timedelta(days=60)


class Where(StrEnum):
    """Where a network is on one step."""

    NOTHING = "nothing"
    DRAFT = "draft"
    DISCUSSED = "discussed"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REVIEW = "review"
    OVERDUE = "overdue"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its clause, its label, and what the network has once it is done."""

    key: str
    clause: str
    label: str
    yields: str


STEPS = (
    Step(
        "purpose", "C4.6", N_("Purpose"), N_("Why the network is there, in a few sentences that all share.")
    ),
    Step(
        "goals",
        "C4.7",
        N_("Goals and objectives"),
        N_("What is to be different, until when, and how one will see it."),
    ),
    Step("action-plan", "C4.8", N_("Action plan"), N_("Who does what first, with whom, and until when.")),
    Step(
        "ground-rules",
        "C4.9",
        N_("Ground rules"),
        N_("How members treat each other, and what stays in the room."),
    ),
    Step(
        "decision-process",
        "C4.10",
        N_("Decision process"),
        N_("How it is decided. Every later ballot is counted by this."),
    ),
    Step(
        "structure",
        "C4.11",
        N_("Structure"),
        N_("Which bodies there are, what each may decide, and for how long."),
    ),
    Step(
        "communications",
        "C4.12",
        N_("Communications plan"),
        N_("Who is told what, by which way, also without a computer."),
    ),
    Step("resources", "C4.13", N_("Resources"), N_("Money, people, things and time: who brings what.")),
)
"""The steps in the order of the note; the keys are the kinds of document that they yield."""

WHERE_LABELS = {
    Where.NOTHING: N_("Nothing yet"),
    Where.DRAFT: N_("Draft"),
    Where.DISCUSSED: N_("Being discussed"),
    Where.PROPOSED: N_("Put to a decision"),
    Where.ADOPTED: N_("Adopted"),
    Where.REVIEW: N_("To be reviewed soon"),
    Where.OVERDUE: N_("Review is overdue"),
    Where.LAPSED: N_("No longer in force"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a step's document: what is in force, until when, and what is being written."""

    adopted_on: date | None = None
    review_on: date | None = None
    sunset_on: date | None = None
    has_lapsed: bool = False
    has_draft: bool = False
    is_discussed: bool = False
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a network is on a step, since or until which day, and what is wanted next, of whom."""

    where: Where
    day: date | None
    says: Sentence
    next: Sentence


def place(known: Known, today: date) -> Place:
    """Say where a network is on one step, and what is wanted next."""
    if known.adopted_on is None or (known.sunset_on is not None and known.sunset_on < today):
        return _unsettled(known)
    return _in_force(known, known.adopted_on, today)


def _in_force(known: Known, adopted_on: date, today: date) -> Place:
    due = min((day for day in (known.review_on, known.sunset_on) if day is not None), default=None)
    if known.is_proposed:
        following = Sentence(N_("The members decide on a new version."))
    elif known.has_draft:
        following = Sentence(N_("A new version is being written: any member may say what she thinks of it."))
    elif due is not None and due - today <= REVIEW_SOON:
        following = Sentence(N_("The members look at it again: keep it, change it, call it met, or drop it."))
    else:
        following = Sentence(N_("Nothing is wanted. Any member may propose an amendment."))
    if due is None:
        return Place(Where.ADOPTED, None, Sentence(N_("Adopted on %(day)s."), {"day": adopted_on}), following)
    days = {"day": adopted_on, "due": due}
    if due < today:
        says = Sentence(N_("Adopted on %(day)s. The review was due on %(due)s."), days)
        return Place(Where.OVERDUE, due, says, following)
    where = Where.REVIEW if due - today <= REVIEW_SOON else Where.ADOPTED
    return Place(where, due, Sentence(N_("Adopted on %(day)s, to be reviewed on %(due)s."), days), following)


def _unsettled(known: Known) -> Place:
    if known.is_proposed:
        says, following = N_("It is put to a decision."), N_("The members decide.")
        return Place(Where.PROPOSED, None, Sentence(says), Sentence(following))
    if known.has_draft and known.is_discussed:
        says = N_("There is a draft, and members have said what they think of it.")
        following = N_("Whoever drafted it answers each comment, then puts it to a decision.")
        return Place(Where.DISCUSSED, None, Sentence(says), Sentence(following))
    if known.has_draft:
        says, following = N_("There is a draft."), N_("Members read it and say what they think of it.")
        return Place(Where.DRAFT, None, Sentence(says), Sentence(following))
    if known.has_lapsed or known.adopted_on is not None:
        says = N_("What was adopted is no longer in force.")
        following = N_("Any member begins a new draft, or the members leave it at that.")
        return Place(Where.LAPSED, known.sunset_on, Sentence(says), Sentence(following))
    says, following = (
        N_("Nothing is written yet."),
        N_("Any member begins with a starting text, or from nothing."),
    )
    return Place(Where.NOTHING, None, Sentence(says), Sentence(following))
