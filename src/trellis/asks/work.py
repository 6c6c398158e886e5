"""What this room does later: codes of what is long over are given back, so that codes stay short."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from trellis.asks.models import Asked
from trellis.jobs.later import work

KEPT_AFTER = timedelta(days=60)
"""So long after its end a code still finds what was asked: sheets of paper come late."""


@work("asks.codes", every=timedelta(days=1))
def give_codes_back(_payload: Mapping[str, Any]) -> None:
    """Free the codes of what ended or was closed long ago; the answers stay."""
    before = timezone.now() - KEPT_AFTER
    over = Q(closed_at__lt=before) | Q(until__lt=before) | Q(until=None, ask__until__lt=before)
    # By their ids: an update can't look through a join on each database.
    ids = Asked.objects.exclude(code=None).filter(over).values("pk")
    Asked.objects.filter(pk__in=ids).update(code=None)
