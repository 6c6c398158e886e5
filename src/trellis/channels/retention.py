"""What this room forgets by itself: the words of old messages, after the days that hold for everything."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from trellis.access.actor import Actor, Channel
from trellis.channels.actions.forgetting import came_long_ago, forget_messages, went_long_ago
from trellis.channels.models import Inbound, Message
from trellis.jobs.later import work


@work("channels.forget", every=timedelta(days=1))
def forget(_payload: Mapping[str, Any]) -> None:
    """Forget old messages, when there are any."""
    before = timezone.now() - timedelta(days=int(settings.FORGET_DAYS))
    came, went = came_long_ago(before), went_long_ago(before)
    if Inbound.objects.filter(came).exists() or Message.objects.filter(went).exists():
        forget_messages(actor=Actor.operator("forgetting", Channel.JOB), before=before)
