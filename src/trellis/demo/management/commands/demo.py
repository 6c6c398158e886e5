"""Loads the six example networks where they aren't yet, says how to sign in, and serves."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connections
from django.utils.translation import gettext as _

from trellis.demo import staging
from trellis.portal.operations import lock, preparing, serving
from trellis.ui.terminal import TrellisCommand


class Command(TrellisCommand):
    """Becomes the server of the demo."""

    help = (
        "Load the six example networks of the note and serve them on 127.0.0.1:8000. Everybody in them is "
        "invented. A second run keeps what was done; --reset starts anew, unless anything real would be lost."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what differs from a plain start."""
        parser.add_argument(
            "--reset", action="store_true", help="take database and files away and start anew"
        )
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
        parser.add_argument("--no-serve", action="store_true", help="load the demo and stop there")

    def handle(self, *args: Any, reset: bool, port: int, no_serve: bool, **options: Any) -> None:  # noqa: ARG002
        """Prepare, build, tell, serve."""
        serving.check_address("127.0.0.1", port)
        if reset:
            staging.clear()
        lock.hold_while_serving(settings.HOME)
        preparing.prepare(self.line)
        if not staging.is_set():
            self.line(_("Building six example networks."))
            staging.set_up()
        connections.close_all()
        self._tell(f"http://127.0.0.1:{port}")
        if not no_serve:
            serving.become_server("127.0.0.1", port, 1)

    def _tell(self, address: str) -> None:
        self.line("")
        self.line(_("Trellis is at %(address)s/ (Ctrl+C stops it)") % {"address": address})
        self.line(_("Password of everybody in the demo: %(password)s") % {"password": staging.PASSWORD})
        self.line("")
        for guise in staging.GUISES:
            self.line(f"  {guise.sign_in or '–':<9} {_(guise.says):<46} {address}{guise.start}")
        self.line("")
