"""Measures the member list, a member's page and a change beside a bare Django page, in turn, in one run.

Run: .venv/bin/python benchmarks/pages.py [--quick] [--small]
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = 60 if "--quick" in sys.argv else 200
PAGES = {
    "first page": "/n/north/members",
    "search, a rare word": "/n/north/members?q=000500",
    "search, no such word": "/n/north/members?q=zzzz",
    "search, a common word": "/n/north/members?q=organisation",
    "a member's page": "/n/north/members/{member}",
    "a rare type": "/n/north/members?type=private",
    "a rare part": "/n/north/members?part=core",
    "those who left": "/n/north/members?standing=left",
    "people": "/n/north/people",
    "search everywhere": "/search?q=000500",
    "requests": "/n/north/requests",
    "constituencies": "/n/north/constituencies",
    "mandates": "/n/north/mandates",
    "network": "/n/north/",
    "home": "/",
    "public page": "/p/north/",
}
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
        self.queries = ""
        self.said = [self._line() for _ in range(said_first)]
        if self._line() != "ready":
            raise RuntimeError(f"{script} didn't start")

    def _line(self) -> str:
        assert self.process.stdout is not None  # noqa: S101  a pipe was asked for above
        return self.process.stdout.readline().strip()

    def ask(self, *words: str) -> tuple[float, float, int]:
        """Send a request; give the seconds by the clock and of the processor, and the status."""
        assert self.process.stdin is not None  # noqa: S101  a pipe was asked for above
        self.process.stdin.write("\t".join(words) + "\n")
        self.process.stdin.flush()
        clock, processor, status, self.queries = self._line().split()
        return float(clock), float(processor), int(status)

    def count(self, address: str) -> int:
        """Give how many queries a page asks."""
        self.ask("COUNT", address)
        return int(self.queries)


Asked = tuple[Server, list[str]]
Figures = tuple[float, float]


def compare(ours: Asked, other: Asked) -> tuple[Figures, Figures]:
    """Ask two servers in turn; give the medians of their milliseconds, by the clock and of the processor."""
    times: list[list[tuple[float, float]]] = [[], []]
    for turn in range(ROUNDS + 10):
        for place, (server, request) in enumerate((ours, other)):
            clock, processor, status = server.ask(*request)
            if status not in (200, 302):
                raise RuntimeError(f"{request} answered {status}")
            if turn >= 10:
                times[place].append((clock * 1000, processor * 1000))
    first, second = ((statistics.median(kind) for kind in zip(*each, strict=True)) for each in times)
    return tuple(first), tuple(second)  # type: ignore[return-value]  # two kinds of time, so two medians


def show(name: str, ours: Figures, other: Figures, target: float) -> None:
    """Print one row."""
    clock, processor = ours[0] / other[0], ours[1] / other[1]
    print(
        f"{name:<28} {ours[0]:7.2f} / {other[0]:6.2f} ms = {clock:5.2f}   "
        f"processor {ours[1]:7.2f} / {other[1]:6.2f} ms = {processor:5.2f}   (at most {target})"
    )


def beside_the_bare_page() -> None:
    """Compare list, detail and write."""
    bare = Server("bare_server.py", 2000)
    ours = Server("our_server.py", 2000, said_first=1)
    page = f"/n/north/members/{ours.said[0]}"
    print(
        f"2,000 organisations, 6,000 representatives, signed in; medians of {ROUNDS} requests each, in turn"
    )
    show("list", *compare((ours, ["GET", "/n/north/members"]), (bare, ["GET", "/"])), TARGETS["list"])
    show("detail", *compare((ours, ["GET", page]), (bare, ["GET", "/5/"])), TARGETS["detail"])
    change = ["POST", f"{page}/confirm"], ["POST", "/5/change", "acronym=A"]
    show("write with its ledger line", *compare((ours, change[0]), (bare, change[1])), TARGETS["write"])


def at_full_size() -> None:
    """Compare 100,000 rows with 1,000."""
    small, large = (Server("our_server.py", count, said_first=1) for count in (1_000, 100_000))
    print("100,000 rows beside 1,000 rows")
    for name, address in PAGES.items():
        asked = [["GET", address.format(member=server.said[0])] for server in (large, small)]
        show(name, *compare((large, asked[0]), (small, asked[1])), TARGETS["size"])
        counts = [server.count(request[1]) for server, request in ((large, asked[0]), (small, asked[1]))]
        print(f"{'':<28} queries {counts[0]} / {counts[1]}")


def main() -> None:
    """Measure and print."""
    beside_the_bare_page()
    if "--small" not in sys.argv:
        at_full_size()


if __name__ == "__main__":
    main()
