"""The kind of ask that needs no other room: whatever a coordinator wants to know."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import N_

FREE = "free"


def _address(ask: Ask) -> str:
    return reverse("ask", args=[ask.network.slug, ask.pk])


@kind(FREE, N_("Question of the coordinator"), address=_address)
def answered(_actor: Actor, _asked: Asked, _given: Given) -> None:
    """Do nothing: the answer itself is what was wanted."""
