"""Words a message when it is handed over: in the language of whoever reads it, with what is still open."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from trellis.accounts.models import Person
from trellis.asks.models import Asked
from trellis.asks.showing import shown_all, worded
from trellis.channels.enclosures import enclosed
from trellis.channels.letters import Enclosure, Item, Letter
from trellis.channels.models import Message, Purpose
from trellis.networks.models import Network
from trellis.ui.names import name_text

_LOGO = 200_000
Linking = Callable[[UUID, Person], str]
LINKS: list[Linking] = []
"""What gives the address on which one person answers one ask; empty where no channel has such pages."""


def still_open(message: Message) -> list[Asked]:
    """Give what a message asks that wasn't answered or closed meanwhile."""
    rows = message.asked.filter(answered_at=None, closed_at=None, ask__closed_at=None)
    return list(rows.select_related("ask__network").order_by("until", "pk"))


def reader_of(message: Message) -> Person | None:
    """Give who gets a message: her, or the contact who relays it to her."""
    return message.through or message.person


def language_of(message: Message) -> str:
    """Give the language in which a message is written."""
    reader = reader_of(message)
    wished = message.content.get("language") or (reader.language if reader else "")
    network = message.network.language if message.network else ""
    ours = dict(settings.LANGUAGES)
    return next((each for each in (wished, network) if each in ours), settings.LANGUAGE_CODE)


def letter_for(message: Message) -> Letter:
    """Word a message, the same for whatever carries it."""
    language = language_of(message)
    asks = message.purpose in {Purpose.ASKS, Purpose.REMINDER}
    with override(language):
        return _asking(message, language) if asks else _telling(message, language)


def _frame(message: Message, language: str) -> dict[str, Any]:
    network = message.network
    found: dict[str, Any] = {"language": language, "network": ""}
    if network is not None:
        found |= {
            "network": name_text(network.names, network.language),
            "accent": network.accent,
            "logo": _logo(network),
        }
    return found


def _logo(network: Network) -> bytes:
    """Give the logo when it is a picture that every mail program shows."""
    if not network.logo.name or not network.logo.name.endswith(".png"):
        return b""
    try:
        with network.logo.open("rb") as file:
            content: bytes = file.read(_LOGO + 1)
    except OSError:
        return b""
    return content if len(content) <= _LOGO else b""


def _greeting(message: Message) -> str:
    reader = reader_of(message)
    return _("Dear %(name)s,") % {"name": reader.name} if reader else ""


def _for_another(message: Message) -> tuple[str, ...]:
    if message.through is None or message.person is None:
        return ()
    says = _("This is for %(name)s. Please pass it on, and answer for her when she has told you.")
    return (says % {"name": message.person.name},)


def _asking(message: Message, language: str) -> Letter:
    listed = still_open(message)
    seen = shown_all(listed, language)
    reader = reader_of(message)
    items = tuple(
        Item(shown=each, link=_link(asked, reader)) for asked, each in zip(listed, seen, strict=True)
    )
    frame = _frame(message, language)
    return Letter(
        **frame,
        subject=_subject(message, [each.title for each in seen]),
        greeting=_greeting(message),
        paragraphs=(*_for_another(message), _opening(message, len(items))),
        items=items,
        closing=frame["network"],
        enclosures=_enclosures(listed, message.person),
        thread=str(listed[0].ask_id) if len({each.ask_id for each in listed}) == 1 else "",
    )


def _link(asked: Asked, reader: Person | None) -> str:
    return LINKS[0](asked.pk, reader) if LINKS and reader else ""


def _subject(message: Message, titles: list[str]) -> str:
    first = titles[0] if titles else ""
    if message.purpose == Purpose.REMINDER:
        first = _("Reminder: %(title)s") % {"title": first}
    if len(titles) < 2:
        return first
    more = ngettext(
        "%(first)s, and %(count)s more question", "%(first)s, and %(count)s more questions", len(titles) - 1
    )
    return more % {"first": first, "count": len(titles) - 1}


def _opening(message: Message, count: int) -> str:
    if message.purpose == Purpose.REMINDER:
        says = ngettext(
            "%(count)s question still waits for your answer.",
            "%(count)s questions still wait for your answer.",
            count,
        )
        return says % {"count": count}
    return ngettext("%(count)s question for you.", "%(count)s questions for you.", count) % {"count": count}


def _enclosures(asked: Iterable[Asked], person: Person | None) -> tuple[Enclosure, ...]:
    if person is None:
        return ()
    found = (enclosed(each.ask.kind, each.ask.about, person) for each in asked)
    return tuple(each for each in found if each is not None)


def _telling(message: Message, language: str) -> Letter:
    content = message.content
    default = message.network.language if message.network else ""
    name, about = content.get("enclose") or ("", None)
    person = message.person
    file = enclosed(name, UUID(about), person) if about and person else None
    is_reply = message.purpose == Purpose.REPLY
    frame = _frame(message, language)
    return Letter(
        **frame,
        subject=worded(content.get("subject", {}), default),
        greeting="" if is_reply else _greeting(message),
        paragraphs=(*_for_another(message), worded(content.get("text", {}), default)),
        closing="" if is_reply else frame["network"],
        enclosures=(file,) if file else (),
        answers=message.answers.source if message.answers else "",
    )
