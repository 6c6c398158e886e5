"""`trellis mail listen`: takes mail by LMTP or SMTP until it's stopped."""

from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from trellis.channels.mail.listening import listen


class Command(BaseCommand):
    """Runs the listener by itself, beside workers that don't."""

    help = "Take mail by LMTP or SMTP until it's stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address."""
        parser.add_argument("--at", default=settings.MAIL_LISTEN, help="such as lmtp://127.0.0.1:8024")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Listen."""
        if not options["at"]:
            raise CommandError("Say where with --at or TRELLIS_MAIL_LISTEN, such as lmtp://127.0.0.1:8024.")
        self.stdout.write(f"Mail is taken at {options['at']}. Ctrl+C ends it.")
        try:
            listen(options["at"], Event())
        except KeyboardInterrupt:
            self.stdout.write("Ended.")
