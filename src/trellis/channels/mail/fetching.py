"""Fetches mail from a mailbox (IMAP): a mail is marked as seen, or moved, only when it is kept here."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted, MailMessageFlags

from trellis.channels.mail.arriving import MOST, Envelope, arrive

AT_ONCE = 200
TIMEOUT = 30


@dataclass(frozen=True)
class Mailbox:
    """Where the mailbox is, who we are there, which folder is read and where what was read goes."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    move: str
    is_ssl: bool


def mailbox_of(url: str) -> Mailbox:
    """Read an address such as imaps://user:password@host/INBOX?move=Done."""
    parts = urlsplit(url)
    is_ssl = parts.scheme == "imaps"
    return Mailbox(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or (993 if is_ssl else 143),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        move=parse_qs(parts.query).get("move", [""])[0],
        is_ssl=is_ssl,
    )


def fetch(url: str) -> int:
    """Take in what is unseen in a mailbox; give how many mails there were."""
    where = mailbox_of(url)
    kind = MailBox if where.is_ssl else MailBoxUnencrypted
    with kind(where.host, where.port, timeout=TIMEOUT).login(where.user, where.password, where.folder) as box:
        if where.move and not box.folder.exists(where.move):
            box.folder.create(where.move)
        return _take_all(box, where.move)


def _take_all(box: BaseMailBox, move: str) -> int:
    taken = 0
    for uid in box.uids(AND(seen=False))[:AT_ONCE]:
        # One by one: what was kept is marked before the next is asked for, and a large one fills no memory.
        arrive(_raw(box, uid), Envelope())
        box.flag(uid, MailMessageFlags.SEEN, value=True)
        if move:
            box.move(uid, move)
        taken += 1
    return taken


def _raw(box: BaseMailBox, uid: str) -> bytes:
    """Give the bytes of a mail, up to what is read; asking for them marks nothing as seen."""
    _said, parts = box.client.uid("fetch", uid, f"(BODY.PEEK[]<0.{MOST}>)")
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")
