"""A file of places on its way in: read, compared with what stands, and told as a plan."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from trellis.domain.placeplan import Known, Plan, Standing, plan
from trellis.domain.placetable import Conflict, Line, Table, read
from trellis.domain.problems import NO_HEADER, PLACE_UNKNOWN, PLACES_NO_CODES, Problem
from trellis.imports.reading import read_sheets
from trellis.places import countries
from trellis.places.models import Code, Place

_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How the tables are to be taken: under which scheme, at which level, under which place or country."""

    scheme: str
    level: str = ""
    under: str = ""
    country: str = ""
    update: bool = False


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What the files hold; `files` names each with its SHA-256, for the record."""

    wish: Wish
    files: tuple[dict[str, str], ...]
    lines: tuple[Line, ...]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[str, ...]


def open_tables(files: Iterable[tuple[Path, str]], wish: Wish) -> Tables:
    """Read files, each given as where it lies and what the person calls it. Raises Problem."""
    if wish.country:
        countries.names(wish.country)
    listed = list(files)
    tables = [table for path, name in listed for table in _sheets(path, name, wish)]
    return Tables(
        wish=wish,
        files=tuple({"name": name, "sha256": _digest(path)} for path, name in listed),
        lines=tuple(line for table in tables for line in table.lines),
        conflicts=tuple(conflict for table in tables for conflict in table.conflicts),
        left_out=tuple(dict.fromkeys(column for table in tables for column in table.left_out)),
    )


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sheets(path: Path, name: str, wish: Wish) -> list[Table]:
    sheets = read_sheets(path, name)
    if len(sheets) == 1:
        return [read(sheets[0], name, level=wish.level, country=wish.country)]
    found: list[Table] = []
    for sheet in sheets:
        # A workbook may hold notes beside its tables; a workbook of notes alone is still a mistake.
        try:
            found.append(read(sheet, sheet.name, level=wish.level, country=wish.country))
        except Problem as problem:
            if problem.kind not in {NO_HEADER, PLACES_NO_CODES}:
                raise
    if not found:
        raise Problem(PLACES_NO_CODES, name=name)
    return found


def plan_of(tables: Tables) -> Plan:
    """Compare the files with what stands in the database now."""
    wish = tables.wish
    return plan(tables.lines, _known(tables), update=wish.update, before=tables.conflicts)


def _known(tables: Tables) -> Known:
    scheme, parents = tables.wish.scheme, {line.parent for line in tables.lines if line.parent}
    standing = _standing(scheme)
    unknown = parents - {each.code for each in standing} - {line.code for line in tables.lines}
    return Known(
        standing=standing,
        countries={
            code.code: code.place_id
            for code in Code.objects.filter(scheme=countries.SCHEME, level=countries.LEVEL)
        },
        elsewhere=_elsewhere(scheme, sorted(unknown)),
        top=_top(tables.wish, standing),
        above=dict(Place.objects.values_list("pk", "parent_id")),
    )


def _standing(scheme: str) -> list[Standing]:
    fields = ("names", "parent_id", "latitude", "longitude", "valid_from", "valid_until")
    rows = Code.objects.filter(scheme=scheme).values_list(
        "place_id", "level", "code", *(f"place__{each}" for each in fields)
    )
    found = list(rows)
    codes = {row[0]: row[2] for row in found}
    return [
        Standing(
            place=place,
            level=level,
            code=code,
            names=names,
            parent=parent,
            parent_code=codes.get(parent, ""),
            latitude=latitude,
            longitude=longitude,
            valid_from=since,
            valid_until=until,
        )
        for place, level, code, names, parent, latitude, longitude, since, until in found
    ]


def _elsewhere(scheme: str, codes: Sequence[str]) -> dict[str, str]:
    others = Code.objects.exclude(scheme=scheme)
    found: dict[str, str] = {}
    for start in range(0, len(codes), _AT_ONCE):
        found.update(others.filter(code__in=codes[start : start + _AT_ONCE]).values_list("code", "scheme"))
    return found


def _top(wish: Wish, standing: Iterable[Standing]) -> UUID | None:
    if not wish.under:
        return None
    found = [each.place for each in standing if each.code == wish.under]
    found = found or list(Code.objects.filter(code=wish.under).values_list("place_id", flat=True)[:2])
    if len(found) != 1:
        raise Problem(PLACE_UNKNOWN, code=wish.under, scheme=wish.scheme)
    return found[0]
