"""The writer that forgets messages: their words and addresses go, that they came or went stays."""

from datetime import datetime

from django.db.models import F, Q

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rules import is_operator
from trellis.channels.models import Inbound, Message, State, Understood

_OVER = (State.SENT, State.DELIVERED, State.FAILED, State.DROPPED)


def came_long_ago(before: datetime) -> Q:
    """Give the filter for what came before a moment, whose words are kept and wanted by nobody any more."""
    return Q(came_at__lt=before) & ~Q(understood=Understood.NEW) & ~(Q(raw=b"") & Q(said="") & Q(sender=""))


def went_long_ago(before: datetime) -> Q:
    """Give the filter for what was made before a moment, is over, and still has words."""
    return Q(made_at__lt=before, state__in=_OVER) & ~Q(content={})


@action("message.forget", on="before", allow=is_operator, keeps=("before",))
def forget_messages(*, actor: Actor, before: datetime) -> int:
    """Forget what messages said, and whose address or number they came from; answers and the record stay."""
    came = Inbound.objects.filter(came_long_ago(before)).update(
        raw=b"", said="", sender="", why={}, version=F("version") + 1
    )
    went = Message.objects.filter(went_long_ago(before)).update(content={}, version=F("version") + 1)
    note(came=came, went=went)
    return came + went
