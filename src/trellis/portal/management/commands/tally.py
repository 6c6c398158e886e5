"""Counts a ballot that is given as a file."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.domain.decisionrule import Method
from trellis.domain.election import Quota, Round, figure
from trellis.domain.tally import count
from trellis.domain.verdict import Verdict
from trellis.portal.operations.counting import Wish, open_count
from trellis.ui.sentences import said
from trellis.ui.terminal import TrellisCommand

EPILOG = """\
examples:
  trellis tally board-2026-11-25.json
  trellis tally election.blt --method stv --quota droop --seed 4-6-1-3 --json

A file whose name ends in .blt, or in .soc, .soi, .toc or .toi (PrefLib), holds ranked ballots only, so method
and seats are said here. Any other is a count file in JSON: members, rule, ballots, mandates and absences.
docs/reference/count-file.md tells all its fields. Nothing is stored."""


class Command(TrellisCommand):
    """Counts a file of ballots and explains the verdict."""

    help = "Count a ballot that is given as a file: verdict, every figure, rounds and explanation."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and how ranked ballots are to be counted."""
        parser.epilog = EPILOG
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("file", type=Path, metavar="FILE", help="a count file, or ranked ballots")
        parser.add_argument(
            "--method",
            choices=[method.value for method in Method if method.ranks],
            default="",
            help="how ranked ballots are counted (default stv)",
        )
        parser.add_argument("--seats", type=int, help="how many are to be chosen, if the file doesn't say")
        parser.add_argument(
            "--quota",
            choices=[quota.value for quota in Quota],
            default="",
            help="the quota of stv (default droop)",
        )
        parser.add_argument("--seed", default="", help="the published seed by which a lot decides ties")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *_args: Any, file: Path, **options: Any) -> None:
        """Read, count, explain."""
        wish = Wish(
            method=options["method"], seats=options["seats"], quota=options["quota"], seed=options["seed"]
        )
        ballot = open_count(file, wish)
        verdict = count(ballot)
        if options["json"]:
            self.json(verdict.as_json())
            return
        if ballot.title:
            self.line(ballot.title)
        self._tell(verdict, {each.id: each.name or each.id for each in ballot.options})

    def _tell(self, verdict: Verdict, names: dict[str, str]) -> None:
        for sentence in verdict.explanation:
            self.line(said(sentence))
        for round_ in verdict.rounds:
            self._round(round_, names)
        if verdict.convention:
            self.line(said(verdict.convention))
        self.line(_("The rule:"))
        for sentence in verdict.rule_in_words():
            self.line("  " + said(sentence))

    def _round(self, round_: Round, names: dict[str, str]) -> None:
        tallies = ", ".join(
            f"{names.get(option, option)} {figure(voices)}" for option, voices in round_.tallies.items()
        )
        self.line(_("Round %(number)s: %(tallies)s") % {"number": round_.number, "tallies": tallies})
        for sentence in round_.sentences:
            self.line("  " + said(sentence))
