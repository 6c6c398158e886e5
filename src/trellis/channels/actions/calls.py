"""The writers of the phone desk: who calls whom just now, and what became of a call."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor, Channel
from trellis.accounts.models import Person
from trellis.asks.actions.answers import person_of
from trellis.asks.models import Asked
from trellis.asks.reaching import reached
from trellis.channels import deskrules
from trellis.channels.models import Call, Outcome, Reach, Turn, Way
from trellis.domain.problems import AGAIN_IN_PAST, CALLED_BY_OTHERS, NOT_PERMITTED, Problem
from trellis.networks.models import Network

TURN = timedelta(minutes=15)
"""For so long a person who is being called isn't given to another desk."""
_HEARD = {Outcome.ANSWERED, Outcome.TOLD}


@dataclass(frozen=True, kw_only=True)
class Became:
    """What became of a call."""

    outcome: Outcome
    note: str = ""
    again_at: datetime | None = None


@action("call.take", on="network", allow=deskrules.may_call)
def take_turn(*, actor: Actor, network: Network, person: Person) -> Turn:
    """Take it upon oneself to call somebody now, so that no other desk does."""
    now, by = timezone.now(), person_of(actor)
    if by is None:
        raise Problem(NOT_PERMITTED, reason=())
    found = Turn.objects.select_for_update().filter(network=network, person=person).first()
    if found is None:
        found = Turn(network=network, person=person)
    elif found.until > now and found.by_id != actor.person_id:
        raise Problem(CALLED_BY_OTHERS)
    else:
        found.version += 1
    found.by = by
    found.until = now + TURN
    found.save()
    return found


@action("call.note", on="turn", allow=deskrules.may_end_turn)
def note_call(*, actor: Actor, turn: Turn, asked: tuple[Asked, ...], became: Became) -> Call:
    """Note what became of a call; whoever heard what is asked counts as reached."""
    if became.outcome == Outcome.AGAIN and (became.again_at is None or became.again_at <= timezone.now()):
        raise Problem(AGAIN_IN_PAST)
    if turn.by_id != actor.person_id or not Turn.objects.filter(pk=turn.pk).exists():
        raise Problem(CALLED_BY_OTHERS)
    note(outcome=became.outcome.value)
    made = Call.objects.create(
        network=turn.network,
        person=turn.person,
        outcome=became.outcome,
        note=became.note,
        again_at=became.again_at if became.outcome == Outcome.AGAIN else None,
        by=turn.by,
    )
    if became.outcome in _HEARD:
        reached(asked, Channel.PHONE)
    _remember(turn.person, became.outcome)
    turn.delete()
    return made


def _remember(person: Person, outcome: Outcome) -> None:
    """Keep off a phone that isn't hers, or that she doesn't want to be called on."""
    column = {Outcome.WRONG_NUMBER: "failing", Outcome.REFUSED: "stopped"}.get(outcome)
    if column is None:
        return
    reach, _is_new = Reach.objects.get_or_create(person=person)
    setattr(reach, column, sorted({*getattr(reach, column), Way.PHONE.value}))
    reach.version += 1
    reach.save()
