"""Tells from a bare file who is tied to whom, and how fragile or centralised that is."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.portal.operations.ties import look, open_ties
from trellis.ui.terminal import TrellisCommand

EPILOG = """\
examples:
  trellis ties ties.csv
  trellis ties meetings.csv --two-mode --json
  trellis ties advice.net --directed --nodes members.csv

docs/reference/ties-file.md tells the files and the answer in JSON. Nothing is stored."""


class Command(TrellisCommand):
    """Measures a network that is given as a file."""

    help = "Measure a network's ties: density, centralisation, parts, cut members, fragmentation."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.epilog = EPILOG
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("file", type=Path, metavar="FILE", help="edge list (CSV), GraphML or Pajek")
        parser.add_argument("--nodes", type=Path, metavar="FILE", help="all nodes, one on each line")
        parser.add_argument("--directed", action="store_true", help="ties go from the first to the second")
        parser.add_argument("--two-mode", action="store_true", help="the columns are two kinds of nodes")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: Any, file: Path, **options: Any) -> None:
        """Read, measure, tell."""
        given = open_ties(file, options["nodes"], directed=options["directed"], two_mode=options["two_mode"])
        found = look(given)
        if options["json"]:
            self.json(found)
            return
        self._tell(found["network"])
        if "projection" in found:
            self.line(_("Among the first kind, tied by what they share:"))
            self._tell(found["projection"]["network"])

    def _tell(self, network: dict[str, Any]) -> None:
        for name, value in network.items():
            if name in network["undefined"]:
                self.line(f"{name}: {_(network['undefined'][name])}")
            elif name not in {"undefined", "component_sizes"}:
                self.line(f"{name}: {_shown(value)}")


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(each)}" for name, each in value.items())
    return str(value)
