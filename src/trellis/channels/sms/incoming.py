"""Reads what a gateway tells of a text message; whatever is strange about it is made harmless."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest

from trellis.channels.sms.arriving import Part

_CHARSETS = {"utf-16be", "utf-8", "iso-8859-1", "windows-1252", "us-ascii", "ascii", "latin-1"}


@dataclass(frozen=True, kw_only=True)
class Came:
    """A text message as a gateway told it."""

    sender: str
    said: str
    name: str = ""
    at: str = ""
    part: Part | None = None


def _decoded(raw: bytes, charset: str) -> str:
    """Read bytes in the letters that are named, if we know them; else as UTF-8."""
    named = charset.strip().lower() or "utf-8"
    return raw.decode(named if named in _CHARSETS else "utf-8", "replace")


def _query(request: HttpRequest) -> dict[str, bytes]:
    """Give the parameters as bytes: a message's own letters aren't those of the address."""
    text = request.META.get("QUERY_STRING", "")[:20_000]
    pairs = (piece.partition("=") for piece in text.split("&"))
    return {name: unquote_to_bytes(value.replace("+", " ")) for name, _equals, value in pairs}


def key_shown(request: HttpRequest) -> str:
    """Give the secret in the address of a request, whatever letters its body is in."""
    return _query(request).get("key", b"").decode("utf-8", "replace")


def from_kannel(request: HttpRequest) -> Came | None:
    """Read Kannel's get-url (all in the address) or post-url (the text in the body, the rest in headers)."""
    given = _query(request)
    name = given.get("id", b"").decode("ascii", "replace")
    if request.method == "POST":
        charset = (request.content_params or {}).get("charset", "")
        sender, at = request.headers.get("X-Kannel-From", ""), request.headers.get("X-Kannel-Time", "")
        said = _decoded(request.body, charset)
    else:
        charset = given.get("charset", b"").decode("ascii", "replace")
        sender, at = given.get("from", b"").decode("utf-8", "replace"), given.get("at", b"").decode("latin-1")
        said = _decoded(given.get("text", b""), charset)
    return Came(sender=sender, said=said, name=name and f"kannel:{name}", at=at) if sender else None


def from_json(told: Mapping[str, Any]) -> Came | None:
    """Read a webhook's message; without a sender or a text there's none."""
    sender, said, name = told.get("from"), told.get("text"), told.get("id", "")
    if not isinstance(sender, str) or not isinstance(said, str) or not sender.strip():
        return None
    at = told.get("at", "")
    return Came(
        sender=_whole(sender),
        said=_whole(said),
        name=f"webhook:{_whole(str(name))}" if name else "",
        at=str(at)[:40],
        part=_part(told.get("part")),
    )


def _whole(text: str) -> str:
    """Give a text without halves of letters, which JSON can hold and no database keeps."""
    return text.encode("utf-8", "replace").decode()


def _part(told: Any) -> Part | None:
    """Read `{"reference", "total", "number"}`, where a gateway brings long messages in parts."""
    if not isinstance(told, dict):
        return None
    given = (told.get(name) for name in ("reference", "total", "number"))
    numbers = [each for each in given if isinstance(each, int) and 0 <= each < 65_536]
    return Part(*numbers) if len(numbers) == 3 else None
