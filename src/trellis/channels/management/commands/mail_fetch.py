"""`trellis mail fetch`: takes in what is unseen in the mailbox, once."""

import imaplib
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from trellis.channels.mail.fetching import fetch


class Command(BaseCommand):
    """Reads the mailbox once: for trying the setting, or for a timer."""

    help = "Take in what is unseen in the mailbox."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Fetch, and tell how many."""
        if not settings.MAIL_IMAP:
            raise CommandError(
                "Name the mailbox in TRELLIS_MAIL_IMAP, such as imaps://user:password@host/INBOX."
            )
        try:
            taken = fetch(settings.MAIL_IMAP)
        except (OSError, imaplib.IMAP4.error) as fault:
            raise CommandError(
                f"The mailbox can't be read ({type(fault).__name__}). Look at its address."
            ) from fault
        self.stdout.write(f"{taken} mails taken in.")
