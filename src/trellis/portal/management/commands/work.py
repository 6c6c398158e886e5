"""Does what is done later, beside the server or without one."""

import signal
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import connections
from django.utils.translation import gettext as _

from trellis.jobs import services, working
from trellis.portal.operations import lock, preparing
from trellis.ui.terminal import TrellisCommand


class Command(TrellisCommand):
    """Becomes a worker."""

    help = (
        "Do what is done later (messages, reminders, counts) until SIGTERM or Ctrl+C; the job at hand is "
        "finished first. On SQLite the server does it itself unless TRELLIS_WORKER=separate. With "
        "PostgreSQL as many workers as one likes share the jobs. Example: trellis work --once"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to go on when nothing is due."""
        parser.add_argument("--once", action="store_true", help="do what is due, and leave")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Work off what is due, or work until told to stop."""
        lock.hold_while_serving(settings.HOME)
        if preparing.needs_migrating():
            raise CommandError(_("The database is of another version. Run 'trellis migrate' first."))
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: stop.set())
        if once:
            working.set_clocks()
            self.line(_("Jobs done: %(count)s") % {"count": working.work_off(stop)})
            return
        self._keep_on(stop)

    def _keep_on(self, stop: Event) -> None:
        connections.close_all()
        threads = services.start(stop)
        self.line(_("The worker waits for jobs (Ctrl+C stops it)."))
        while not stop.wait(1):
            continue
        services.end(stop, threads, patience=services.PATIENCE)
