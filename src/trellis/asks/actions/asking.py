"""The writers of asks: raised by a coordinator, asked of further people, reminded of, closed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks import rules
from trellis.asks.asks import FREE
from trellis.asks.closing import close_ask
from trellis.asks.models import Ask, Asked
from trellis.asks.queries.audience import ToWhom, addressees
from trellis.asks.raising import Addressee, Wanted, add_addressees, raise_ask
from trellis.domain.asking import Shape
from trellis.domain.problems import (
    ASK_ENDS_IN_THE_PAST,
    ASK_OVER,
    N_,
    NOBODY_ASKED,
    NOBODY_TO_REMIND,
    Problem,
)
from trellis.domain.sentence import Sentence
from trellis.networks.models import Network

AGAIN_AFTER = timedelta(days=1)
_CLOSED = N_("The ask was closed: %(why)s")
_CLOSED_PLAINLY = N_("The ask was closed.")

Reminder = Callable[[Ask, list[Asked]], None]
REMINDERS: list[Reminder] = []


def when_reminded(tells: Reminder) -> Reminder:
    """Let a function send reminders to those who haven't answered, in the transaction of the deed."""
    REMINDERS.append(tells)
    return tells


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a coordinator asks: the texts by language, the allowed answers, until when."""

    title: dict[str, str]
    question: dict[str, str]
    shape: Shape
    until: datetime | None = None
    why: dict[str, str] = field(default_factory=dict)


def _people(network: Network, to: ToWhom) -> list[Addressee]:
    found = addressees(network, to)
    if not found:
        raise Problem(NOBODY_ASKED)
    return found


@action("ask.raise", on="network", allow=rules.may_raise)
def ask_freely(*, actor: Actor, network: Network, question: Question, to: ToWhom) -> Ask:
    """Ask whatever the network wants to know, of members or people."""
    if question.until is not None and question.until <= timezone.now():
        raise Problem(ASK_ENDS_IN_THE_PAST)
    of = _people(network, to)
    note(asked=len(of), until=question.until)
    wanted = Wanted(
        kind=FREE,
        title=question.title,
        question=question.question,
        why=question.why,
        shape=question.shape,
        until=question.until,
    )
    return raise_ask(actor, network, wanted, of)


def open_ask(ask: Ask) -> Ask:
    """Hold an ask that is still open."""
    found = hold(ask)
    if found.closed_at is not None:
        raise Problem(ASK_OVER)
    return found


@action("ask.widen", on="ask", allow=rules.may_widen)
def widen(*, actor: Actor, ask: Ask, to: ToWhom) -> Ask:
    """Ask the same of further people; who is asked already isn't asked twice."""
    found = open_ask(ask)
    if found.kind != FREE:
        raise Problem(ASK_OVER)
    made = add_addressees(found, _people(found.network, to))
    note(asked=len(made))
    return found


@action("ask.remind", on="ask", allow=rules.may_remind)
def remind(*, actor: Actor, ask: Ask) -> Ask:
    """Remind now those who haven't answered, none of them twice within a day."""
    found = open_ask(ask)
    waiting = list(to_remind(found))
    if not waiting:
        raise Problem(NOBODY_TO_REMIND)
    ids = [each.pk for each in waiting]
    Asked.objects.filter(pk__in=ids).update(reminded=F("reminded") + 1, reminded_at=timezone.now())
    for tell in REMINDERS:
        tell(found, waiting)
    note(reminded=len(waiting))
    return found


def to_remind(ask: Ask) -> QuerySet[Asked]:
    """Give those who may still answer, haven't, and weren't reminded within a day."""
    now = timezone.now()
    rested = Q(reminded_at=None) | Q(reminded_at__lt=now - AGAIN_AFTER)
    in_time = Q(until=None) | Q(until__gte=now)
    if ask.until is not None and ask.until < now:
        in_time = Q(until__gte=now)
    return ask.asked.filter(rested, in_time, answered_at=None, closed_at=None).select_related("person")


@action("ask.close", on="ask", allow=rules.may_close)
def close(*, actor: Actor, ask: Ask, why: str = "") -> Ask:
    """Close an ask: nobody is reminded any more; what comes later is kept and not counted."""
    found = open_ask(ask)
    said = why.strip()
    close_ask(found, Sentence(_CLOSED, {"why": said}) if said else Sentence(_CLOSED_PLAINLY))
    found.refresh_from_db()
    return found
