"""The addresses that our mails bear: by them a reply, a notice or a "no more mail" finds its message."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.conf import settings

from trellis.channels.tokens import named_by, token


class For(StrEnum):
    """What an address is for; its name stands before the plus sign."""

    REPLY = "ask"
    NOTICE = "back"
    STOP = "stop"


@dataclass(frozen=True)
class Ours:
    """An address of ours to which a mail came: what for, and which message it belongs to, if it names one."""

    is_for: For
    message: UUID | None


def address(is_for: For, message: UUID) -> str:
    """Give the address of a message for a purpose."""
    return f"{is_for}+{token(is_for, message)}@{settings.MAIL_DOMAIN}"


def message_id(handed_as: str) -> str:
    """Give the Message-ID of a message that is handed over under a name."""
    return f"<{handed_as}@{settings.MAIL_DOMAIN}>"


def ours(written: str) -> Ours | None:
    """Say what an address is for; None when it isn't ours, or names what we never named."""
    local, _, domain = written.strip().strip("<>").lower().rpartition("@")
    plain = settings.MAIL_FROM.lower()
    if plain and f"{local}@{domain}" == plain:
        return Ours(For.REPLY, None)
    name, plus, named = local.partition("+")
    if domain != settings.MAIL_DOMAIN or name not in set(For):
        return None
    if not plus:
        return Ours(For(name), None) if name == For.REPLY else None
    found = named_by(name, named)
    return Ours(For(name), found[0]) if found else None
