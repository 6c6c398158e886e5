"""Rules with two halves: a test for one object and a filter for many; both must say the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from trellis.access.actor import Actor

NONE = Q(pk__in=[])
ALL = ~NONE


@dataclass(frozen=True)
class Reason:
    """One step of an explanation: the rule's sentence and whether it holds."""

    says: str
    holds: bool


@dataclass(frozen=True)
class Rule:
    """Who may: `test` answers for one object, `where` gives the objects for which the answer is yes.

    `says` completes the sentence "You may, because …" and is marked for translation. A rule about the
    machine's owner isn't `for_people`: nobody at a page is told of it.
    """

    says: str
    test: Callable[[Actor, Any], bool]
    where: Callable[[Actor], Q]
    parts: tuple["Rule", ...] = ()
    for_people: bool = True

    def __and__(self, other: "Rule") -> "Rule":
        """Both must hold."""
        return Rule(
            "and",
            lambda actor, thing: self.test(actor, thing) and other.test(actor, thing),
            lambda actor: self.where(actor) & other.where(actor),
            (self, other),
        )

    def __or__(self, other: "Rule") -> "Rule":
        """Either is enough."""
        return Rule(
            "or",
            lambda actor, thing: self.test(actor, thing) or other.test(actor, thing),
            lambda actor: self.where(actor) | other.where(actor),
            (self, other),
        )

    def why(self, actor: Actor, thing: Any) -> list[Reason]:
        """Give the reasons for and against: one for each simple rule this one is made of."""
        if not self.parts:
            return [Reason(self.says, self.test(actor, thing))] if self.for_people else []
        found: list[Reason] = []
        for part in self.parts:
            found += [reason for reason in part.why(actor, thing) if reason not in found]
        return found


def anybody() -> Rule:
    """Give the rule that holds for everybody, signed in or not."""
    return Rule("anybody may", lambda _actor, _thing: True, lambda _actor: ALL)


def of_actor(says: str, test: Callable[[Actor], bool], *, for_people: bool = True) -> Rule:
    """Give a rule that asks only who acts, whatever the object."""
    return Rule(
        says,
        lambda actor, _thing: test(actor),
        lambda actor: ALL if test(actor) else NONE,
        for_people=for_people,
    )
