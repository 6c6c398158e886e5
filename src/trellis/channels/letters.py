"""What a message says, whatever carries it: worded in the reader's language, laid out by each channel."""

from dataclasses import dataclass, field

from trellis.asks.showing import Shown


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that is asked: in words, and the address of the page on which it is answered."""

    shown: Shown
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """A file that goes with a message, such as a date for the calendar."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message in words.

    `logo` is a PNG of the network. `thread` names what it belongs to, so that reminders stand beside what
    they remind of; `answers` is the Message-ID of the mail to which it replies.
    """

    language: str
    network: str
    subject: str
    greeting: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    closing: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    logo: bytes = field(default=b"", repr=False)
    accent: str = "#1f6b4f"
    thread: str = ""
    answers: str = ""
