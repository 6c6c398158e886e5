"""The writer of how somebody is reached: she herself, or whoever may correct her details."""

from dataclasses import dataclass, field
from datetime import time

from trellis.access.action import action
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.accounts.numbers import international
from trellis.channels import rules
from trellis.channels.models import Pace, Reach
from trellis.domain.problems import CHANGED_MEANWHILE, NUMBER_UNFIT, QUIET_HALF, RELAYS_ITSELF, Problem


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How somebody wants to be reached; `number` as she writes it, empty for the phone of her details.

    `is_named` lets members be told her name and phone: only her own word counts, without one it stays.
    """

    ways: tuple[str, ...] = ()
    pace: str = Pace.DAILY
    quiet: tuple[time | None, time | None] = (None, None)
    languages: tuple[str, ...] = field(default=())
    number: str = ""
    relay: Person | None = None
    is_named: bool | None = None


def _refuse(person: Person, wishes: Wishes) -> None:
    if (wishes.quiet[0] is None) != (wishes.quiet[1] is None):
        raise Problem(QUIET_HALF)
    if wishes.relay is not None and wishes.relay == person:
        raise Problem(RELAYS_ITSELF)
    if wishes.number and not international(wishes.number):
        raise Problem(NUMBER_UNFIT)


@action("reach.change", on="person", allow=rules.may_change_reach)
def change_reach(*, actor: Actor, person: Person, wishes: Wishes, version: int | None = None) -> Person:
    """Say by which ways somebody is reached, how often and when not, and who relays for her.

    A way that failed is tried again from now on; what she stopped stays stopped.
    """
    _refuse(person, wishes)
    reach, is_new = Reach.objects.get_or_create(person=person)
    if is_new and version not in {None, 0}:
        raise Problem(CHANGED_MEANWHILE)
    hold(reach, None if is_new else version)
    reach.ways, reach.pace = list(dict.fromkeys(wishes.ways)), wishes.pace
    reach.quiet_from, reach.quiet_until = wishes.quiet
    reach.languages, reach.relay = list(wishes.languages), wishes.relay
    reach.number, reach.failing, reach.missed = international(wishes.number), [], 0
    if wishes.is_named is not None and actor.person_id == person.pk:
        reach.is_named = wishes.is_named
    reach.version += 1
    reach.save()
    return person
