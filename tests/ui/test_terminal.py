"""At the command line Somchai gets what he asked for, or one sentence."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError
from django.core.management.base import CommandParser
from django.db import OperationalError

from trellis.domain.problems import NOT_VALID, Problem
from trellis.ui.terminal import TrellisCommand


class Count(TrellisCommand):
    """Count what it is given."""

    deed: Callable[["Count"], None] = staticmethod(lambda command: command.line("counted"))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, help="how many")

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.deed(self)


def run(*words: str, deed: Callable[[Count], None] | None = None) -> int:
    command = Count()
    command.deed = deed or command.deed  # type: ignore[method-assign]
    try:
        command.run_from_argv(["trellis", "count_members", *words])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def failing(failure: BaseException) -> Callable[[Count], None]:
    def deed(_: Count) -> None:
        raise failure

    return deed


def test_what_works_ends_with_nought(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("7") == 0
    assert capsys.readouterr() == ("counted\n", "")


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (Problem(NOT_VALID, what="Row 3", why="no name"), "Row 3: no name"),
        (
            FileNotFoundError(2, "No such file or directory", "list.xlsx"),
            "list.xlsx: No such file or directory.",
        ),
        (OSError("the disk\nis full"), "the disk is full"),
        (OSError(28, "No space left on device"), "No space left on device."),
        (CommandError("Give a network."), "Give a network."),
        (OperationalError("no such table: x"), "The database isn't ready (no such table: x)."),
        (KeyboardInterrupt(), "Stopped. What wasn't finished has not been kept."),
    ],
)
def test_what_fails_is_one_sentence(
    failure: BaseException, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("7", deed=failing(failure)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(says)
    assert err.count("\n") == 1


@pytest.mark.parametrize("words", [(), ("seven",), ("7", "--nonsense")])
def test_a_wrong_word_is_a_sentence_too(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert not err.startswith("Error")


def test_help_shows_the_words_that_people_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    out = capsys.readouterr().out
    assert "trellis count members" in out
    assert "--pythonpath" not in out


def test_a_bug_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        run("7", deed=failing(ZeroDivisionError()))


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("7", deed=lambda command: command.line(str(list(command.progress("ab", 2, "rows"))))) == 0
    assert capsys.readouterr() == ("['a', 'b']\n", "")


def test_json_is_readable_by_people_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("7", deed=lambda command: command.json({"name": "แม่สาย"})) == 0
    out = capsys.readouterr().out
    assert "แม่สาย" in out
    assert json.loads(out) == {"name": "แม่สาย"}
