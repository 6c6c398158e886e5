"""Forgets what was kept long enough, network by network."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.access.actor import Actor, Channel
from trellis.members.actions import forget
from trellis.members.queries.forgetting import forgettable
from trellis.networks.models import Network
from trellis.ui.terminal import TrellisCommand

JOB = "forgetting"


class Command(TrellisCommand):
    """Forgets, or says what it would forget."""

    help = (
        "Forget what nobody needs after some days: how to undo lists that were brought in, lists that never "
        "were, and whom to answer for requests that were declined. What the lists brought in stays, and so "
        "does every line of the record. Run it every night. Example: trellis forget --days 90 --dry-run"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the days."""
        parser.add_argument(
            "--days",
            metavar="DAYS",
            default=settings.FORGET_DAYS,
            help="older than this (%(default)s)",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be forgotten, no more")
        parser.add_argument("--json", action="store_true", help="write the figures for another program")

    def handle(self, *args: Any, days: str, dry_run: bool, json: bool, **options: Any) -> None:  # noqa: ARG002  Django's signature
        """Forget in each network and in the installation itself."""
        if not str(days).isdecimal() or not 0 < int(days) < 100_000:
            raise CommandError(_("'%(days)s' is no number of days. Write one such as 180.") % {"days": days})
        before = timezone.now() - timedelta(days=int(days))
        found: dict[str, dict[str, int]] = {}
        for network in (*Network.objects.order_by("slug"), None):
            figures = forgettable(network, before).figures()
            if any(figures.values()) and not dry_run:
                actor = Actor.operator(JOB, Channel.JOB)
                figures = forget(actor=actor, network=network, before=before)
            if any(figures.values()):
                found[network.slug if network else "-"] = figures
        self._say(found, dry_run=dry_run, as_json=json)

    def _say(self, found: dict[str, dict[str, int]], *, dry_run: bool, as_json: bool) -> None:
        if as_json:
            self.json(found)
            return
        says = _("%(name)s: forgot %(lists)s lists, the undoing of %(undo)s others, %(contacts)s contacts.")
        if dry_run:
            says = _(
                "%(name)s: %(lists)s lists, the undoing of %(undo)s others, %(contacts)s contacts would go."
            )
        for name, figures in found.items():
            self.line(says % {"name": name, **figures})
        if not found:
            self.line(_("Nothing is old enough to be forgotten."))
