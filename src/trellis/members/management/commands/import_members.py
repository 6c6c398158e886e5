"""`trellis import members`: look at a list of members, and bring it in."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.layout import is_layout
from trellis.domain.memberasks import check
from trellis.domain.memberfacts import Item
from trellis.imports.answers import answers_in_file
from trellis.imports.queries import digest_of
from trellis.members.importing.actions import begin_import, import_members, refuse_faults
from trellis.members.importing.looking import Look, look, remembered, sheets_of
from trellis.members.importing.telling import as_data, lines
from trellis.networks.models import Network
from trellis.networks.terminal import actor_called, network_called
from trellis.ui.terminal import TrellisCommand


class Command(TrellisCommand):
    """Bring a list of members into a network, all of it or nothing."""

    help = (
        "Bring a list of members (XLSX, CSV) into a network: all of it or nothing. With "
        "--dry-run nothing is changed: it"
        " tells what would be created and changed, every error with its row and column, and "
        "the questions that the list"
        " raises. Look-alikes without an answer stay apart and are kept open for later. The "
        "same file again changes nothing."
        " Exit code 0, or 1 with one sentence on standard error."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may be given."""
        parser.add_argument("file", type=Path, help="the list, as XLSX or CSV")
        parser.add_argument(
            "--network", required=True, metavar="SLUG", help="the network's short name in addresses"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would happen, and change nothing"
        )
        parser.add_argument(
            "--json", action="store_true", help="tell it as JSON (docs/reference/members-file.md)"
        )
        parser.add_argument(
            "--answers",
            type=Path,
            metavar="FILE.json",
            help="answers: the JSON of a dry run with 'answer' filled in, or {id: answer}",
        )
        parser.add_argument(
            "--as",
            dest="person",
            metavar="PERSON",
            help="act as this person (sign-in name or e-mail); otherwise the record says 'command line'",
        )

    def handle(self, *, file: Path, network: str, **options: Any) -> None:
        """Look at the list, and bring it in unless it's a dry run."""
        into = network_called(network)
        actor = actor_called(options["person"])
        given = answers_in_file(options["answers"]) if options["answers"] else {}
        with file.open("rb") as content:
            answers = remembered(into, digest_of(content)) | given
        seen = look(into, sheets_of(file, file.name), answers)
        check({key: answer for key, answer in given.items() if not is_layout(key)}, seen.plan.asks)
        if not options["dry_run"]:
            refuse_faults(seen)
        batch = (
            ""
            if options["dry_run"] or seen.plan.changes_nothing
            else self._bring_in(file, seen, actor=actor, network=into, answers=answers)
        )
        if options["json"]:
            self.json(as_data(seen, batch))
            return
        for line in lines(seen):
            self.line(line)
        if batch:
            self.line(
                _("Brought in. It can be undone at /n/%(slug)s/members/import/%(batch)s.")
                % {"slug": into.slug, "batch": batch}
            )

    def _bring_in(
        self, file: Path, seen: Look, *, actor: Actor, network: Network, answers: dict[str, str]
    ) -> str:
        def watch(items: Iterable[Item]) -> Iterator[Item]:
            listed = list(items)
            return self.progress(listed, len(listed), "members")

        with file.open("rb") as content:
            batch = begin_import(
                actor=actor, network=network, name=file.name, content=content, answers=answers
            )
        import_members(actor=actor, network=network, batch=batch, expected=seen.plan.figures, watch=watch)
        return str(batch.pk)
