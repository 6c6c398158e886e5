"""Writes database, uploaded files and key to one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.portal.operations import backup
from trellis.ui.numbers import size
from trellis.ui.terminal import TrellisCommand


class Command(TrellisCommand):
    """Makes a backup while the pages are being served."""

    help = (
        "Write the database as it is at this moment, the uploaded files and the secret key "
        "to one file (a zip). "
        "It may be done while Trellis is in use. Whoever has the file has everything: "
        "keep it as safe as the installation. "
        "'trellis restore' brings it back, on SQLite or on PostgreSQL, whichever it was made from. "
        "Example: trellis backup trellis-$(date +%F).zip"
    ).replace("%F", "%%F")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, metavar="FILE", help="the file to be written")
        parser.add_argument("--force", action="store_true", help="write over a file of that name")

    def handle(self, *args: Any, file: Path, force: bool, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Write it and say how large it became."""
        manifest = backup.write(file, over=force)
        facts = {"file": file, "count": len(manifest.items), "size": size(file.stat().st_size)}
        self.line(_("%(file)s holds %(count)s files, %(size)s.") % facts)
