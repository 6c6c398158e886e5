"""Tells from bare files who works where on what: gaps, overlaps, need."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.domain.activityrows import DOUBT_LABELS
from trellis.domain.coverage import STATE_LABELS, State
from trellis.domain.overlap import FINER_LABELS
from trellis.portal.operations.activities import Looked, Wish, look
from trellis.ui.terminal import TrellisCommand

EPILOG = """\
examples:
  trellis coverage --activities 4w.csv --level 1
  trellis coverage --activities 4w.xlsx --needs need.csv --places places.csv --level 2 --json

Level 0 is the widest place of the files. docs/reference/activities-file.md tells all columns and the
answer in JSON. Nothing is stored."""


class Command(TrellisCommand):
    """Works out coverage and overlaps at a stated level."""

    help = "Tell where who works on what: gaps, overlaps and need, from bare files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files and the level."""
        parser.epilog = EPILOG
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument(
            "--activities", type=Path, metavar="FILE", required=True, help="the table of activities"
        )
        parser.add_argument("--needs", type=Path, metavar="FILE", help="how many people need what where")
        parser.add_argument("--places", type=Path, metavar="FILE", help="the tree of places")
        parser.add_argument("--aliases", type=Path, metavar="FILE", help="a name and its usual name")
        parser.add_argument("--level", type=int, metavar="N", default=0, help="0 is the widest place")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, work out, tell."""
        wish = Wish(
            activities=options["activities"],
            needs=options["needs"],
            places=options["places"],
            aliases=options["aliases"],
            level=options["level"],
            today=timezone.localdate(),
        )
        found = look(wish)
        if options["json"]:
            self.json(found.as_json())
        else:
            self._tell(found)

    def _tell(self, found: Looked) -> None:
        cells = found.coverage.cells
        self.line(
            _("Level %(level)s, %(cells)s cells:") % {"level": found.coverage.level, "cells": len(cells)}
        )
        for state in State:
            count = sum(each.state == state for each in cells)
            self.line(f"  {_(STATE_LABELS[state])}: {count}")
        self.line(_("Recorded only for wider places: %(count)s") % {"count": len(found.coverage.above)})
        self.line(_("Overlaps at this level: %(count)s") % {"count": len(found.overlaps)})
        for each in found.overlaps:
            place = found.places.names.get(each.place, each.place)
            who = ", ".join(each.organisations)
            what = " / ".join(filter(None, (each.kind, each.group)))
            self.line(f"  {place}, {what}: {who} ({_(FINER_LABELS[each.finer])})")
        for doubt in found.doubts:
            label = DOUBT_LABELS[doubt["kind"]]
            figures = {"count": len(doubt["rows"]), "what": _(label)}
            self.line(_("Look at %(count)s rows: %(what)s") % figures)
