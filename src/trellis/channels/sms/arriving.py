"""What a gateway brings: text messages, parts of long ones, and reports of what became of ours."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from trellis.access.rows import new_id
from trellis.channels import delivering
from trellis.channels.coming import READ, take_in
from trellis.channels.models import Inbound, Message, Understood, Way
from trellis.domain.asking import words_of
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.jobs.later import later

PARTS_MISSING = N_("Only some parts of this long message have come.")
TOGETHER = timedelta(hours=1)
"""So long parts of one message wait for each other."""
MOST_PARTS = 50


@dataclass(frozen=True)
class Part:
    """Which part of a long message something is: the message's reference, of how many, the how manieth."""

    reference: int
    total: int
    number: int


def arrived(sender: str, said: str, *, name: str = "", at: str = "", part: Part | None = None) -> Inbound:
    """Take a text message in; one whose gateway gives it no name is known by what it says, and when."""
    if part is not None and 1 < part.total <= MOST_PARTS and 0 < part.number <= part.total:
        return _part_arrived(sender, said, part)
    known = name or _hash(f"{sender}\0{at or timezone.now()}\0{said}")
    return take_in(Way.SMS, known, sender, said)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:40]


def _part_arrived(sender: str, said: str, part: Part) -> Inbound:
    """Put parts together: whoever looks sees what has come so far; it's read when all is there."""
    begins = f"parts:{_hash(sender)}:{part.reference}:{part.total}:"
    with transaction.atomic():
        rows = Inbound.objects.select_for_update().filter(way=Way.SMS, source__startswith=begins)
        recent = rows.filter(came_at__gte=timezone.now() - TOGETHER).order_by("-pk")
        number = str(part.number)
        for row in recent:
            if row.why.get("parts", {}).get(number) == said:
                return row
        open_row = next((row for row in recent if len(row.why.get("parts", {})) < part.total), None)
        row = open_row or _begun(sender, f"{begins}{new_id()}")
        parts = {**row.why.get("parts", {}), number: said}
        return _joined(row, parts, part.total)


def _begun(sender: str, source: str) -> Inbound:
    """Keep the first part that comes: until all have come, it counts as not understood."""
    why = words_of(Sentence(PARTS_MISSING))
    return take_in(Way.SMS, source, sender, "", understood=Understood.UNCLEAR, why=why)


def _joined(row: Inbound, parts: dict[str, str], total: int) -> Inbound:
    row.said = "".join(parts[number] for number in sorted(parts, key=int)).replace("\x00", "")
    row.why = {**row.why, "parts": parts}
    if len(parts) == total:
        row.why, row.understood = {"parts": parts}, Understood.NEW
        later(READ, {"inbound": str(row.pk)}, key=str(row.pk))
    row.save()
    return row


class Became(StrEnum):
    """What became of a message: it came, its time was over before the phone was on, or it never can come."""

    DELIVERED = "delivered"
    EXPIRED = "expired"
    FAILED = "failed"


def reported(rows: dict[str, str], became: Became, fault: str = "") -> bool:
    """Note what a gateway reports of a message, found by our name for it or by its own."""
    message = Message.objects.filter(way=Way.SMS, **rows).order_by("-pk").first()
    if message is None:
        return False
    if became is Became.DELIVERED:
        delivering.delivered(message)
    elif became is Became.EXPIRED:
        delivering.missed(message, fault[:60])
    else:
        delivering.failed(message, fault[:60], for_good=True)
    return True
