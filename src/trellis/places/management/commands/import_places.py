"""Bring tables of places into the place tree."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.placeplan import Plan
from trellis.domain.problems import PLACES_CONFLICT, Problem
from trellis.places.actions import import_places
from trellis.places.tables import Tables, Wish, open_tables, plan_of
from trellis.places.telling import conflict_data, conflict_line, missing_says
from trellis.ui.terminal import TrellisCommand

EPILOG = """\
examples:
  trellis import places tha_geographies.csv tha_provinces.csv --scheme tha-dopa --country THA
  trellis import places yunnan.xlsx --scheme chn-nbs --dry-run

A table has a line of column names and a row for each place: 'code' (or 'id'), names ('name', or 'name_en',
'name_th' … by language), and where it lies: 'parent_code', or the parent level's own column ('district_id').
What is brought in once isn't changed by bringing it in again. All rows are brought in, or none.
docs/reference/places-file.md tells all columns."""


class Command(TrellisCommand):
    """Brings tables of places into the place tree: all rows, or none."""

    help = "Bring tables of places (CSV, TSV or XLSX) into the place tree: all rows, or none."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files and how they are to be read."""
        parser.epilog = EPILOG
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument(
            "files",
            nargs="+",
            metavar="FILE",
            help="tables, in any order; those with the parents may come last",
        )
        parser.add_argument(
            "--scheme",
            required=True,
            help="whose codes these are, such as tha-dopa; a code is unique in its scheme and level",
        )
        parser.add_argument(
            "--level", default="", help="what the places are, when the file doesn't say: district, village …"
        )
        parser.add_argument(
            "--under",
            default="",
            metavar="CODE",
            help="put rows without a parent under the place with this code",
        )
        parser.add_argument(
            "--country",
            default="",
            metavar="ISO3",
            help="the country of all rows, such as THA; made when it isn't there",
        )
        parser.add_argument(
            "--update",
            action="store_true",
            help="where the file says something else than what stands, let the file win",
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, compare, bring in."""
        wish = Wish(
            scheme=options["scheme"],
            level=options["level"],
            under=options["under"],
            country=options["country"].upper(),
            update=options["update"],
        )
        tables = open_tables([(Path(name), Path(name).name) for name in options["files"]], wish)
        plan = plan_of(tables) if options["dry_run"] else self._apply(tables)
        self._tell(plan, tables, is_dry=options["dry_run"], as_json=options["json"])

    def _apply(self, tables: Tables) -> Plan:
        """Bring the tables in; a plan with conflicts is one that wasn't carried out."""
        try:
            return import_places(
                actor=Actor.operator("trellis import places"), tables=tables, along=self._along
            )
        except Problem as problem:
            if problem.kind is not PLACES_CONFLICT:
                raise
            plan: Plan = problem.details["plan"]
            return plan

    def _along(self, things: Iterable[Any], total: int) -> Iterator[Any]:
        return self.progress(things, total, _("Places"))

    def _tell(self, plan: Plan, tables: Tables, *, is_dry: bool, as_json: bool) -> None:
        figures = plan.figures()
        if as_json:
            self.json(
                {
                    "applied": not (is_dry or plan.conflicts),
                    **figures,
                    "rows": len(tables.lines) + len(tables.conflicts),
                    "left_out": list(tables.left_out),
                    "files": list(tables.files),
                    "conflicts": [conflict_data(each) for each in plan.conflicts],
                }
            )
        else:
            self._say(plan, tables, is_dry=is_dry)
        if plan.conflicts:
            raise Problem(PLACES_CONFLICT, count=len(plan.conflicts))

    def _say(self, plan: Plan, tables: Tables, *, is_dry: bool) -> None:
        for conflict in plan.conflicts:
            self.line(conflict_line(conflict))
        if missing := missing_says(plan.conflicts):
            self.line(missing)
        says = (
            _("%(created)s new, %(changed)s changed, %(unchanged)s as they were, %(conflicts)s in conflict.")
            % plan.figures()
        )
        self.line((_("Would be:") + " " if is_dry else "") + says)
        if tables.left_out:
            self.line(_("Columns left out: %(columns)s.") % {"columns": ", ".join(tables.left_out)})
