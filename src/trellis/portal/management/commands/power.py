"""Tells how much power a rule of voting gives to whom."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.domain.power import Power
from trellis.domain.rulecheck import RuleCheck, as_json, check, percent
from trellis.domain.rulewords import in_words
from trellis.portal.operations.counting import open_power
from trellis.ui.sentences import said
from trellis.ui.terminal import TrellisCommand

EPILOG = """\
examples:
  trellis power council.json
  trellis power assembly.json --json

The file is JSON: the members with their weights, and a rule, or only the weight that is needed ("quota").
docs/reference/power-file.md tells all its fields. Nothing is stored."""


class Command(TrellisCommand):
    """Works out both indices of power and says what they mean."""

    help = "Tell who has power under a rule: Banzhaf, Shapley-Shubik, who can block, who has none."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.epilog = EPILOG
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("file", type=Path, metavar="FILE", help="members and rule, as JSON")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: Any, file: Path, **options: Any) -> None:
        """Read, work out, explain."""
        given = open_power(file)
        found = check(given.rule, given.members, given.names)
        if options["json"]:
            self.json({"title": given.title} | as_json(found, given.rule, given.members))
            return
        if given.title:
            self.line(given.title)
        self._tell(found, {member.id: member.name or member.id for member in given.members})
        self.line(_("The rule:"))
        for sentence in in_words(given.rule):
            self.line("  " + said(sentence))

    def _tell(self, found: RuleCheck, names: dict[str, str]) -> None:
        for sentence in found.sentences:
            self.line(said(sentence))
        for power in found.powers:
            self.line(self._row(power, names[power.id]))

    def _row(self, power: Power, name: str) -> str:
        figures = {
            "name": name,
            "banzhaf": percent(power.banzhaf),
            "shapley": percent(power.shapley),
            "swings": power.swings,
        }
        return (
            _(
                "%(name)s: Banzhaf %(banzhaf)s %%, Shapley–Shubik %(shapley)s %%, decides in %(swings)s "
                "coalitions"
            )
            % figures
        )
