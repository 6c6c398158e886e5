"""Short names that only we can have made: in addresses of mail and of pages they prove what they name.

In small letters and digits, since mail servers may change the case, and short enough for the part before "@".
"""

from base64 import b32decode, b32encode
from hmac import compare_digest
from uuid import UUID

from django.utils.crypto import salted_hmac

SEAL = 10
"""Bytes of the seal: 80 bits can't be guessed against a server that answers."""


def token(purpose: str, *ids: UUID) -> str:
    """Give the name of one or more things for a purpose; for another purpose it means nothing."""
    named = b"".join(each.bytes for each in ids)
    return b32encode(named + _seal(purpose, named)).decode().rstrip("=").lower()


def named_by(purpose: str, text: str, count: int = 1) -> tuple[UUID, ...] | None:
    """Give the ids that a token names; None when we didn't make it for this purpose."""
    wanted = 16 * count + SEAL
    padded = text.upper() + "=" * (-len(text) % 8)
    try:
        raw = b32decode(padded) if text.isascii() and len(text) <= 200 else b""
    except ValueError:
        return None
    if len(raw) != wanted:
        return None
    ids = tuple(UUID(bytes=raw[place : place + 16]) for place in range(0, 16 * count, 16))
    # Written anew and compared as a whole, so that each thing has one name only.
    return ids if compare_digest(token(purpose, *ids), text.lower()) else None


def _seal(purpose: str, named: bytes) -> bytes:
    return salted_hmac(f"trellis.channels.{purpose}", named, algorithm="sha256").digest()[:SEAL]
