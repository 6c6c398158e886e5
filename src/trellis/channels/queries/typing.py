"""What the typing desk reads: what a code stands for, what one has typed, where two typists differ."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from trellis.access.actor import Actor, Channel
from trellis.asks.models import Answer, Asked, Standing
from trellis.asks.queries import by_code
from trellis.channels.models import Sheet
from trellis.channels.sheetcodes import FIRST, typed_code
from trellis.domain.problems import CODE_UNKNOWN, NOT_FOUND, Problem
from trellis.networks.models import Network

LAST = 10
DIFFERENT = 50


@dataclass(frozen=True)
class Behind:
    """What a code stands for: one ask, or a sheet with several."""

    code: str
    asked: list[Asked]
    sheet: Sheet | None = None


def behind_code(network: Network, typed: str) -> Behind:
    """Give what a code stands for; a code that is nearly right isn't guessed."""
    code = typed_code(typed)
    if code.startswith(FIRST):
        sheet = Sheet.objects.filter(network=network, code=code).select_related("person").first()
        if sheet is not None:
            rows = sheet.asked.select_related("ask__network", "person")
            return Behind(code, list(rows.order_by("ask__raised_at", "code", "pk")), sheet)
    found = by_code(code)
    if found is None or found.network_id != network.pk:
        raise Problem(CODE_UNKNOWN, code=typed.strip()[:40])
    return Behind(code, [found])


def typed_today(actor: Actor, network: Network) -> int:
    """Count what somebody has typed in today."""
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return Answer.objects.filter(_hers(actor, network), at__gte=start).count()


def _hers(actor: Actor, network: Network) -> Q:
    return Q(network=network, entered_by=actor.person_id, channel=Channel.PAPER.value)


def typed_last(actor: Actor, network: Network) -> list[Answer]:
    """Give the last that somebody has typed in."""
    rows = Answer.objects.filter(_hers(actor, network)).select_related("asked__ask__network", "asked__person")
    return list(rows.order_by("-at", "-pk")[:LAST])


def different(network: Network) -> list[Asked]:
    """Give what two people have typed differently, with their answers."""
    waiting = Count("answers", filter=Q(answers__standing=Standing.WAITING))
    rows = Asked.objects.filter(network=network, closed_at=None, ask__closed_at=None)
    rows = rows.annotate(typed=waiting).filter(typed__gte=2).select_related("ask__network", "person")
    return list(rows.order_by("pk")[:DIFFERENT])


def waiting_for(asked: list[Asked]) -> dict[UUID, list[Answer]]:
    """Give what was typed and waits, by what is asked."""
    found: dict[UUID, list[Answer]] = {}
    rows = Answer.objects.filter(asked__in=asked, standing=Standing.WAITING)
    for each in rows.select_related("asked__ask__network").order_by("at", "pk"):
        found.setdefault(each.asked_id, []).append(each)
    return found


def answer_in(network: Network, pk: UUID) -> Answer:
    """Give an answer that was entered in a network."""
    rows = Answer.objects.filter(network=network, pk=pk).select_related("asked__ask__network")
    found = rows.first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def standing_for(asked: list[Asked]) -> dict[UUID, Answer]:
    """Give the answer that counts, by what is asked."""
    rows = Answer.objects.filter(asked__in=asked, standing=Standing.CURRENT)
    return {each.asked_id: each for each in rows.select_related("asked__ask__network")}
