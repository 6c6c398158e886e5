"""Reading how a network started."""

from uuid import UUID

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.formation import rules
from trellis.formation.models import Start
from trellis.networks.models import Network


def starts_of(network: Network) -> list[Start]:
    """Give a network's starts, the latest first; all but one were taken back."""
    return list(Start.objects.filter(network=network).select_related("person", "round").order_by("-pk")[:20])


def start_seen(actor: Actor, network: Network, pk: UUID) -> Start:
    """Give a start, or the problem that there's none to be seen."""
    found = Start.objects.filter(rules.sees_round.where(actor), network=network, pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found
