"""Closing asks: by the room that raised them, inside its own action."""

from uuid import UUID

from django.db.models import F
from django.utils import timezone

from trellis.asks.models import Answer, Ask, Asked, Standing
from trellis.domain.asking import words_of
from trellis.domain.sentence import Sentence


def close_asks(kind: str, about: UUID, why: Sentence) -> None:
    """Close what is asked about a thing: nobody is reminded any more, and what comes later is only kept."""
    for ask in Ask.objects.filter(kind=kind, about=about, closed_at=None):
        close_ask(ask, why)


def close_ask(ask: Ask, why: Sentence) -> None:
    """Close one ask, with the reason that later answers get."""
    now = timezone.now()
    Ask.objects.filter(pk=ask.pk).update(closed_at=now, closed_why=words_of(why), version=F("version") + 1)
    Asked.objects.filter(ask=ask, closed_at=None).update(closed_at=now)


def answered_elsewhere(kind: str, about: UUID, organisation: UUID, channel: str) -> None:
    """Note that a member has said on the thing's own page what is asked of it: it isn't asked any more.

    What it answered before doesn't count any more, so that the same answer given once more is done anew.
    """
    waiting = Asked.objects.filter(ask__kind=kind, ask__about=about, organisation=organisation)
    former = Answer.objects.filter(asked__in=waiting.values("pk"), standing=Standing.CURRENT)
    former.update(standing=Standing.REPLACED, version=F("version") + 1)
    now = timezone.now()
    waiting.filter(reached_at=None).update(reached_at=now, reached_by=channel)
    waiting.filter(answered_at=None).update(answered_at=now, answered_by=channel)
