"""A mail as it came, read within a budget: whoever sends it may have made it to break or to busy its reader.

RFC 5322 and MIME as they should be, and as they are: bytes that mean nothing give a mail that says nothing.
"""

import re
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses
from hashlib import sha256
from typing import Any

from trellis.domain.encodings import guess_encoding
from trellis.domain.mailhtml import text_of_html
from trellis.domain.mailreply import reply_of

READ = 1_000_000
"""Bytes of a mail that are read: her words come first, pictures are none of ours."""
HEAD = 200_000
BOUNDARIES = 300
DEEPEST = 8
PARTS = 100
HEADERS = 400
WIDEST = 4_000
TEXT = 200_000

_FAULTS = (
    *(MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError),
    *(NotBase64, NotImplementedError),
)
"""Whatever Python's library raises over a mail that is broken enough."""
_CHARSETS = re.compile(
    r"(?:utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?1|windows-\d{3,4}|cp\d{3,4}|tis-?620|gbk|gb2312|gb18030"
    r"|big5(?:-hkscs)?|euc-(?:jp|kr)|iso-2022-(?:jp|kr)|shift_jis|koi8-[ru]|utf-16(?:le|be)?|utf-7)$",
    re.IGNORECASE,
)
_IDS = re.compile(r"<([^<>\s]{1,250})>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a notice of delivery says for machines (RFC 3464): lines by name, and the mail it is about."""

    lines: Mapping[str, str] = field(default_factory=dict)
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail as far as it is of use: who says to have sent it, to whom, what it answers, what it says.

    `headers` are all of its head by name in small letters, the topmost first. `text` is the whole that a
    reader sees, `said` what was written in answer. `broken` tells that parts couldn't be read.
    """

    headers: Mapping[str, tuple[str, ...]]
    sender: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    id: str = ""
    answers: tuple[str, ...] = ()
    type: str = "text/plain"
    text: str = ""
    said: str = ""
    report: Report | None = None
    attachments: int = 0
    broken: bool = False
    digest: str = ""

    def header(self, name: str) -> str:
        """Give the topmost line of a name, or nothing."""
        return next(iter(self.headers.get(name.lower(), ())), "")


def read_mail(raw: bytes) -> Mail:
    """Read a mail; never fails, whatever the bytes."""
    bounded = _bounded(raw)
    try:
        message = BytesParser(policy=compat32).parsebytes(bounded)
    except _FAULTS:
        message = BytesParser(policy=compat32).parsebytes(_head_only(bounded), headersonly=True)
    headers = _headers(message)
    found = _Found()
    try:
        _gather(message, found, 0)
    except _FAULTS:
        found.broken = True
    text = found.text()
    return Mail(
        headers=headers,
        sender=_first_address(headers.get("from", ())),
        to=tuple(_addresses(headers, "to", "cc", "delivered-to", "x-original-to", "envelope-to")),
        subject=_first(headers, "subject"),
        id=next(iter(_IDS.findall(_first(headers, "message-id"))), ""),
        answers=tuple(_answers(headers)),
        type=message.get_content_type(),
        text=text,
        said=reply_of(text),
        report=found.report(),
        attachments=found.attachments,
        broken=found.broken or len(bounded) < len(raw),
        digest=_digest(raw, headers),
    )


def _bounded(raw: bytes) -> bytes:
    """Give what is read of the bytes: up to a length, and up to a number of what may be boundaries."""
    cut = raw[:READ]
    place = -1
    for _ in range(BOUNDARIES):
        place = cut.find(b"\n--", place + 1)
        if place < 0:
            return cut
    return cut[:place]


def _head_only(raw: bytes) -> bytes:
    ends = [place for place in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if place >= 0]
    return raw[: min([*ends, HEAD])]


def _headers(message: "Message[Any, Any]") -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, value in list(message.raw_items())[:HEADERS]:
        found.setdefault(str(name).lower()[:100], []).append(_decoded(str(value)[:WIDEST]))
    return {name: tuple(values) for name, values in found.items()}


def _decoded(value: str) -> str:
    """Give a header line in letters, on one line: encoded words, raw bytes and all."""
    raw = value.encode("utf-8", "surrogateescape")
    plain = raw.decode(guess_encoding(raw), "replace")
    try:
        pieces = decode_header(" ".join(plain.split()))
    except _FAULTS:
        return _tidy(plain)
    return _tidy("".join(_piece(piece, charset) for piece, charset in pieces))


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    # Letters that stand raw beside an encoded word come back escaped; there is no charset then.
    return _letters(piece, charset) if charset else piece.decode("raw_unicode_escape", "replace")


def _letters(raw: bytes, charset: str | None) -> str:
    """Decode bytes by a charset that is a charset: some that Python knows take forever, or aren't of text."""
    if charset and _CHARSETS.match(charset):
        try:
            found = raw.decode("cp874" if charset.lower().startswith("tis") else charset)
        except _FAULTS:
            pass
        else:
            return found
    return raw.decode(guess_encoding(raw), "replace")


def _tidy(text: str) -> str:
    return _CONTROL.sub("", " ".join(text.split()))


def _first(headers: Mapping[str, tuple[str, ...]], name: str) -> str:
    return next(iter(headers.get(name, ())), "")


def _addresses(headers: Mapping[str, tuple[str, ...]], *names: str) -> Iterator[str]:
    lines = [line for name in names for line in headers.get(name, ())][:20]
    for line in lines:
        try:
            pairs = getaddresses([line])
        except _FAULTS:
            continue
        yield from (address.strip()[:254] for _, address in pairs[:100] if "@" in address)


def _first_address(lines: tuple[str, ...]) -> str:
    """Give the address of the sender; two senders are none, for who of them spoke isn't known."""
    found = list(_addresses({"from": lines}, "from"))
    return found[0] if len(found) == 1 else ""


def _answers(headers: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name in ("in-reply-to", "references"):
        yield from reversed(_IDS.findall(_first(headers, name))[-50:])


def _digest(raw: bytes, headers: Mapping[str, tuple[str, ...]]) -> str:
    """Name a mail by what stays the same when it's handed over again: its names and its body."""
    body = raw[len(_head_only(raw)) :].replace(b"\r\n", b"\n").rstrip()
    named = [_first(headers, name) for name in ("message-id", "from", "date", "subject")]
    return sha256("\n".join(named).encode("utf-8", "replace") + b"\n\n" + body).hexdigest()


class _Found:
    """What was found in the parts of a mail."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.html: list[str] = []
        self.lines: dict[str, str] = {}
        self.about = ""
        self.is_report = False
        self.parts = self.attachments = 0
        self.broken = False

    def text(self) -> str:
        """Give the plain text, or the HTML reduced to one where there's none."""
        plain = "\n".join(self.plain)
        return plain if plain.strip() else "\n".join(text_of_html(html) for html in self.html)

    def report(self) -> Report | None:
        return Report(lines=self.lines, about=self.about) if self.is_report else None


def _gather(part: "Message[Any, Any]", found: _Found, depth: int) -> None:
    found.parts += 1
    if found.parts > PARTS or depth > DEEPEST:
        found.broken = True
        return
    kind = part.get_content_type()
    inside: Any = part.get_payload()
    if kind in {"message/delivery-status", "text/rfc822-headers", "message/rfc822"}:
        _note_report(kind, part, found, is_first=depth == 0)
    elif isinstance(inside, list):
        for each in inside[: PARTS + 1]:
            _gather(each, found, depth + 1)
    else:
        _take(kind, part, found)


def _take(kind: str, part: "Message[Any, Any]", found: _Found) -> None:
    if kind not in {"text/plain", "text/html"} or part.get_content_disposition() == "attachment":
        found.attachments += 1
        return
    payload = part.get_payload(decode=True)
    raw = payload[:TEXT] if isinstance(payload, bytes) else b""
    letters = _CONTROL.sub("", _letters(raw, part.get_content_charset()).replace("\r\n", "\n"))
    (found.plain if kind == "text/plain" else found.html).append(letters)


def _note_report(kind: str, part: "Message[Any, Any]", found: _Found, *, is_first: bool) -> None:
    """Keep what a notice says; a mail passed on isn't the sender's own words, so it isn't read."""
    inside: Any = part.get_payload()
    blocks = inside if isinstance(inside, list) else [part]
    if kind == "message/delivery-status":
        found.is_report = True
        for block in blocks[:PARTS]:
            found.lines.update({name: line[0] for name, line in _headers(block).items()})
        return
    named = [_first(_headers(block), "message-id") for block in blocks[:PARTS]]
    if kind == "text/rfc822-headers":
        payload = part.get_payload(decode=True)
        head = payload[:HEAD] if isinstance(payload, bytes) else b""
        told = BytesParser(policy=compat32).parsebytes(head, headersonly=True)
        named.append(_first(_headers(told), "message-id"))
    found.about = found.about or next((name for line in named for name in _IDS.findall(line)), "")
    found.attachments += not is_first
