"""The commands as processes: serving, stopping, and being killed in the middle of a restore."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

TRELLIS = [sys.executable, "-c", "from trellis.config.cli import main; main()"]
MiB = 2**20
Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(home: Path) -> dict[str, str]:
    """Give the environment of an installation of its own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TRELLIS_", "DATABASE_", "DJANGO_"))
    }
    return {**kept, "TRELLIS_HOME": str(home), "PYTHONPATH": "src"}


@pytest.fixture
def run(tmp_path: Path, project: Path) -> Run:
    """Give a way to type a command: `run("backup", file)`."""

    def typed(*words: object, home: Path = tmp_path / "home") -> subprocess.CompletedProcess[str]:
        command = [*TRELLIS, *map(str, words)]
        return subprocess.run(
            command, env=environment(home), cwd=project, capture_output=True, text=True, check=False
        )

    return typed


@pytest.fixture
def port() -> int:
    """Give a port that nobody uses."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        number: int = trial.getsockname()[1]
        return number


def first_page(port: int, patience: float = 240) -> str:
    """Wait for the sign-in page."""
    ends = time.monotonic() + patience
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/account/login/") as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.05)
    raise AssertionError


@contextmanager
def serving(port: int, home: Path, project: Path) -> Iterator[subprocess.Popen[str]]:
    """Serve an installation; whatever happens, no server is left behind to wait for."""
    words = [*TRELLIS, "serve", "--port", str(port)]
    with subprocess.Popen(
        words, env=environment(home), cwd=project, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            yield server
        finally:
            server.kill()


@pytest.mark.parametrize("signal_sent", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_says_where_and_stops_cleanly(
    tmp_path: Path, project: Path, port: int, run: Run, signal_sent: signal.Signals
) -> None:
    with serving(port, tmp_path / "home", project) as server:
        assert "Sign in" in first_page(port)
        taken = run("serve", "--port", port, home=tmp_path / "other")
        assert (taken.returncode, taken.stderr.count("\n")) == (1, 1)
        assert "choose another port with --port" in taken.stderr
        refused = run("restore", __file__, "--yes")
        assert "Stop it, then restore" in refused.stderr
        family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
        assert sum(process.memory_info().rss for process in family) <= 165 * MiB
        server.send_signal(signal_sent)
        assert server.wait(60) == 0
        said = server.stdout.read() if server.stdout else ""
    assert f"http://127.0.0.1:{port}/" in said
    assert "Bringing the database up to date" in said


def test_a_second_start_prepares_nothing_again(tmp_path: Path, project: Path, port: int) -> None:
    for turn in ("first", "second"):
        with serving(port, tmp_path / "home", project) as server:
            assert "Sign in" in first_page(port)
            server.send_signal(signal.SIGTERM)
            assert server.wait(60) == 0
            said = server.stdout.read() if server.stdout else ""
        assert ("Bringing the database up to date" in said) == (turn == "first")
        assert ("Gathering style sheets" in said) == (turn == "first")


@pytest.mark.parametrize(
    "words", [("--port", "0"), ("--port", "99999"), ("--host", "no.such.host.invalid"), ("--workers", "0")]
)
def test_a_wrong_address_is_one_sentence(run: Run, words: tuple[str, str]) -> None:
    told = run("serve", *words)
    assert told.returncode == 1
    assert told.stderr.strip().count("\n") == 0
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("command", ["serve", "ledger verify", "backup", "restore", "invite", "tally"])
def test_each_command_explains_itself(run: Run, command: str) -> None:
    told = run(*command.split(), "--help")
    assert told.returncode == 0
    assert len(told.stdout) > 400


def test_the_first_steward_comes_in_by_the_command_line(run: Run) -> None:
    run("migrate")
    unknown = run("invite", "malee@example.org", "--steward")
    assert (unknown.returncode, "Add --name" in unknown.stderr) == (1, True)
    told = run(
        "invite", "malee@example.org", "--name", "Malee Srisuk", "--steward", "--site", "https://net.example"
    )
    assert re.search(r"https://net\.example/join#(?:[2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}", told.stdout)
    assert run("invite", "not an address@", "--name", "X").returncode == 1


def sealed(run: Run) -> str:
    """Give what the record's check says; it must hold."""
    told = run("ledger", "verify")
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_killed_in_the_middle_either_the_old_or_the_new_is_there(
    run: Run, tmp_path: Path, project: Path
) -> None:
    home, letters = tmp_path / "home", tmp_path / "home" / "files"
    run("migrate")
    run("invite", "malee@example.org", "--name", "Malee Srisuk")
    letters.mkdir()
    for number in range(40):
        (letters / f"letter-{number}.pdf").write_bytes(os.urandom(100_000))
    assert run("backup", tmp_path / "old.zip").returncode == 0
    old = sealed(run)
    run("invite", "somchai@example.org", "--name", "Somchai Jaidee")
    new = sealed(run)
    assert run("backup", tmp_path / "new.zip").returncode == 0
    seen = set()
    for turn in range(12):
        name = ("old.zip", "new.zip")[turn % 2]
        command = [*TRELLIS, "restore", str(tmp_path / name), "--yes"]
        with subprocess.Popen(
            command, env=environment(home), cwd=project, stdout=subprocess.DEVNULL
        ) as restoring:
            time.sleep(0.25 + 0.06 * turn)
            restoring.kill()
        now = sealed(run)
        assert now in {old, new}
        assert all((letters / f"letter-{number}.pdf").stat().st_size == 100_000 for number in range(40))
        seen.add(now)
    assert run("restore", tmp_path / "old.zip", "--yes").returncode == 0
    assert sealed(run) == old


def test_a_ballot_that_cannot_be_counted_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ballot.blt"
    file.write_text('2 1\n3 1 7 0\n0\n"Malee"\n"Dao"\n')
    told = run("tally", file)
    assert (told.returncode, told.stdout, told.stderr.strip().count("\n")) == (1, "", 0)
    assert told.stderr.startswith("Line 2 names candidate 7")
