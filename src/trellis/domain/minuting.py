"""The minutes of a meeting as the record gives them: who was there, what came of each item, who does what.

What people write stands beside; what is assembled here nobody edits. `Record` is kept as JSON when the
minutes are adopted, so that they read the same in years to come, in every language.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from trellis.domain.asking import sentence_of
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

Names = Mapping[str, str]
Naming = Callable[[Names], str]
Kept = Mapping[str, Any]
"""A sentence as it is kept (`domain.asking.words_of`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A member (or a guest without one) and how it was there; `who` are the people who came for it."""

    names: Names
    presence: str
    who: tuple[str, ...] = ()
    from_afar: bool = False
    came: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision taken: its number, title, and the verdict in sentences as they are kept."""

    number: int
    title: str
    verdict: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A task: what, who (a member's names, or a person's own), until when (ISO), what it serves."""

    text: str
    names: Names = field(default_factory=dict)
    person: str = ""
    due: str = ""
    serves: str = ""
    carried: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked:
    """An item with what came of it; `stage` says whether it is done, goes on, or was dropped."""

    title: str
    stage: str
    result: str = ""
    reason: str = ""
    minutes: int | None = None
    carried: int = 0
    decided: tuple[Decided, ...] = ()
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything that the minutes assemble; times are "14:05", days are ISO."""

    opened: str = ""
    closed: str = ""
    came: tuple[Came, ...] = ()
    quorum: tuple[Kept, ...] = ()
    quorum_lost: tuple[str, ...] = ()
    items: tuple[Talked, ...] = ()
    given: tuple[Given, ...] = ()
    fairness: Kept = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Give it as it is kept."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Line:
    """A line under a heading: its sentences, one after the other, and what somebody wrote."""

    sentences: tuple[Sentence, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (a sentence) with its lines; `level` 2 is a part, 3 an item in it."""

    title: Sentence
    lines: tuple[Line, ...]
    level: int = 2


def read_record(kept: Mapping[str, Any]) -> Record:
    """Read a record that was kept."""
    found = dict(kept)
    found["came"] = tuple(Came(**each | {"who": tuple(each["who"])}) for each in kept.get("came", ()))
    found["items"] = tuple(_talked(each) for each in kept.get("items", ()))
    found["given"] = tuple(Given(**each) for each in kept.get("given", ()))
    for name in ("quorum", "quorum_lost"):
        found[name] = tuple(kept.get(name, ()))
    return Record(**found)


def _talked(kept: Mapping[str, Any]) -> Talked:
    decided = tuple(Decided(**each | {"verdict": tuple(each["verdict"])}) for each in kept["decided"])
    given = tuple(Given(**each) for each in kept["given"])
    return Talked(**{**kept, "decided": decided, "given": given})


def sections(record: Record, name: Naming) -> tuple[Section, ...]:
    """Give the minutes' parts in their order; `name` chooses among names by language."""
    return (
        Section(Sentence(N_("Who was there")), tuple(_attendance(record, name))),
        Section(Sentence(N_("Quorum")), tuple(_quorum(record))),
        *(_item(number, each, name) for number, each in enumerate(record.items, start=1)),
        *_tasks(record, name),
        *_onward(record),
    )


_CAME = {
    "present": N_("%(name)s: present"),
    "late": N_("%(name)s: came late"),
    "left": N_("%(name)s: left early"),
    "excused": N_("%(name)s: excused"),
    "absent": N_("%(name)s: absent"),
}


def _attendance(record: Record, name: Naming) -> Iterator[Line]:
    if record.opened:
        says = N_("From %(opened)s to %(closed)s.") if record.closed else N_("From %(opened)s.")
        yield Line((Sentence(says, {"opened": record.opened, "closed": record.closed}),))
    for presence, says in _CAME.items():
        for each in (came for came in record.came if came.presence == presence):
            yield Line((Sentence(says, {"name": name(each.names)}), *_details(each)))


def _details(came: Came) -> Iterator[Sentence]:
    if came.who:
        yield Sentence(N_("(%(people)s)"), {"people": ", ".join(came.who)})
    if came.from_afar:
        yield Sentence(N_("from afar"))
    if came.came:
        yield Sentence(N_("from %(time)s"), {"time": came.came})
    if came.left:
        yield Sentence(N_("until %(time)s"), {"time": came.left})


def _quorum(record: Record) -> Iterator[Line]:
    yield from (Line((sentence_of(each),)) for each in record.quorum)
    for span in record.quorum_lost:
        yield Line((Sentence(N_("There was no quorum: %(span)s."), {"span": span}),))
    if record.fairness:
        yield Line((sentence_of(record.fairness),))


def _item(number: int, item: Talked, name: Naming) -> Section:
    title = Sentence(N_("%(number)s. %(title)s"), {"number": number, "title": item.title})
    return Section(title, tuple(_lines(item, name)), level=3)


_ENDED = {
    "carried-over": N_("Goes on to the next meeting."),
    "dropped": N_("Dropped: %(reason)s"),
}


def _lines(item: Talked, name: Naming) -> Iterator[Line]:
    if item.carried:
        yield Line((Sentence(N_("Carried over so far: %(times)s times."), {"times": item.carried}),))
    if item.result:
        yield Line((), item.result)
    for each in item.decided:
        title = Sentence(
            N_("Decision #%(number)s: %(title)s"), {"number": str(each.number), "title": each.title}
        )
        yield Line((title, *(sentence_of(one) for one in each.verdict)))
    yield from (_task(each, name) for each in item.given)
    if item.stage in _ENDED:
        yield Line((Sentence(_ENDED[item.stage], {"reason": item.reason}),))


def _task(given: Given, name: Naming) -> Line:
    who = given.person or (name(given.names) if given.names else "")
    if not who:
        says = N_("Task: %(text)s (nobody yet)")
    else:
        says = N_("Task: %(text)s (%(who)s, until %(due)s)") if given.due else N_("Task: %(text)s (%(who)s)")
    due = date.fromisoformat(given.due) if given.due else None
    task = Sentence(says, {"text": given.text, "who": who, "due": due})
    if not given.serves:
        return Line((task,))
    return Line((task, Sentence(N_("It serves: %(objective)s"), {"objective": given.serves})))


def _tasks(record: Record, name: Naming) -> Iterator[Section]:
    if record.given:
        lines = tuple(_task(each, name) for each in record.given)
        yield Section(Sentence(N_("Tasks that are still open")), lines)


def _onward(record: Record) -> Iterator[Section]:
    left = [each for each in record.items if each.stage == "carried-over"]
    if left:
        lines = tuple(Line((), each.title) for each in left)
        yield Section(Sentence(N_("Goes on to the next meeting")), lines)
