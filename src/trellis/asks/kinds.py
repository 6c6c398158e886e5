"""The kinds of ask: each room registers its own, with the action that an answer calls.

The module `asks` of each room is read at the start. `asks` and `channels` know rooms only through this.
"""

from collections.abc import Callable
from dataclasses import dataclass

from trellis.access.actor import Actor
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given

Answering = Callable[[Actor, Asked, Given], None]
Undoing = Callable[[Actor, Asked], bool]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of ask: its label, what an answer does, where its thing is shown.

    `answers` calls the room's own action as the actor; a `Problem` that it raises becomes the reply, and the
    answer is kept. With `second_person` an answer that somebody enters for another counts only when a second
    person has entered it alike; `undoes` takes back what an answer did that she says isn't hers, and tells
    whether it could. When its room tells of it on home itself, it is `told_elsewhere`.
    """

    name: str
    label: str
    answers: Answering
    address: Callable[[Ask], str]
    second_person: bool = False
    undoes: Undoing | None = None
    told_elsewhere: bool = False


KINDS: dict[str, Kind] = {}


def kind(
    name: str,
    label: str,
    *,
    address: Callable[[Ask], str],
    second_person: bool = False,
    undoes: Undoing | None = None,
    told_elsewhere: bool = False,
) -> Callable[[Answering], Answering]:
    """Let a function be what an answer to asks of this kind does; `label` is marked with `N_`."""

    def keep(answers: Answering) -> Answering:
        KINDS[name] = Kind(
            name=name,
            label=label,
            answers=answers,
            address=address,
            second_person=second_person,
            undoes=undoes,
            told_elsewhere=told_elsewhere,
        )
        return answers

    return keep
