"""What came by mail and text message, for whoever looks after a network, or the installation."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from trellis.access.actor import Actor
from trellis.access.rule import NONE
from trellis.asks.models import Asked
from trellis.asks.queries import open_asked
from trellis.asks.rules import asked_of, relayed_to
from trellis.channels import rules
from trellis.channels.models import Inbound, Understood
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network

PAGE = 30
UNSETTLED = (Understood.UNCLEAR, Understood.REFUSED, Understood.STRANGER)
WAITS, EVERYTHING = "waits", "all"


def came_to(actor: Actor, network: Network) -> QuerySet[Inbound]:
    """Give what came to a network, the latest first."""
    rows = Inbound.objects.filter(rules.sees_inbound.where(actor), network=network)
    return rows.select_related("person", "answer").defer("raw").order_by("-came_at", "-pk")


def strays(actor: Actor) -> QuerySet[Inbound]:
    """Give what came to no network, the latest first: for whoever looks after the installation."""
    rows = Inbound.objects.filter(rules.sees_strays.where(actor)).select_related("person")
    return rows.defer("raw").order_by("-came_at", "-pk")


def listed(rows: QuerySet[Inbound], show: str, after: UUID | None) -> list[Inbound]:
    """Give one page of what came and one more; `after` is the last of the page before."""
    if show == WAITS:
        rows = rows.filter(understood__in=UNSETTLED)
    last = rows.filter(pk=after).values_list("came_at", flat=True).first() if after else None
    if last is not None:
        rows = rows.filter(came_at__lt=last)
    return list(rows[: PAGE + 1])


def one_of(rows: QuerySet[Inbound], pk: UUID) -> Inbound:
    """Give one message of those that somebody sees; who may not see it learns of none."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def asked_of_sender(inbound: Inbound, network: Network, pk: UUID) -> Asked:
    """Give one thing that was asked of a message's sender, open or not, or the problem that there's none."""
    sender = inbound.person_id
    hers = asked_of(sender) | relayed_to(sender) if sender else NONE
    rows = Asked.objects.filter(hers, network=network, pk=pk)
    asked = rows.select_related("ask__network", "person").first()
    if asked is None:
        raise Problem(NOT_FOUND)
    return asked


def waits_for(inbounds: Iterable[Inbound], network: Network) -> dict[UUID, list[Asked]]:
    """Give what each sender could still answer in a network, by person."""
    people = {each.person_id for each in inbounds if each.person_id and each.understood in UNSETTLED}
    return {pk: [each for each in open_asked(pk) if each.network_id == network.pk] for pk in people}
