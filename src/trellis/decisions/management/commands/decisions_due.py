"""Counts ballots that have ended, and those whose headquarters have had their time: for a daily timer."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from trellis.access.actor import Actor, Channel
from trellis.decisions.actions.ballots import close_ballot, settle_ballot
from trellis.decisions.queries.due import ended_ballots, waited_for_long_enough
from trellis.domain.problems import Problem
from trellis.ui.problems import sentence
from trellis.ui.terminal import TrellisCommand


class Command(TrellisCommand):
    """Does what a day brings to decisions."""

    help = (
        "Count every ballot that has ended, and count again those whose last day for headquarters is over. "
        "It acts as the job 'trellis decisions due' and may run as often as one likes; once a day is enough. "
        "A ballot with an entered voice that waits for a second person is left, and said to be."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether only to say what would be done."""
        parser.add_argument("--dry-run", action="store_true", help="only say which ballots are due")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Count one after the other; what can't be counted yet doesn't keep the others from it."""
        actor = Actor.operator("trellis decisions due", Channel.JOB)
        counted = 0
        for ballots, deed in ((ended_ballots(), close_ballot), (waited_for_long_enough(), settle_ballot)):
            for ballot in ballots:
                name = f"{ballot.proposal.network.slug} #{ballot.proposal.number}"
                try:
                    if not dry_run:
                        deed(actor=actor, ballot=ballot)
                except Problem as problem:
                    self.line(f"{name}: {sentence(problem)}")
                else:
                    counted += 1
                    self.line(_("%(name)s: due.") % {"name": name} if dry_run else name)
        self.line(_("Ballots that were due: %(count)s") % {"count": counted})
