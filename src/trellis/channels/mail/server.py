"""The mail server that takes our mails: its address, and one connection that is kept for a while."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from threading import local
from time import monotonic
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.mail.backends.smtp import EmailBackend

from trellis.channels.carriers import HandingFailed

KEPT_SECONDS = 20
TIMEOUT = 30
_kept = local()


@dataclass(frozen=True)
class Server:
    """Where a mail server is, and who we are there."""

    host: str
    port: int
    user: str
    password: str
    is_tls: bool
    is_ssl: bool


def server_of(url: str) -> Server:
    """Read an address such as smtp://user:password@host:587?tls=1."""
    parts = urlsplit(url)
    is_ssl = parts.scheme == "smtps"
    wants = parse_qs(parts.query).get("tls", ["0"])[0] not in {"0", "no", ""}
    return Server(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or (465 if is_ssl else 587 if wants else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=wants and not is_ssl,
        is_ssl=is_ssl,
    )


def _connected(url: str) -> EmailBackend:
    """Give the connection of this thread: the one that is open, or a new one."""
    known: tuple[str, float, EmailBackend] | None = getattr(_kept, "connection", None)
    if known and known[0] == url and monotonic() - known[1] < KEPT_SECONDS:
        return known[2]
    close()
    found = server_of(url)
    backend = EmailBackend(
        host=found.host,
        port=found.port,
        username=found.user,
        password=found.password,
        use_tls=found.is_tls,
        use_ssl=found.is_ssl,
        timeout=TIMEOUT,
    )
    backend.open()
    return backend


def close() -> None:
    """Close the connection of this thread, if it has one."""
    known = getattr(_kept, "connection", None)
    _kept.connection = None
    if known:
        known[2].close()


@contextmanager
def _faults_named() -> Iterator[None]:
    """Turn what a mail server says into a code: its own words hold addresses."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as fault:
        code = next((said[0] for said in fault.recipients.values()), 450)
        raise HandingFailed(f"smtp {code}", for_good=code >= 500) from fault
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as fault:
        raise HandingFailed(f"smtp {fault.smtp_code}", for_good=fault.smtp_code >= 500) from fault
    except (UnicodeError, ValueError) as fault:
        raise HandingFailed("address", for_good=True) from fault
    except (smtplib.SMTPException, OSError) as fault:
        close()
        raise HandingFailed(type(fault).__name__, for_good=False) from fault


def hand_to_server(url: str, mail: EmailMessage, *, envelope: str, to: str) -> None:
    """Hand one mail to the server; raises HandingFailed when it wasn't taken."""
    with _faults_named():
        backend = _connected(url)
        connection = backend.connection
        if connection is None:
            raise HandingFailed("closed", for_good=False)
        # Only when it was taken is the connection worth keeping: a refused one may be half through a mail.
        _kept.connection = None
        try:
            connection.sendmail(envelope, [to], mail.as_bytes())
        except smtplib.SMTPException:
            backend.close()
            raise
        _kept.connection = (url, monotonic(), backend)
