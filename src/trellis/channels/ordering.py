"""What STOP, START, HELP and JOIN do, from a number or address that we know or don't."""

from django.utils.translation import gettext as _

from trellis.asks.models import Asked
from trellis.asks.rules import ENTER
from trellis.channels.actions import start, stop
from trellis.channels.models import Inbound, Reach, Understood, Way
from trellis.channels.senders import Senders
from trellis.channels.verdicts import Verdict
from trellis.domain.commands import Order, Ordered
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.networks.models import Assignment, Network, Section, Status
from trellis.networks.queries.roles import in_force
from trellis.ui.names import name_text

STOPPED = N_("Wants no more messages by this way.")
STARTED = N_("Wants messages by this way again.")
HELPED = N_("Asked for help.")
WANTS_TO_JOIN = N_("Asks to join. What was written with it: %(said)s")
JOINS_NOWHERE = N_("Asks to join, and names no network that takes requests: %(said)s")
STARTERS = {Order.STOP: STOPPED, Order.START: STARTED}


def obey(inbound: Inbound, senders: Senders, said: Ordered) -> Verdict:
    """Do what a message orders."""
    if said.order is Order.JOIN:
        return _join(senders, said.rest)
    if said.order is Order.HELP:
        return _help(senders)
    return _stop_or_start(inbound, senders, said.order)


def has_stopped(inbound: Inbound, senders: Senders) -> bool:
    """Say whether a number or address wants nothing from us: its people stopped, or nobody's number did."""
    if senders.people:
        rows = Reach.objects.filter(person__in=[each.pk for each in senders.people])
        return any(inbound.way in each.stopped for each in rows)
    last = Inbound.objects.filter(
        way=inbound.way,
        sender=inbound.sender,
        understood=Understood.COMMAND,
        why__says__in=[STOPPED, STARTED],
    )
    newest = last.order_by("-came_at", "-pk").first()
    return newest is not None and newest.why["says"] == STOPPED


def network_of(senders: Senders) -> Network | None:
    """Give the network that a sender most likely means: where something waits for her, or was last asked."""
    if waiting := next(iter(senders.open.values()), None):
        return waiting.ask.network
    ids = [each.pk for each in senders.people]
    last = Asked.objects.filter(person__in=ids).select_related("network").order_by("-pk").first()
    if last is not None:
        return last.network
    homes = [each.added_in for each in senders.people if each.added_in]
    roles = Network.objects.filter(assignments__person__in=ids).order_by("pk")
    return Network.objects.filter(pk__in=homes).first() or roles.first()


def _stop_or_start(inbound: Inbound, senders: Senders, order: Order) -> Verdict:
    was_stopped, way = has_stopped(inbound, senders), Way(inbound.way)
    deed = stop if order is Order.STOP else start
    for person in senders.people:
        deed(actor=senders.actor(person), person=person, way=way)
    if order is Order.START:
        reply = [_("You get messages here again. STOP ends them.")]
    else:
        reply = [] if was_stopped else [_("You get no more messages here. START brings them back.")]
    return _known(senders, Sentence(STARTERS[order]), reply)


def _help(senders: Senders) -> Verdict:
    lines = [_("To answer, send the code and your answer, such as A7K YES. STOP ends these messages.")]
    network = network_of(senders)
    if senders.people and network is not None:
        lines += whom_to_call(network)
    return _known(senders, Sentence(HELPED), lines)


def whom_to_call(network: Network) -> list[str]:
    """Name somebody with a phone who looks after answers today and agreed to be named; else the network."""
    held = Assignment.objects.filter(in_force(), network=network, role__grants__verb=ENTER)
    agreed = held.filter(person__is_active=True, person__reach__is_named=True).exclude(person__phone="")
    found = agreed.select_related("person").order_by("since", "pk").first()
    if found is None:
        called = network.acronym or name_text(network.names, network.language)
        return [
            _("Questions: write them here. Whoever looks after %(network)s reads them.") % {"network": called}
        ]
    return [_("Questions: %(name)s, %(phone)s.") % {"name": found.person.name, "phone": found.person.phone}]


def _known(senders: Senders, why: Sentence, reply: list[str]) -> Verdict:
    network = network_of(senders)
    return Verdict(
        understood=Understood.COMMAND,
        why=why,
        person=senders.people[0] if senders.people else None,
        network=network.pk if network else None,
        reply=reply,
    )


def _join(senders: Senders, rest: str) -> Verdict:
    """Note a request for the coordinator, who calls back: nobody becomes anything by a message."""
    network = _takes_requests(rest)
    person = senders.people[0] if senders.people else None
    if network is None:
        return Verdict(
            understood=Understood.STRANGER,
            why=Sentence(JOINS_NOWHERE, {"said": rest}),
            person=person,
            reply=[_("To ask a network to take you in, send JOIN, its short name and your own name.")],
        )
    return Verdict(
        understood=Understood.STRANGER,
        why=Sentence(WANTS_TO_JOIN, {"said": rest}),
        person=person,
        network=network.pk,
        reply=[_("Thank you. The coordinator of the network sees that you ask to join, and will call you.")],
    )


def _takes_requests(rest: str) -> Network | None:
    """Give the network that is named, of those which show how to join; the only one needs no name."""
    rows = Network.objects.exclude(status=Status.CLOSED).order_by("pk")
    open_ones = [each for each in rows if Section.JOIN in each.published]
    named = rest.partition(" ")[0].casefold()
    found = [each for each in open_ones if named in {each.slug.casefold(), each.acronym.casefold()} - {""}]
    if found:
        return found[0]
    return open_ones[0] if len(open_ones) == 1 else None
