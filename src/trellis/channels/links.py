"""Addresses of pages that are sent to one person, and good for one thing: answering, or stopping a way."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings

from trellis.accounts.models import Person
from trellis.channels.tokens import named_by, token
from trellis.ui.jinja import url

ANSWER, STOP = "answer", "stop"


def mailbox(person: Person) -> UUID:
    """Give a mark of where her mail goes now: what lies in a former mailbox opens nothing any more."""
    return uuid5(NAMESPACE_URL, f"mailto:{person.email.casefold()}")


def answer_link(asked: UUID, person: Person, choice: str = "") -> str:
    """Give the address on which one person answers one ask; `choice` is what is ticked already."""
    named = token(ANSWER, asked, person.pk, mailbox(person))
    page = settings.SITE_ADDRESS + url("answer-by-link", named)
    return f"{page}?a={choice}" if choice else page


def behind_answer_link(named: str) -> tuple[UUID, UUID, UUID] | None:
    """Give the ask, the person and the mailbox of such an address; None when we didn't make it."""
    found = named_by(ANSWER, named, 3)
    return (found[0], found[1], found[2]) if found else None


def stop_link(message: UUID) -> str:
    """Give the address on which whoever got a message says: no more by this way."""
    return settings.SITE_ADDRESS + url("stop-by-link", token(STOP, message))


def behind_stop_link(named: str) -> UUID | None:
    """Give the message of such an address; None when we didn't make it."""
    found = named_by(STOP, named)
    return found[0] if found else None
