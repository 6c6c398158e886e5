"""What an answer about a mandate does: it confirms it, by whoever may."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import MANDATE_SETTLED, N_, Problem
from trellis.members.actions.mandates import TO_CONFIRM, confirm_mandate
from trellis.members.models import Mandate


def _address(ask: Ask) -> str:
    return reverse("mandate", args=[ask.network.slug, ask.about])


@kind(TO_CONFIRM, N_("Mandate: is it right?"), address=_address)
def confirmed(actor: Actor, asked: Asked, given: Given) -> None:
    """Confirm the mandate; a no changes nothing, and whoever recorded it reads why."""
    if given.choices != ("yes",):
        return
    mandate = (
        Mandate.objects.select_related("representative").filter(pk=asked.ask.about or asked.ask_id).first()
    )
    if mandate is None:
        raise Problem(MANDATE_SETTLED)
    confirm_mandate(actor=actor, mandate=mandate)
