"""Brings a backup back."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.domain.problems import NOT_CONFIRMED, Problem
from trellis.portal.operations.restore import restore
from trellis.ui.terminal import TrellisCommand


class Command(TrellisCommand):
    """Replaces the installation by a backup."""

    help = (
        "Replace database, uploaded files and secret key by those of a backup. Stop the server before. "
        "The whole backup is checked first, and what is there now is kept as a backup in "
        "TRELLIS_HOME/backups, so that you can go back. If it is cut short, the old or the new is there, "
        "whole; then run it again. It goes to the database that DATABASE_URL names, so a backup of SQLite "
        "may move to PostgreSQL and back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a file that 'trellis backup' wrote")
        parser.add_argument("--yes", action="store_true", help="don't ask")

    def handle(self, *args: Any, file: Path, yes: bool, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Ask, restore, and say how to go back."""
        file.open("rb").close()
        if not yes and not self._agreed(file):
            raise Problem(NOT_CONFIRMED)
        kept = restore(file)
        self.line(_("Restored from %(file)s.") % {"file": file})
        if kept:
            self.line(_("What was there before: %(file)s") % {"file": kept})

    def _agreed(self, file: Path) -> bool:
        if not sys.stdin.isatty():
            return False
        self.line(_("Everything here is replaced by %(file)s. Type yes to go on:") % {"file": file})
        return sys.stdin.readline().strip().lower() == "yes"
