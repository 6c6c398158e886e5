"""The manner of every command: for bad input one clear sentence on standard error, and exit code 1."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import OperationalError, ProgrammingError, connections
from django.utils.translation import gettext as _
from tqdm import tqdm

from trellis.domain.problems import Problem
from trellis.ui.problems import sentence

Thing = TypeVar("Thing")
FAILED = 1


def in_one_line(failure: BaseException) -> str:
    """Give the sentence that a person at the command line reads."""
    if isinstance(failure, Problem):
        words = sentence(failure)
    elif isinstance(failure, OSError) and failure.strerror:
        words = f"{failure.filename}: {failure.strerror}." if failure.filename else f"{failure.strerror}."
    elif isinstance(failure, OperationalError | ProgrammingError):
        words = _("The database isn't ready (%(why)s). Check DATABASE_URL and run 'trellis migrate'.") % {
            "why": failure
        }
    elif isinstance(failure, KeyboardInterrupt):
        words = _("Stopped. What wasn't finished has not been kept.")
    else:
        words = str(failure)
    return " ".join(words.split())


class TrellisCommand(BaseCommand):
    """A command that speaks plainly; `handle` may raise Problem, CommandError or OSError freely."""

    requires_system_checks: list[str] = []
    suppressed_base_arguments = {
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
        "--verbosity",
        "--version",
    }

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Show the words a person types, and let a wrong argument be a sentence."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.prog = f"trellis {subcommand.replace('_', ' ')}"
        parser.called_from_command_line = False
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """Run, and end with exit code 0 or with one sentence and exit code 1."""
        self._called_from_command_line = True
        try:
            self._run(argv)
        except BrokenPipeError:
            # Whoever read the output (`head`) has had enough; that's no failure worth a sentence.
            sys.stderr.close()
            sys.exit(FAILED)
        except (
            Problem,
            CommandError,
            OSError,
            OperationalError,
            ProgrammingError,
            KeyboardInterrupt,
        ) as failure:
            self._end(failure)
        finally:
            connections.close_all()

    def _run(self, argv: list[str]) -> None:
        parser = self.create_parser(argv[0], argv[1])
        options = vars(parser.parse_args(argv[2:], argparse.Namespace()))
        args = options.pop("args", ())
        self.execute(*args, **options)

    def _end(self, failure: BaseException) -> NoReturn:
        self.stderr.write(in_one_line(failure).removeprefix("Error: "))
        sys.exit(FAILED)

    def progress(self, things: Iterable[Thing], total: int | None, what: str) -> Iterator[Thing]:
        """Go through things with a bar on standard error; silent where nobody watches (a pipe, a job)."""
        yield from tqdm(things, total=total, desc=what, file=sys.stderr, disable=None, leave=False)

    def json(self, data: Any) -> None:
        """Write data for another program, in UTF-8 as it is."""
        self.stdout.write(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))

    def line(self, text: str) -> None:
        """Write one line for a person."""
        self.stdout.write(text)
