"""What an answer about a document does: a remark becomes a comment, which the drafters answer (C1.2)."""

from django.urls import reverse

from trellis.access.actor import Actor
from trellis.asks.kinds import kind
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import N_, VERSION_PAST, Problem
from trellis.governance.actions.comments import Remark, comment
from trellis.governance.asking import STANDS
from trellis.governance.models import Version


def _address(ask: Ask) -> str:
    return reverse("version", args=[ask.network.slug, ask.about])


@kind(STANDS, N_("Document: does it stand?"), address=_address)
def stands(actor: Actor, asked: Asked, given: Given) -> None:
    """Note a remark as a comment on the version; the answer itself is counted where it was asked."""
    version = Version.objects.filter(pk=asked.ask.about or asked.ask_id).first()
    if version is None:
        raise Problem(VERSION_PAST)
    if given.text:
        comment(actor=actor, version=version, remark=Remark(text=given.text, member=asked.organisation))
