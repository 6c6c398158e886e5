"""Says in words from which device somebody signed in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

# The first that fits: browsers name their ancestors too.
_BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
    ("Windows", "Windows"), ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True)
class Device:
    """One session as its owner recognises it."""

    number: int
    name: str
    since: datetime
    address: str
    is_this: bool


def in_words(user_agent: str) -> str:
    """Give a browser's own description of itself as people say it, such as "Chrome, Android"."""
    found = [
        next((name for sign, name in known if sign in user_agent), "") for known in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(word for word in found if word) or _("Unknown device")


def device(session: UserSession) -> Device:
    """Describe a session."""
    words = in_words(session.user_agent)
    return Device(session.pk, words, session.created_at, session.ip, session.is_current())
