"""Reads tables of who does what where as bare files, within limits of size; nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from trellis.domain.activityjson import coverage_as_json, doubts_as_json, snapshots_as_json, table_as_json
from trellis.domain.activityreading import activities, as_written, level_of_needs, needs
from trellis.domain.activityrows import Table, doubts, read
from trellis.domain.coverage import Coverage, Need, View, coverage
from trellis.domain.gazetteer import Gazetteer, from_table, locate
from trellis.domain.overlap import Overlap, overlaps
from trellis.domain.placetable import read as read_places
from trellis.domain.problems import ALIASES_COLUMNS, LEVEL_TOO_DEEP, Problem
from trellis.domain.snapshots import Snapshots, compare_snapshots
from trellis.domain.text import clean
from trellis.imports.packing import Limits
from trellis.imports.reading import read_sheets

LIMITS = Limits(rows=2_000_000, file_bytes=500_000_000)


def open_activities(file: Path) -> Table:
    """Read a table of activities. Raises Problem."""
    return read(read_sheets(file, file.name, limits=LIMITS), file.name)


def open_places(file: Path) -> Gazetteer:
    """Read a table of places. Raises Problem."""
    sheets = read_sheets(file, file.name, limits=LIMITS)
    return from_table(line for sheet in sheets for line in read_places(sheet, file.name).lines)


def open_aliases(file: Path) -> dict[str, str]:
    """Read a table of two columns: a name, and the name that is usual for it. Raises Problem."""
    rows = read_sheets(file, file.name)[0].rows
    if any(len(row.cells) < 2 for row in rows):
        raise Problem(ALIASES_COLUMNS, name=file.name)
    return {clean(row.cells[0]): clean(row.cells[1]) for row in rows if clean(row.cells[1])}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is looked at: the files, the level (0 is the widest place), the day."""

    activities: Path
    needs: Path | None
    places: Path | None
    aliases: Path | None
    level: int
    today: date


@dataclass(frozen=True)
class Looked:
    """Coverage and overlaps, with the places by name and what is doubtful in the files."""

    coverage: Coverage
    overlaps: list[Overlap]
    places: Gazetteer
    doubts: list[dict[str, Any]]

    def as_json(self) -> dict[str, Any]:
        """Give it for another program."""
        return coverage_as_json(self.coverage, self.overlaps, self.places) | {"doubts": self.doubts}


def look(wish: Wish) -> Looked:
    """Work out coverage and overlaps of bare files. Raises Problem."""
    table = open_activities(wish.activities)
    located = locate(table.lines, open_places(wish.places) if wish.places else None)
    places = located.gazetteer
    listed = places.at(wish.level)
    if not listed:
        deepest = max(map(len, places.paths.values()), default=1) - 1
        raise Problem(LEVEL_TOO_DEEP, level=wish.level, deepest=deepest)
    rows = activities(table.lines, located, open_aliases(wish.aliases) if wish.aliases else None)
    told = [*doubts(table.lines), *rows.doubts]
    wanted: list[Need] = []
    if wish.needs:
        found = needs(read_sheets(wish.needs, wish.needs.name), wish.needs.name, places)
        wanted = level_of_needs(as_written(found.needs, rows.activities), places, wish.level)
        told += found.doubts
    view = View(level=wish.level, today=wish.today, places=listed)
    return Looked(
        coverage(rows.activities, wanted, view),
        overlaps(rows.activities, level=wish.level, today=wish.today),
        places,
        doubts_as_json(told),
    )


@dataclass(frozen=True)
class Compared:
    """Two tables and what became of their rows."""

    old: Table
    new: Table
    found: Snapshots

    def as_json(self) -> dict[str, Any]:
        """Give it for another program."""
        old, new = self.old, self.new
        return {
            "format": 1,
            "old": table_as_json(old, doubts(old.lines)),
            "new": table_as_json(new, doubts(new.lines)),
            **snapshots_as_json(self.found),
        }


def compare(old: Path, new: Path, aliases: Mapping[str, str]) -> Compared:
    """Compare two tables of activities, the earlier one first. Raises Problem."""
    before, after = open_activities(old), open_activities(new)
    return Compared(before, after, compare_snapshots(before.lines, after.lines, aliases))
