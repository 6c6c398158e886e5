"""A mail server in a test, that keeps what it's given, and refuses whom a test wants it to."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from socket import socket
from typing import Any

from aiosmtpd.controller import Controller

from trellis.asks.models import Asked
from trellis.asks.showing import shown
from trellis.channels.letters import Item, Letter
from trellis.channels.links import answer_link
from trellis.channels.models import Message, Purpose, Way
from trellis.networks.models import Network

SETUP = {
    "MAIL_URL": "",
    "MAIL_FROM": "ask@mail.example.net",
    "MAIL_DOMAIN": "mail.example.net",
    "SITE_ADDRESS": "https://trellis.example.net",
}


class Sink:
    """Keeps each mail with its envelope; what begins with "gone" or "later" is refused."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, EmailMessage]] = []
        self.raw: list[bytes] = []
        self.connections = 0

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str) -> str:  # noqa: ARG002, N802
        self.connections += 1
        session.host_name = hostname
        return "250 HELP"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, to: str, options: Any) -> str:  # noqa: ARG002, N802
        if to.startswith("gone"):
            return "550 5.1.1 no such user"
        if to.startswith("later"):
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802
        found = message_from_bytes(envelope.content, policy=default)
        assert isinstance(found, EmailMessage)
        self.raw.append(envelope.content)
        self.mails.append((envelope.mail_from, found))
        return "250 OK"


def free_port() -> int:
    """Give a port that nobody listens at."""
    with socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


@contextmanager
def mail_server() -> Iterator[tuple[Sink, str]]:
    """Run a mail server; gives what keeps the mails, and its address."""
    sink = Sink()
    port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port, enable_SMTPUTF8=True)
    controller.start()
    try:
        yield sink, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


def message_to(network: Network, person: Any, *asked: Asked, purpose: Purpose = Purpose.ASKS) -> Message:
    """Give a message by mail, as the room makes it."""
    made = Message(network=network, person=person, way=Way.MAIL, purpose=purpose, due_at=network.created_at)
    made.handed_as = str(made.pk)
    made.save()
    made.asked.set(asked)
    return made


def letter_of(message: Message, language: str = "en", **more: Any) -> Letter:
    """Give a letter about what a message asks."""
    person = message.person
    assert person is not None
    rows = message.asked.select_related("ask__network")
    items = tuple(Item(shown=shown(each, language), link=answer_link(each.pk, person)) for each in rows)
    usual = {"network": "Network of the North", "subject": "What we ask", "greeting": "Dear Nok,"}
    return Letter(language=language, items=items, **{**usual, **more})
