"""Measures the member list, a member's page and a change beside a bare Django page, in turn, in one run.

Run: .venv/bin/python benchmarks/pages.py [--quick]
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = 60 if "--quick" in sys.argv else 200
TARGETS = {"list": 2.0, "detail": 3.0, "write": 2.5, "size": 1.3}


class Server:
    """A process that answers requests one at a time and says how long each took."""

    def __init__(self, script: str, count: int, said_first: int = 0) -> None:
        """Start it on an empty folder and wait until it is filled."""
        self.home = tempfile.TemporaryDirectory()
        environment = os.environ | {"BARE_HOME": self.home.name, "TRELLIS_HOME": self.home.name}
        environment.pop("DATABASE_URL", None)
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / script), str(count)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said = [self._line() for _ in range(said_first)]
        if self._line() != "ready":
            raise RuntimeError(f"{script} didn't start")

    def _line(self) -> str:
        assert self.process.stdout is not None  # noqa: S101  a pipe was asked for above
        return self.process.stdout.readline().strip()

    def ask(self, *words: str) -> tuple[float, int, int]:
        """Send a request; give seconds, status and bytes."""
        assert self.process.stdin is not None  # noqa: S101  a pipe was asked for above
        self.process.stdin.write("\t".join(words) + "\n")
        self.process.stdin.flush()
        seconds, status, size = self._line().split()
        return float(seconds), int(status), int(size)


def compare(
    first: tuple[Server, list[list[str]]], second: tuple[Server, list[list[str]]]
) -> tuple[float, float]:
    """Ask two servers in turn; give the medians of their milliseconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 10):
        for place, (server, requests) in enumerate((first, second)):
            seconds, status, _ = server.ask(*requests[turn % len(requests)])
            if status not in (200, 302):
                raise RuntimeError(f"{requests[turn % len(requests)]} answered {status}")
            if turn >= 10:
                times[place].append(seconds * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def show(name: str, ours: float, other: float, target: float) -> None:
    """Print one row."""
    print(f"{name:<34} {ours:8.2f} ms {other:8.2f} ms  ratio {ours / other:5.2f}  (at most {target})")


def main() -> None:
    """Measure and print."""
    bare = Server("bare_server.py", 2000)
    ours = Server("our_server.py", 2000, said_first=1)
    member = ours.said[0]
    edit = f"/n/north/members/{member}/confirm"
    print(f"2,000 organisations, 6,000 representatives, signed in; median of {ROUNDS} requests each, in turn")
    show("list", *compare((ours, [["GET", "/n/north/members"]]), (bare, [["GET", "/"]])), TARGETS["list"])
    show(
        "detail",
        *compare((ours, [["GET", f"/n/north/members/{member}"]]), (bare, [["GET", "/5/"]])),
        TARGETS["detail"],
    )
    writes = [["POST", edit]], [["POST", "/5/change", f"acronym=A{0}"]]
    show("write with its ledger line", *compare((ours, writes[0]), (bare, writes[1])), TARGETS["write"])
    small, large = Server("our_server.py", 1000, said_first=1), Server("our_server.py", 100_000, said_first=1)
    print("the member list of 100,000 rows beside 1,000 rows")
    show(
        "first page",
        *compare((large, [["GET", "/n/north/members"]]), (small, [["GET", "/n/north/members"]])),
        TARGETS["size"],
    )
    middle = [["GET", "/n/north/members?q=000500"]]
    show("search", *compare((large, middle), (small, middle)), TARGETS["size"])


if __name__ == "__main__":
    main()
