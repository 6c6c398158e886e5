"""How long it takes to bring 5,000 members in: `python benchmarks/members_import.py [ROWS]`.

Measured in a home of its own unless DATABASE_URL names a database: looking, bringing in, the same list
again (which must change nothing), a list that changes every row, and undoing.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

ROWS = 5_000
STANDING = 2_000
HEADER = "Name,Acronym,Type,Constituency,Roles,Joined,Brings,Representative,E-mail,Phone,Seat"
TYPES = ("Government office", "NGO", "International NGO", "UN agency", "Community group")
FIRST = ("Bright", "Golden", "River", "Mountain", "Lotus", "Silver", "Morning", "Harbour", "Bamboo", "Orchid")
SECOND = (
    "Foundation",
    "Association",
    "Centre",
    "Network",
    "Office",
    "Group",
    "Committee",
    "School",
    "Union",
    "House",
)


def name_of(number: int) -> str:
    """Give a name of its own to each organisation, with words that many share, as real lists have."""
    place = "".join(
        "aeiou"[int(digit) % 5] + "bcdfghklmn"[int(digit)] for digit in f"{number * 7919 % 99_991:05}"
    )
    return f"{FIRST[number % 10]} {place.title()} {SECOND[number // 10 % 10]} {number}"


def rows(first: int, last: int, brings: str = "rooms") -> Iterator[str]:
    """Give a list of members, each with a representative."""
    yield HEADER
    for number in range(first, last):
        kind, role = TYPES[number % 5], "core group" if number % 50 == 0 else ""
        person = f"Person {number},person{number}@example.org,+66 {number:08},"
        joined = f"2024-01-{number % 28 + 1:02}"
        yield f"{name_of(number)},O{number},{kind},{kind},{role},{joined},{brings},{person}"


def timed(what: str, deed: Callable[[], Any]) -> Any:
    """Do something and print how long it took."""
    start = time.perf_counter()
    result = deed()
    print(f"{what:<44} {time.perf_counter() - start:6.2f} s", flush=True)
    return result


def measure(count: int) -> None:
    """Bring lists in, one after the other."""
    from trellis.access.actor import Actor  # noqa: PLC0415  Django must be set up first
    from trellis.members.importing import actions  # noqa: PLC0415
    from trellis.members.importing.looking import look_at  # noqa: PLC0415
    from trellis.networks.actions import Opening, open_network  # noqa: PLC0415

    actor = Actor.operator("benchmark")
    opening = Opening(slug=f"benchmark-{time.time_ns()}", names={"en": "Benchmark"})
    network = open_network(actor=actor, opening=opening)

    def choose(lines: Iterator[str]) -> Any:
        content = io.BytesIO("\n".join(lines).encode())
        batch = actions.begin_import(actor=actor, network=network, name="list.csv", content=content)
        answers = {f"constituency:{kind.lower()}": "new" for kind in TYPES}
        return actions.answer_import(actor=actor, network=network, batch=batch, answers=answers)

    def bring(batch: Any) -> Any:
        figures = look_at(network, batch).plan.figures
        return actions.import_members(actor=actor, network=network, batch=batch, expected=figures)

    timed(f"{STANDING:,} members, for a start", lambda: bring(choose(rows(0, STANDING))))
    batch = choose(rows(0, count))
    timed(f"look at {count:,} rows", lambda: look_at(network, batch))
    timed("look again, as after an answer", lambda: look_at(network, batch))
    timed(f"bring them in ({count - STANDING:,} new)", lambda: bring(batch))
    again = timed("look at the same list again", lambda: look_at(network, choose(rows(0, count))))
    print(f"changes nothing: {again.plan.changes_nothing}")
    changed = timed(f"change all {count:,}", lambda: bring(choose(rows(0, count, "tea"))))
    timed("undo that", lambda: actions.undo_import(actor=actor, network=network, batch=changed))
    timed("undo the list before", lambda: actions.undo_import(actor=actor, network=network, batch=batch))


def main() -> None:
    """Set a home up, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TRELLIS_HOME=folder, DJANGO_SETTINGS_MODULE="trellis.config.settings")
        trellis = Path(sys.executable).with_name("trellis")
        subprocess.run([trellis, "migrate"], check=True, stdout=subprocess.DEVNULL)
        django.setup()
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)


if __name__ == "__main__":
    main()
