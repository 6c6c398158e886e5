"""The messages of a network, for whoever looks after its asks: whether each came, and what kept it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.channels import rules
from trellis.channels.models import Message, State
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.networks.models import Network
from trellis.search import entries

PAGE = 50
FAULTS = {
    "stopped": N_("She wants no messages by this way."),
    "no address": N_("No address or number is known."),
    "no number": N_("No address or number is known."),
    "address": N_("The address or number is wrong."),
    "not set up": N_("This way isn't set up here."),
}


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is looked for: a name, a state, and the last message already read."""

    words: str = ""
    state: str = ""
    after: UUID | None = None


@dataclass(frozen=True)
class Seen:
    """A message with how much it asked, how much of that was answered, and its fault in a sentence."""

    message: Message
    asked: int
    answered: int
    fault: Sentence | None


@dataclass(frozen=True)
class Page:
    """Fifty messages, the latest first, and after which there are more."""

    rows: list[Seen]
    next: UUID | None


def messages_of(actor: Actor, network: Network) -> QuerySet[Message]:
    """Give the messages of a network that somebody may see."""
    return Message.objects.filter(rules.sees_messages.where(actor), network=network)


def _named(rows: QuerySet[Message], words: str) -> QuerySet[Message]:
    people = entries.found_among(Person.objects.filter(is_active=True), "person", words).values("pk")
    return rows.filter(Q(person__in=people) | Q(through__in=people))


def _from(rows: QuerySet[Message], after: UUID | None) -> QuerySet[Message]:
    last = Message.objects.filter(pk=after).first() if after else None
    if last is None:
        return rows
    return rows.filter(Q(made_at__lt=last.made_at) | Q(made_at=last.made_at, pk__lt=last.pk))


def _counts(found: list[Message]) -> dict[UUID, tuple[int, int]]:
    """Count what each asks and what was answered; only those of one page, never all that could be shown."""
    rows = Message.objects.filter(pk__in=[each.pk for each in found])
    answered = Count("asked", filter=Q(asked__answered_at__isnull=False))
    counted = rows.annotate(asks=Count("asked"), answered=answered)
    return {pk: (asks, done) for pk, asks, done in counted.values_list("pk", "asks", "answered")}


def fault_of(message: Message) -> Sentence | None:
    """Say what kept a message, as somebody understands it who isn't at the machine."""
    if not message.fault:
        return None
    says = FAULTS.get(message.fault)
    if says:
        return Sentence(says)
    return Sentence(N_("It wasn't taken: %(fault)s"), {"fault": message.fault})


def page_of(actor: Actor, network: Network, sought: Sought) -> Page:
    """Give fifty messages."""
    rows = messages_of(actor, network)
    if sought.state:
        rows = rows.filter(state=sought.state)
    if sought.words.strip():
        rows = _named(rows, sought.words)
    listed = _from(rows, sought.after).select_related("person", "through").order_by("-made_at", "-pk")
    found = list(listed[: PAGE + 1])
    counts = _counts(found[:PAGE])
    seen = [Seen(each, *counts[each.pk], fault_of(each)) for each in found[:PAGE]]
    return Page(seen, found[PAGE - 1].pk if len(found) > PAGE else None)


def figures(actor: Actor, network: Network) -> dict[str, int]:
    """Count the messages in each state, and those that may have gone out twice."""
    rows = messages_of(actor, network).order_by()
    counts: dict[str, int] = dict(rows.values_list("state").annotate(count=Count("pk")))
    twice = rows.filter(in_doubt__gt=0).count()
    return {state: counts.get(state, 0) for state in State.values} | {"twice": twice}
