"""How long the table of coverage takes, beside a plain dataframe: `python benchmarks/coverage.py [--small]`.

It fills an empty home with 1,000,000 results of 100,000 sites (`--small`: no results), asks for the pages as
a reader's browser does, and works the same table out of the same rows in a dataframe, in turn.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

import django
import polars as pl

ROUNDS = 9
Timed = tuple[float, float]


def timed(deed: Callable[[], object]) -> Timed:
    """Give how many milliseconds a deed took, by the clock and of the processor."""
    start, spent = time.perf_counter(), time.process_time()
    deed()
    return (time.perf_counter() - start) * 1000, (time.process_time() - spent) * 1000


def medians(rounds: list[Timed]) -> Timed:
    """Give the median of each kind of time."""
    clock, processor = zip(*rounds, strict=True)
    return median(clock), median(processor)


def show(name: str, first: Timed, ours: Timed, other: Timed | None = None) -> None:
    """Print one row."""
    beside = f"   dataframe {other[0]:7.0f} ({other[1]:7.0f}) = {ours[1] / other[1]:5.2f}" if other else ""
    print(f"{name:<34} first {first[0]:7.0f}   then {ours[0]:7.0f} ms ({ours[1]:7.0f} processor){beside}")


SITES = "SELECT activity_id, path, group_id, people_least, people_most, contacts, services FROM plans_site"
ACTS = (
    "SELECT id AS activity_id, kind_id, organisation_id, status, audience, since, until FROM plans_activity"
)
Frames = tuple[pl.DataFrame, pl.DataFrame]


def read_frame(sql: str) -> pl.DataFrame:
    """Read rows into a dataframe, as somebody would who has them as a file."""
    from django.db import connection  # noqa: PLC0415  Django is set up by now

    with connection.cursor() as cursor:
        cursor.execute(sql)
        names = [column[0] for column in cursor.description]
        return pl.DataFrame(cursor.fetchall(), schema=names, orient="row", infer_schema_length=None)


def plain_table(frames: Frames, path: str, depth: int, today: date) -> pl.DataFrame:
    """Work out the numbers of the table in a dataframe: by place, kind, group and how it stands."""
    sites, acts = frames
    going = ~pl.col("status").is_in(["ended", "dropped"]) & (
        pl.col("until").is_null() | (pl.col("until") >= today)
    )
    waiting = pl.col("status").is_in(["planned", "paused"]) | (pl.col("since") > today)
    stands = (
        pl.when(pl.col("audience") == "involved").then(0).when(waiting).then(1).otherwise(2).alias("stands")
    )
    here = sites.filter(pl.col("path").str.starts_with(path)).join(acts.filter(going), on="activity_id")
    place = pl.col("path").str.slice(32 * depth, 32).alias("place")
    return (
        here.with_columns(place, stands)
        .filter(pl.col("place") != "")
        .group_by("place", "kind_id", "group_id", "stands")
        .agg(
            pl.col("organisation_id").unique(),
            pl.col("people_least").max(),
            pl.col("people_most").sum(),
            pl.col("contacts").sum(),
            pl.col("services").sum(),
        )
    )


def measure(client: Any, levels: list[list[Any]], today: date) -> None:
    """Ask for each page and for its numbers in a dataframe, in turn."""
    frames = read_frame(SITES), read_frame(ACTS)
    country, province = levels[0][0], levels[1][0]
    looks = {
        "country by provinces": (country, 1),
        "province by districts": (province, 2),
        "province by sub-districts": (province, 3),
    }
    for name, (area, depth) in looks.items():
        address = f"/n/north/coverage?area={area.pk}&level={depth}"
        first = timed(lambda address=address: client.get(address))
        pairs = [
            (
                timed(lambda address=address: client.get(address)),
                timed(lambda area=area, depth=depth: plain_table(frames, area.path, depth, today)),
            )
            for _ in range(ROUNDS)
        ]
        show(name, first, medians([ours for ours, _ in pairs]), medians([other for _, other in pairs]))
    for name, page in (("gaps of the country", "gaps"), ("overlaps of a province", "overlaps")):
        area = country if page == "gaps" else province
        address = f"/n/north/coverage/{page}?area={area.pk}"
        first = timed(lambda address=address: client.get(address))
        show(
            name, first, medians([timed(lambda address=address: client.get(address)) for _ in range(ROUNDS)])
        )


def main() -> None:
    """Fill an empty home and measure."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TRELLIS_HOME=folder, DJANGO_SETTINGS_MODULE="trellis.config.settings")
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        from coverage_pages import fill_home  # noqa: PLC0415  models exist once Django is set up

        start = time.perf_counter()
        client, levels, today = fill_home(results="--small" not in sys.argv)
        print(f"filled in {time.perf_counter() - start:.0f} s; load {os.getloadavg()[0]:.1f}")
        measure(client, levels, today)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"at most {memory} MiB, with the dataframes; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
