"""Tells from bare files what came, went, changed or was renamed between two tables of activities."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.domain.activityfields import LABELS
from trellis.portal.operations.activities import Compared, compare, open_aliases
from trellis.ui.sentences import said
from trellis.ui.terminal import TrellisCommand

EPILOG = """\
examples:
  trellis compare 4w-october.csv 4w-november.csv
  trellis compare old.xlsx new.xlsx --aliases names.csv --json

What is missing in the newer table is told, never dropped. docs/reference/activities-file.md tells all columns
and the answer in JSON. Nothing is stored."""


class Command(TrellisCommand):
    """Compares two tables of who does what where."""

    help = "Compare two tables of activities: added, changed, renamed, gone."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take both files."""
        parser.epilog = EPILOG
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("old", type=Path, metavar="OLD", help="the earlier table")
        parser.add_argument("new", type=Path, metavar="NEW", help="the later table")
        parser.add_argument("--aliases", type=Path, metavar="FILE", help="a name and its usual name")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: Any, old: Path, new: Path, **options: Any) -> None:
        """Read both, compare, tell."""
        found = compare(old, new, open_aliases(options["aliases"]) if options["aliases"] else {})
        if options["json"]:
            self.json(found.as_json())
        else:
            self._tell(found)

    def _tell(self, compared: Compared) -> None:
        found = compared.found
        rows = {
            _("The same"): found.same,
            _("Changed"): found.changed,
            _("Only renamed"): found.renamed,
            _("No longer in the table"): found.gone,
            _("New"): found.added,
        }
        for label, listed in rows.items():
            self.line(f"{label}: {len(listed)}")
        for each in found.renames:
            figures = {
                "field": _(LABELS[each.field]),
                "before": each.before,
                "after": each.after,
                "rows": each.rows,
            }
            self.line(_("Renamed? %(field)s: %(before)s → %(after)s (%(rows)s rows)") % figures)
            self.line("  " + said(each.why))
