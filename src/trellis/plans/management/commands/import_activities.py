"""`trellis import activities`: look at a file of who does what where, and bring it in."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from tqdm import tqdm

from trellis.access.actor import Actor
from trellis.domain.asks import Ask
from trellis.domain.layout import ROW, is_layout
from trellis.domain.problems import QUESTION_UNKNOWN, Problem
from trellis.imports.answers import answers_in_file
from trellis.imports.models import Batch
from trellis.imports.wording import told
from trellis.networks.models import Network
from trellis.networks.terminal import actor_called, network_called
from trellis.plans.importing.bringing import bring_in, looked
from trellis.plans.importing.showing import summary
from trellis.ui.terminal import TrellisCommand

_LISTED = 20


class Command(TrellisCommand):
    """Bring a file of activities into a network, all of it or nothing."""

    help = (
        "Bring a file of who does what, where, when and for whom (XLSX, CSV) into a network: all of it or"
        " nothing. With --dry-run nothing is changed: it tells what would be added and changed, and what is"
        " asked. Questions that must be answered stop it; --likely takes the likely answers, --answers takes"
        " yours. The same file again changes nothing."
        " Exit code 0, or 1 with one sentence on standard error."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be given."""
        parser.add_argument(
            "file", type=Path, help="the file, as XLSX or CSV (docs/reference/activities-file.md)"
        )
        parser.add_argument(
            "--network", required=True, metavar="SLUG", help="the network's short name in addresses"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would happen, and change nothing"
        )
        parser.add_argument(
            "--likely", action="store_true", help="take the likely answer where one must be given"
        )
        parser.add_argument(
            "--answers", type=Path, metavar="FILE.json", help="answers: {id of the question: answer}"
        )
        parser.add_argument(
            "--as",
            dest="person",
            metavar="PERSON",
            help="act as this person (sign-in name or e-mail); otherwise the record says 'command line'",
        )

    def handle(self, *, file: Path, network: str, **options: Any) -> None:
        """Look at the file, tell what it does, and bring it in unless it's a dry run."""
        into, actor = network_called(network), actor_called(options["person"])
        given = answers_in_file(options["answers"]) if options["answers"] else {}
        seen, answers = looked(into, file, given, likely=options["likely"])
        for says, count in summary(seen.plan.figures):
            self.line(f"{says}: {count}")
        waiting = [ask for ask in seen.plan.asks if ask.must and ask.is_open]
        for ask in waiting[:_LISTED]:
            self._ask(ask)
        _check(given, seen.plan.asks)
        if options["dry_run"]:
            return
        batch = self._bring_in(file, actor=actor, network=into, answers=answers)
        if batch is None:
            self.line(_("Nothing changes."))
            return
        says = _("Brought in. It can be undone at /n/%(slug)s/activities/import/%(batch)s.")
        self.line(says % {"slug": into.slug, "batch": batch.pk})

    def _ask(self, ask: Ask) -> None:
        self.line(f"{ask.id}: {told(ask.says)}")
        self.line("    " + ", ".join(each.value for each in ask.options[:_LISTED]))

    def _bring_in(
        self, file: Path, *, actor: Actor, network: Network, answers: Mapping[str, str]
    ) -> Batch | None:
        with tqdm(desc="results", file=sys.stderr, disable=None, leave=False) as bar:

            def watch(done: int, of: int) -> None:
                bar.total = of
                bar.update(done - bar.n)

            return bring_in(actor=actor, network=network, file=file, given=answers, watch=watch)


def _check(given: Mapping[str, str], asks: tuple[Ask, ...]) -> None:
    """Refuse answers to questions that aren't asked: they'd be lost without a word."""
    known = {ask.id for ask in asks}
    strange = next(
        (key for key in given if not key.startswith(ROW) and not is_layout(key) and key not in known), None
    )
    if strange is not None:
        raise Problem(QUESTION_UNKNOWN, id=strange)
