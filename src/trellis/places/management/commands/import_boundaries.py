"""Bring in the outlines of places."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.places.actions import import_boundaries
from trellis.places.outlining import Opened, Wish, open_boundaries, refuse_strangers
from trellis.ui.terminal import TrellisCommand

EPILOG = """\
examples:
  trellis import boundaries districts.geojson --level district --source "Land office, 2026, CC BY 4.0"
  trellis import boundaries world.topo.json --layer countries --dry-run

An area belongs to the place that has its code, or else its name in any language. Which property holds the
code is guessed unless --code says it. What belongs to no place is left out, and told.
docs/reference/boundaries-file.md tells more."""


class Command(TrellisCommand):
    """Brings in the outlines of places: all that belong to a place here, or none."""

    help = "Bring in the outlines of places from a GeoJSON or TopoJSON file, for maps."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and how it is to be read."""
        parser.epilog = EPILOG
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("file", metavar="FILE", help="GeoJSON or TopoJSON with areas")
        for name, says in (
            ("level", "what the places are: district, village …; else it is guessed"),
            ("scheme", "whose codes the areas have, such as tha-dopa; else any"),
            ("code", "the property that holds the code; else it is guessed"),
            ("name", "the property that holds the name; else it is guessed"),
            ("layer", "the layer of a TopoJSON file; else the one with the most areas"),
            ("source", "who drew the boundaries, when, under which licence; it stands under each map"),
            ("disclaimer", "what is to be said of them under each map"),
        ):
            parser.add_argument(f"--{name}", default="", help=says)
        parser.add_argument(
            "--leave-above",
            action="store_true",
            help="don't draw the places above from their parts",
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what fits")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, match, draw."""
        names = ("level", "scheme", "code", "name", "layer", "source", "disclaimer")
        wish = Wish(**{name: options[name] for name in names}, unites=not options["leave_above"])
        path = Path(options["file"])
        opened = open_boundaries(path, path.name, wish)
        refuse_strangers(opened)
        figures = opened.figures()
        if not options["dry_run"]:
            actor = Actor.operator("trellis import boundaries")
            figures = import_boundaries(actor=actor, opened=opened).figures
        if options["json"]:
            self.json(self._data(opened, figures, is_dry=options["dry_run"]))
        else:
            self._say(opened, figures, is_dry=options["dry_run"])

    def _data(self, opened: Opened, figures: dict[str, int], *, is_dry: bool) -> dict[str, Any]:
        found = opened.matching
        loose = {"unknown": found.unknown, "unclear": found.unclear, "doubled": found.doubled}
        return {
            "applied": not is_dry,
            "level": found.way.level,
            "code": found.way.code,
            "name": found.way.name,
            "figures": figures,
            "loose": [
                {"why": why, "number": area.number, "properties": dict(area.properties)}
                for why, areas in loose.items()
                for area in areas
            ],
        }

    def _say(self, opened: Opened, figures: dict[str, int], *, is_dry: bool) -> None:
        found = opened.matching
        for area in (*found.unknown, *found.unclear, *found.doubled):
            says = _("Area %(number)s belongs to no place: %(says)s")
            self.line(says % {"number": area.number, "says": ", ".join(area.properties.values())[:120]})
        if is_dry:
            self.line(_("%(matched)s of %(areas)s areas belong to a place.") % figures)
            return
        says = _(
            "%(created)s drawn, %(changed)s drawn anew, %(unchanged)s as they were, %(made)s made of parts."
        )
        self.line(says % figures)
        if not figures["fits"]:
            self.line(_("The areas lie over each other. Bring in one level at a time."))
