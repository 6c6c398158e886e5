"""Serves the pages, after bringing the installation up to date."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connections
from django.utils.translation import gettext as _

from trellis.portal.operations import lock, preparing, serving
from trellis.ui.terminal import TrellisCommand


def _port(typed: str) -> int:
    number = int(typed)
    if not 0 < number <= 65535:
        raise argparse.ArgumentTypeError(_("a port is a number from 1 to 65535"))
    return number


def _workers(typed: str) -> int:
    number = int(typed)
    if not 0 < number <= 64:
        raise argparse.ArgumentTypeError(_("choose from 1 to 64 workers"))
    return number


class Command(TrellisCommand):
    """Becomes the server."""

    help = (
        "Serve the pages until Ctrl+C or SIGTERM. Tables and static files are brought up to date before. "
        "For other machines to reach it, put a TLS proxy before it and set TRELLIS_HOSTS and "
        "TRELLIS_HTTPS=yes. "
        "Example: trellis serve --port 8080"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and the number of workers."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
        parser.add_argument("--port", type=_port, default=8000, help="port to listen on (default 8000)")
        parser.add_argument(
            "--workers",
            type=_workers,
            default=1,
            help="processes that answer (default 1, enough for SQLite; with PostgreSQL one for each core)",
        )

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:  # noqa: ARG002
        """Check, prepare, serve."""
        serving.check_address(host, port)
        lock.hold_while_serving(settings.HOME)
        preparing.prepare(self.line)
        connections.close_all()
        self.line(
            _("Trellis is at http://%(host)s:%(port)s/ (Ctrl+C stops it).") % {"host": host, "port": port}
        )
        serving.become_server(host, port, workers)
