"""Ten thousand asks go out by mail and are answered by mail, while the worker is killed again and again.

A real `trellis work` hands over to a real SMTP server; nothing may be lost, and what came twice is counted.

    .venv/bin/python -m benchmarks.outbox [--count 10000] [--kills 10] [--postgresql]
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
from aiosmtpd.controller import Controller

from tools import postgresql

PROJECT = Path(__file__).resolve().parent.parent
TRELLIS = [sys.executable, "-c", "from trellis.config.cli import main; main()"]
ROWS = [sys.executable, str(PROJECT / "benchmarks" / "outbox_rows.py")]
PORT = 8199
MiB = 2**20


class Sink:
    """Takes every mail, and keeps its Message-ID."""

    def __init__(self) -> None:
        """Begin with none."""
        self.ids: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  the library's name
        """Keep the name of a mail."""
        head = envelope.content.replace(b"\r\n ", b" ").split(b"\r\n\r\n")[0]
        names = [line for line in head.splitlines() if line.lower().startswith(b"message-id:")]
        self.ids.append(names[0].partition(b":")[2].strip().decode() if names else "without a name")
        return "250 OK"


class Rows:
    """The process that raises, answers and counts."""

    def __init__(self) -> None:
        """Start it."""
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(ROWS, cwd=PROJECT, stdin=pipe, stdout=pipe, text=True)

    def do(self, deed: str, count: int = 0) -> dict[str, Any]:
        """Do a deed and give its figures."""
        into, out = self.process.stdin, self.process.stdout
        if into is None or out is None:
            raise RuntimeError("it has no pipes")
        into.write(f"{deed} {count}\n")
        into.flush()
        found: dict[str, Any] = json.loads(out.readline())
        return found


class Worker:
    """The worker's process: started, killed, started again; its memory is watched."""

    def __init__(self) -> None:
        """Start it."""
        self.memory, self.kills = 0.0, 0
        self.start()

    def start(self) -> None:
        """Start `trellis work`."""
        self.process = subprocess.Popen([*TRELLIS, "work"], cwd=PROJECT, stdout=subprocess.DEVNULL)

    def watch(self) -> None:
        """Note how much memory it has."""
        with contextlib.suppress(psutil.Error):
            self.memory = max(self.memory, psutil.Process(self.process.pid).memory_info().rss / MiB)

    def kill(self) -> None:
        """Kill it as a power cut would, and start another."""
        self.process.kill()
        self.process.wait()
        self.kills += 1
        self.start()


def follow(worker: Worker, rows: Rows, deed: str, *, total: int, kills: int) -> float:
    """Wait until all is done, killing the worker at even distances; give the seconds."""
    began, killed = time.monotonic(), 0
    while (count := rows.do(deed)["done"]) < total:
        worker.watch()
        if killed < kills and count > (killed + 1) * total / (kills + 1):
            worker.kill()
            killed += 1
        time.sleep(0.25)
    return time.monotonic() - began


@contextlib.contextmanager
def installation(*, on_postgresql: bool) -> Iterator[None]:
    """Give this process, and those that it starts, an installation of its own."""
    with tempfile.TemporaryDirectory() as home, postgresql.cluster() as url:
        os.environ |= {
            "TRELLIS_HOME": home,
            "TRELLIS_MAIL_URL": f"smtp://127.0.0.1:{PORT}",
            "TRELLIS_MAIL_FROM": "ask@bench.example",
            "PYTHONPATH": str(PROJECT / "src"),
        }
        if on_postgresql:
            os.environ["DATABASE_URL"] = url
        subprocess.run([*TRELLIS, "migrate"], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
        yield


def measure(count: int, kills: int) -> None:
    """Send, answer, reply, and compare."""
    sink = Sink()
    server = Controller(sink, hostname="127.0.0.1", port=PORT)
    server.start()
    rows, worker = Rows(), Worker()
    try:
        began = time.monotonic()
        rows.do("ask", count)
        print(f"raised {count} asks in {time.monotonic() - began:.1f} s")
        seconds = follow(worker, rows, "sent", total=count, kills=kills // 2)
        print(f"sent in {seconds:.1f} s: {count / seconds:.0f} a second, {worker.kills} kills")
        began = time.monotonic()
        rows.do("answer")
        print(f"took {count} answers in, each tenth twice, in {time.monotonic() - began:.1f} s")
        seconds = follow(worker, rows, "replied", total=count, kills=kills - kills // 2)
        print(f"read and replied {seconds:.1f} s later: {count / seconds:.0f} a second, {worker.kills} kills")
        tell(sink, rows, worker, count)
    finally:
        worker.process.terminate()
        worker.process.wait(90)
        rows.process.kill()
        server.stop()


def tell(sink: Sink, rows: Rows, worker: Worker, count: int) -> None:
    """Say what arrived, what twice, and what the database knows of it."""
    seen = Counter(sink.ids)
    twice = sum(1 for times in seen.values() if times > 1)
    print(f"mails: {len(seen)} of {2 * count} arrived, {2 * count - len(seen)} lost, {twice} came twice")
    print(json.dumps(rows.do("figures")))
    print(f"memory of the worker: at most {worker.memory:.0f} MiB")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    with installation(on_postgresql=given.postgresql):
        measure(given.count, given.kills)


if __name__ == "__main__":
    main()
