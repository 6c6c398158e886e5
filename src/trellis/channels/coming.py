"""Taking in what comes: every message is kept before anything is done with it, and read by a job."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from trellis.accounts.numbers import international
from trellis.channels.models import Inbound, Understood, Way
from trellis.jobs.later import later

READ = "channels.read"
LONGEST = 20_000
"""So many signs of what somebody wrote are kept."""


def take_in(  # noqa: PLR0913, PLR0917  what a carrier tells of a message, and nothing else
    way: Way,
    source: str,
    sender: str,
    said: str,
    raw: bytes = b"",
    *,
    replies_to: str = "",
    understood: Understood = Understood.NEW,
    why: Mapping[str, Any] | None = None,
) -> Inbound:
    """Keep a message that came, once however often its carrier brings it, and ask for it to be read.

    `source` is what the carrier calls it, `replies_to` under which name we had handed over the message that
    it answers, if the carrier tells. A message that the carrier's reader has understood already (a bounce, an
    automatic reply, one not to be trusted) is kept and not read.
    """
    kept = {
        "sender": _address(way, sender),
        "said": said.replace("\x00", "")[:LONGEST],
        "raw": raw,
        "understood": understood,
        "why": dict(why or {}) | ({"replies_to": replies_to[:200]} if replies_to else {}),
    }
    with transaction.atomic():
        name = source.replace("\x00", "")[:200]
        inbound, is_new = Inbound.objects.get_or_create(way=way, source=name, defaults=kept)
        if is_new and understood == Understood.NEW:
            later(READ, {"inbound": str(inbound.pk)}, key=str(inbound.pk))
    return inbound


def _address(way: Way, sender: str) -> str:
    """Give the sender as we compare it: a number in international form, or what stands for one."""
    written = sender.replace("\x00", "").strip()[:254]
    return (international(written) or written) if way == Way.SMS else written.lower()
