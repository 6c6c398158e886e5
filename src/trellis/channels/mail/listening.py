"""Takes mail from the mail server of the house, by LMTP or SMTP: "250" is said only when it is kept.

Who has no address here is refused at once; a fault of the database says "later", so that the mail server
keeps the mail and tries again.
"""

import asyncio
import logging
from collections.abc import Callable
from threading import Event
from typing import Any
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import DatabaseError, close_old_connections

from trellis.channels.mail.addresses import ours
from trellis.channels.mail.arriving import MOST, arrive
from trellis.channels.mail.arriving import Envelope as Told

logger = logging.getLogger(__name__)
SECONDS = 60
RECIPIENTS = 20
TAKEN, LATER = "250 2.0.0 Taken", "451 4.3.0 Not now, try again later"
NOBODY, MANY = "550 5.1.1 Nobody has this address here", "452 4.5.3 Too many recipients"


class Taker:
    """Takes each mail whose recipient is one of ours."""

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Refuse who isn't known: no mail to nobody is ever taken, so none is ever bounced by us."""
        if len(envelope.rcpt_tos) >= RECIPIENTS:
            return MANY
        if ours(address) is None:
            return NOBODY
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a mail, then say so; LMTP wants a line for each recipient."""
        said = await asyncio.to_thread(_keep, envelope)
        return "\r\n".join([said] * len(envelope.rcpt_tos)) if isinstance(server, LMTP) else said


def _keep(envelope: Envelope) -> str:
    content = envelope.content or b""
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")
    close_old_connections()
    try:
        arrive(raw, Told(sender=envelope.mail_from or "", to=tuple(envelope.rcpt_tos)))
    except DatabaseError as fault:
        logger.warning("a mail wasn't kept: %s", type(fault).__name__)
        return LATER
    finally:
        close_old_connections()
    return TAKEN


class Listener(Controller):
    """Listens at an address such as lmtp://127.0.0.1:8024."""

    def __init__(self, url: str) -> None:
        """Say where; it begins with `start`."""
        parts = urlsplit(url)
        self.is_lmtp = parts.scheme == "lmtp"
        super().__init__(Taker(), hostname=parts.hostname or "127.0.0.1", port=parts.port or 8024)

    def factory(self) -> SMTP:
        """Make what speaks with one mail server."""
        speaks: Callable[..., Any] = LMTP if self.is_lmtp else SMTP
        made: SMTP = speaks(
            self.handler,
            data_size_limit=MOST,
            enable_SMTPUTF8=True,
            timeout=SECONDS,
            ident="Trellis",
            hostname="localhost",
        )
        return made


def listen(url: str, stop: Event) -> None:
    """Take mail until told to stop."""
    listener = Listener(url)
    listener.start()
    try:
        stop.wait()
    finally:
        listener.stop()
