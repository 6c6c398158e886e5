"""What every gateway for text messages has: an address from the settings, and a call that may fail."""

import hmac
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings

from trellis.channels.carriers import HandingFailed

TIMEOUT = 20


@dataclass(frozen=True)
class Text:
    """A text message on its way out: to which number, what, and under which name."""

    to: str
    said: str
    handed_as: str


class Gateway(Protocol):
    """Takes text messages; gives what it calls each."""

    def send(self, text: Text) -> str:
        """Hand a text message over."""
        ...


def address() -> SplitResult:
    """Give the gateway's address from the settings, without the word that says what kind it is."""
    return urlsplit(settings.SMS_URL.partition("+")[2] or settings.SMS_URL)


def kind() -> str:
    """Give what kind of gateway is set up: kannel, webhook, smpp, or nothing."""
    return str(settings.SMS_URL).partition(":")[0].partition("+")[0]


def user_and_password(url: SplitResult) -> tuple[str, str]:
    """Give who we are at the gateway."""
    return unquote(url.username or ""), unquote(url.password or "")


def proof_of(handed_as: str) -> str:
    """Give what only we can have put into the address at which a message is reported."""
    named = f"report:{handed_as}".encode()
    return hmac.new(settings.SMS_SECRET.encode(), named, "sha256").hexdigest()[:32]


def is_ours(shown: str, wanted: str) -> bool:
    """Compare a secret in constant time; an empty one is never right."""
    return bool(wanted) and hmac.compare_digest(shown.encode(), wanted.encode())


def call(
    url: SplitResult, path: str, *, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, str]:
    """Ask a gateway for something, with POST when there is a body; give its status and what it said."""
    kind_of = HTTPSConnection if url.scheme == "https" else HTTPConnection
    connection = kind_of(url.hostname or "", url.port, timeout=TIMEOUT)
    try:
        connection.request("GET" if body is None else "POST", path, body=body, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read(4_000).decode("utf-8", "replace")
    except (OSError, HTTPException) as fault:
        raise HandingFailed(f"gateway: {type(fault).__name__}", for_good=False) from fault
    finally:
        connection.close()
