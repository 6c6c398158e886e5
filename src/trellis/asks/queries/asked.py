"""What is asked of somebody, and what was answered."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.asks import rules
from trellis.asks.models import Answer, Asked, Standing
from trellis.domain.answering import tidy_code
from trellis.networks.models import Status


def _open(rows: QuerySet[Asked]) -> QuerySet[Asked]:
    now = timezone.now()
    in_time = Q(until__gte=now) | Q(until=None, ask__until=None) | Q(until=None, ask__until__gte=now)
    found = rows.filter(in_time, answered_at=None, closed_at=None, ask__closed_at=None)
    return found.exclude(network__status=Status.CLOSED).select_related("ask__network").order_by("until", "pk")


def open_asked(person: UUID) -> QuerySet[Asked]:
    """Give what waits for somebody's answer: hers, her members' and that of people for whom she relays."""
    return _open(Asked.objects.filter(rules.asked_of(person) | rules.relayed_to(person)))


def by_code(code: str) -> Asked | None:
    """Give what is asked under a code, however it was typed."""
    found = Asked.objects.filter(code=tidy_code(code)[:8]) if code else Asked.objects.none()
    return found.select_related("ask__network").first()


def current(asked: Asked) -> Answer | None:
    """Give the answer that counts."""
    return asked.answers.filter(standing=Standing.CURRENT).first()


def typed_waiting(asked: Asked) -> list[Answer]:
    """Give what was typed for somebody and waits for a second person: more than one when they differ."""
    return list(asked.answers.filter(standing=Standing.WAITING).order_by("pk"))
