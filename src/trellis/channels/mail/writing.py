"""A letter as a mail: plain text first, HTML that fetches nothing, files beside it (RFC 5322, 2046, 8058)."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from trellis.asks.showing import Shown
from trellis.channels.letters import Enclosure, Item, Letter
from trellis.channels.links import stop_link
from trellis.channels.mail.addresses import For, address, message_id
from trellis.channels.models import Message
from trellis.domain.mailmarks import mark
from trellis.ui import accent

LOGO = "logo"
_UNFOLDED = frozenset({"list-unsubscribe", "references", "in-reply-to", "message-id", "reply-to", "list-id"})


class _Lines(EmailPolicy):
    """Writes lines of ids and addresses as they are: folded, they'd come out as encoded words."""

    def fold(self, name: str, value: str) -> str:
        """Give a line of a head."""
        return f"{name}: {value}{self.linesep}" if name.lower() in _UNFOLDED else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """Give a line of a head in bytes."""
        if name.lower() in _UNFOLDED:
            return self.fold(name, value).encode("utf-8", "replace")
        return super().fold_binary(name, value)


_LINES = _Lines(linesep="\r\n", max_line_length=78)
LONGEST_SUBJECT = 150
RTL = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True)
class Choice:
    """An allowed answer as a mail shows it: what is written to give it, and the page that has it ticked."""

    word: str
    label: str
    link: str


def written(message: Message, letter: Letter, to: str) -> EmailMessage:
    """Give the mail of a message; the same each time it's written, but for its date."""
    mail = EmailMessage(policy=_LINES)
    with override(letter.language):
        _head(mail, message, letter, to)
        words = _words(letter, message)
        mail.set_content(render_to_string("channels/mail/letter.txt", words), cte="base64")
        page = render_to_string("channels/mail/letter.html", words)
    mail.add_alternative(page, subtype="html", cte="base64")
    if letter.logo:
        _html_of(mail).add_related(letter.logo, "image", "png", cid=f"<{LOGO}>", filename="logo.png")
    _enclose(mail, letter.enclosures)
    return mail


def _line(text: str, longest: int = 200) -> str:
    """Give words that fit into a line of a head: no sign that ends it, or turns how it's read."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())[:longest]


def _head(mail: EmailMessage, message: Message, letter: Letter, to: str) -> None:
    mail["From"] = Address(_line(letter.network, 80), addr_spec=settings.MAIL_FROM)
    mail["To"] = Address(addr_spec=to)
    mail["Subject"] = _line(letter.subject, LONGEST_SUBJECT)
    mail["Date"] = format_datetime(timezone.now())
    mail["Message-ID"] = message_id(message.handed_as)
    mail["Reply-To"] = Address(addr_spec=address(For.REPLY, message.pk))
    for name, value in _thread(letter):
        mail[name] = value
    mail["Auto-Submitted"] = "auto-replied" if letter.answers else "auto-generated"
    mail["X-Loop"] = settings.MAIL_DOMAIN
    mail["X-Auto-Response-Suppress"] = "All"
    mail["Content-Language"] = letter.language
    mail["List-Id"] = f"<{message.network_id or 'trellis'}.{settings.MAIL_DOMAIN}>"
    stop = address(For.STOP, message.pk)
    mail["List-Unsubscribe"] = f"<{stop_link(message.pk)}>, <mailto:{stop}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _thread(letter: Letter) -> Iterator[tuple[str, str]]:
    """Give the lines by which mail programs put a mail beside those that it belongs to."""
    above = []
    if letter.thread:
        above.append(f"<thread.{_line(letter.thread, 80)}@{settings.MAIL_DOMAIN}>")
    if letter.answers:
        # What came is kept under a name of ours, with its own Message-ID behind it.
        above.append(f"<{_line(letter.answers, 250).rpartition(' ')[2].strip('<>')}>")
    if above:
        yield "In-Reply-To", above[-1]
        yield "References", " ".join(above)


def _words(letter: Letter, message: Message) -> dict[str, Any]:
    return {
        "letter": letter,
        "mark": mark(letter.language) if letter.items else "",
        "asked": [(item, choices(item), how_to_answer(item.shown)) for item in letter.items],
        "stop": stop_link(message.pk),
        "logo": LOGO if letter.logo else "",
        "shade": accent.for_light(letter.accent),
        "direction": "rtl" if letter.language.partition("-")[0] in RTL else "ltr",
    }


def choices(item: Item) -> list[Choice]:
    """Give the allowed answers of an ask, each with what one writes to give it."""
    shown = item.shown
    return [
        Choice(f"{shown.code} {label}", label, f"{item.link}?a={key}" if item.link else "")
        for key, label in shown.choices
    ]


def how_to_answer(shown: Shown) -> str:
    """Say in a sentence what one writes into a reply."""
    if shown.choices and shown.wants_number:
        return _("Reply to this mail with one of these lines, and with a number.")
    if shown.choices and shown.several:
        return _("Reply to this mail with those of these lines that apply.")
    if shown.choices:
        return _("Reply to this mail with one of these lines.")
    if shown.wants_number:
        example = f"{shown.code} 12 {shown.unit}".strip()
        return _("Reply to this mail with a number, such as: %(example)s") % {"example": example}
    return _("Reply to this mail in your own words. Begin with %(code)s.") % {"code": shown.code}


def _html_of(mail: EmailMessage) -> EmailMessage:
    parts: Any = mail.get_payload()
    found: EmailMessage = parts[-1]
    return found


def _enclose(mail: EmailMessage, enclosures: tuple[Enclosure, ...]) -> None:
    """Put files beside the text; a date also stands among it, where mail programs look for it."""
    for each in enclosures:
        if each.content_type.startswith("text/calendar"):
            mail.attach(_as_calendar(each))
            break
    for each in enclosures:
        main, _slash, rest = each.content_type.partition(";")[0].strip().partition("/")
        name = _line(each.name, 80).replace("/", "-") or "file"
        mail.add_attachment(each.content, maintype=main, subtype=rest or "octet-stream", filename=name)


def _as_calendar(enclosure: Enclosure) -> EmailMessage:
    part = EmailMessage(policy=_LINES)
    method = enclosure.content_type.partition("method=")[2].partition(";")[0].strip(' "') or "REQUEST"
    text = enclosure.content.decode("utf-8", "replace")
    part.set_content(text, subtype="calendar", cte="base64", params={"method": method})
    return part
