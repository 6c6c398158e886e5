"""How long a file of a million results takes: `python benchmarks/activities.py [ROWS]`.

Measured in a home of its own unless DATABASE_URL names a database: 500 organisations in 7,000 places, twelve
months; bringing the file in, the same file again (which must change nothing), and undoing. All names are
invented. Time is that of the clock, memory the largest that the process held.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

ROWS = 1_000_000
ORGANISATIONS, PLACES, KINDS, GROUPS, MONTHS = 500, 7_000, 20, 6, 12
PROVINCES = 70
SITES = 7
HEADER = "Organisation,Activity,Title,Place code,Target group,Start date,Period,People,Contacts,Services"


def lines(count: int) -> Iterator[str]:
    """Give the file: activities of seven sites each, with a row for each month; the same every time."""
    yield HEADER
    for row in range(count):
        site, month = divmod(row, MONTHS)
        activity, turn = divmod(site, SITES)
        organisation = activity * 7919 % ORGANISATIONS
        place = (activity * 104_729 + turn * 499) % PLACES
        people = (row * 31) % 97
        yield (
            f"Bright River Group {organisation},Kind {activity % KINDS},Work {activity},P{place:05},"
            f"Group {turn % GROUPS},2025-0{activity % 9 + 1}-01,2025-{month + 1:02},{people},{people * 3},"
        )


def places() -> Iterator[str]:
    """Give the table of places: provinces and what lies in them."""
    yield "code,name,parent,level"
    yield from (f"V{number:03},Province {number},,province" for number in range(PROVINCES))
    yield from (f"P{number:05},Place {number},V{number % PROVINCES:03},district" for number in range(PLACES))


def timed(what: str, deed: Callable[[], Any]) -> Any:
    """Do something, and print how long it took and what memory the process held at most."""
    start = time.perf_counter()
    result = deed()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:<44} {time.perf_counter() - start:6.1f} s   at most {held:5.0f} MiB", flush=True)
    return result


def measure(count: int, folder: Path) -> None:
    """Bring the file in, again, and undo it."""
    from trellis.access.actor import Actor  # noqa: PLC0415  Django must be set up first
    from trellis.networks.actions import Opening, open_network  # noqa: PLC0415
    from trellis.places.actions import import_places  # noqa: PLC0415
    from trellis.places.tables import Wish, open_tables  # noqa: PLC0415
    from trellis.plans.importing.actions import undo_import  # noqa: PLC0415
    from trellis.plans.importing.bringing import bring_in  # noqa: PLC0415
    from trellis.plans.models import Activity, Result, Site  # noqa: PLC0415

    actor = Actor.operator("benchmark")
    table = folder / "places.csv"
    table.write_text("\n".join(places()))
    import_places(actor=actor, tables=open_tables([(table, table.name)], Wish(scheme="bench", country="THA")))
    opening = Opening(slug=f"benchmark-{time.time_ns()}", names={"en": "Benchmark"})
    network = open_network(actor=actor, opening=opening)
    file = folder / "4w.csv"
    with file.open("w") as written:
        written.writelines(f"{line}\n" for line in lines(count))
    print(f"{count} rows, {file.stat().st_size / 1_000_000:.0f} MB")
    taken = {"likely": True}
    batch = timed("bring the file in", lambda: bring_in(actor=actor, network=network, file=file, **taken))
    print(
        Activity.objects.count(),
        "activities,",
        Site.objects.count(),
        "sites,",
        Result.objects.count(),
        "results",
    )
    again = timed("the same file again", lambda: bring_in(actor=actor, network=network, file=file, **taken))
    if again is not None:
        raise RuntimeError("the same file again changed something")
    timed("undo it", lambda: undo_import(actor=actor, network=network, batch=batch))
    if Activity.objects.exists() or Result.objects.exists():
        raise RuntimeError("undoing left something")


def main() -> None:
    """Make a home, and measure in it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(TRELLIS_HOME=home, DJANGO_SETTINGS_MODULE="trellis.config.settings")
        trellis = Path(sys.executable).with_name("trellis")
        subprocess.run([trellis, "migrate"], check=True, stdout=subprocess.DEVNULL)
        django.setup()
        measure(count, Path(home))


if __name__ == "__main__":
    main()
