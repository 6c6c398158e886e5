"""What mail needs done beside the pages: a listener as long as a worker runs, and a look into the mailbox."""

from collections.abc import Mapping
from datetime import timedelta
from threading import Event
from typing import Any

from django.conf import settings

from trellis.channels.composing import LINKS
from trellis.channels.links import answer_link
from trellis.channels.mail.carrying import MailCarrier
from trellis.channels.mail.fetching import fetch
from trellis.channels.mail.listening import listen
from trellis.jobs.later import work
from trellis.jobs.services import service

__all__ = ["MailCarrier"]

LINKS.append(answer_link)


@service("mail-listener", wanted=lambda: bool(settings.MAIL_LISTEN))
def take_mail(stop: Event) -> None:
    """Take mail as long as the worker runs."""
    listen(settings.MAIL_LISTEN, stop)


@work("channels.mail.fetch", every=timedelta(minutes=1), outside=True)
def fetch_mail(_payload: Mapping[str, Any]) -> None:
    """Look into the mailbox, if there is one."""
    if settings.MAIL_IMAP:
        fetch(settings.MAIL_IMAP)
