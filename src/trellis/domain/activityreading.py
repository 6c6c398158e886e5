"""Rows of who does what where as activities that coverage reckons with, and rows of need."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trellis.domain import columns
from trellis.domain.activityrows import Doubt, Line
from trellis.domain.columns import Field
from trellis.domain.coverage import Activity, Need, Status
from trellis.domain.gazetteer import Gazetteer, Located, locate
from trellis.domain.needing import Told, needs_of
from trellis.domain.problems import NEEDS_COLUMNS, Problem
from trellis.domain.sheet import Sheet, body, find_header
from trellis.domain.text import clean, fold, says_nothing

_STATUS = {
    Status.PLANNED: ("planned", "plan", "pipeline", "proposed", "future", "วางแผน", "แผน", "计划"),
    Status.ENDED: (
        "ended",
        "completed",
        "complete",
        "closed",
        "finished",
        "done",
        "สิ้นสุด",
        "เสร็จสิ้น",
        "已完成",
    ),
    Status.ACTIVE: ("active", "ongoing", "on going", "current", "implementing", "กำลังดำเนินการ", "进行中"),
}
_STATUS_OF = {fold(word): status for status, words in _STATUS.items() for word in words}
_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_NUMBER = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d+")
NEED = (
    Field(
        "place_code",
        ("place code", "pcode", "p-code", "code", "รหัสพื้นที่", "代码"),
        ("#adm1+code", "#adm2+code", "#loc+code"),
    ),
    Field(
        "place",
        ("place", "location", "region", "district", "province", "village", "where", "สถานที่", "พื้นที่", "地点"),
        ("#loc", "#adm1", "#adm2"),
    ),
    Field(
        "group",
        ("group", "target group", "for whom", "beneficiaries", "population group", "กลุ่มเป้าหมาย", "目标群体"),
        ("#population+type",),
    ),
    Field("kind", ("kind", "activity", "sector", "service", "กิจกรรม", "活动"), ("#activity", "#sector")),
    Field(
        "people",
        ("people", "people in need", "need", "in need", "number", "จำนวนคน", "ความต้องการ", "人数", "需求"),
        ("#inneed", "#inneed+num"),
    ),
)
"""The fields of a table of need."""


def status_of(text: str) -> Status | None:
    """Read how far an activity is; None for anything else."""
    return _STATUS_OF.get(fold(text))


@dataclass(frozen=True, slots=True)
class Read:
    """Activities, and what couldn't be read of them."""

    activities: tuple[Activity, ...]
    doubts: tuple[Doubt, ...]


def day(text: str) -> date | None:
    """Read a day as ISO writes it; a month alone is its first day. None for anything else."""
    found = _DAY.fullmatch(text[:10])
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None


def number(text: str) -> int | None:
    """Read a whole number, with spaces or commas between thousands and digits of any script; None else."""
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in clean(text)).removesuffix(".0")
    return int(re.sub("[, ]", "", plain)) if _NUMBER.fullmatch(plain) and len(plain) < 16 else None


def activities(lines: Sequence[Line], located: Located, aliases: Mapping[str, str] | None = None) -> Read:
    """Give the rows that say who does what where, as activities; the others are told as doubts.

    `aliases` gives a name's usual spelling by what `text.fold` makes of it; the first spelling of a name
    stands for all that are equal after folding.
    """
    usual = {fold(name): other for name, other in (aliases or {}).items()}
    shown: dict[str, str] = {}
    wrong: dict[str, list[int]] = defaultdict(list)
    found: list[Activity] = []
    for line in lines:
        path = located.of.get(line.number)
        organisation, kind = line.of("organisation"), line.of("kind") or line.of("title")
        if not path or not organisation or not kind:
            continue
        name = usual.get(fold(organisation), organisation)
        found.append(
            Activity(
                key=line.number,
                organisation=shown.setdefault(fold(name), name),
                kind=shown.setdefault(f"kind {fold(kind)}", kind),
                path=path,
                group=line.of("group"),
                status=_status(line, wrong),
                since=_value(line, "since", wrong),
                until=_value(line, "until", wrong),
                people=_count(line, "people", wrong),
                contacts=_count(line, "contacts", wrong),
                services=_count(line, "services", wrong),
            )
        )
    doubts = [Doubt("unreadable", (name,), tuple(numbers)) for name, numbers in wrong.items()]
    if located.unknown:
        doubts.append(Doubt("unknown-place", (), located.unknown))
    return Read(tuple(found), tuple(doubts))


def _status(line: Line, wrong: dict[str, list[int]]) -> Status:
    said = line.of("status")
    if said and fold(said) not in _STATUS_OF:
        wrong["status"].append(line.number)
    return _STATUS_OF.get(fold(said), Status.ACTIVE)


def _value(line: Line, name: str, wrong: dict[str, list[int]]) -> date | None:
    found = day(line.of(name)) if line.of(name) else None
    if line.of(name) and found is None:
        wrong[name].append(line.number)
    return found


def _count(line: Line, name: str, wrong: dict[str, list[int]]) -> int | None:
    found = number(line.of(name)) if line.of(name) else None
    if line.of(name) and found is None:
        wrong[name].append(line.number)
    return found


@dataclass(frozen=True, slots=True)
class Needs:
    """Rows of need, and those that couldn't be read."""

    needs: tuple[Need, ...]
    doubts: tuple[Doubt, ...]


def needs(sheets: Sequence[Sheet], name: str, gazetteer: Gazetteer) -> Needs:
    """Read a table of need: place, group, kind (may be missing) and how many people.

    Raises Problem NEEDS_COLUMNS where place or number is missing.
    """
    sheet = sheets[0]
    header = find_header(sheet, columns.wordings(NEED))
    guess = columns.guess(header, NEED)
    if "people" not in guess.columns or not guess.columns.keys() & {"place", "place_code"}:
        raise Problem(NEEDS_COLUMNS, name=name)
    lines = list(_lines(sheet, guess.columns))
    located = locate(lines, gazetteer)
    found: list[Need] = []
    wrong: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        people = _count(line, "people", wrong)
        if people is not None and line.number in located.of:
            place = located.of[line.number][-1]
            found.append(Need(place, line.of("group"), people, line.of("kind")))
    doubts = [Doubt("unreadable", (field,), tuple(numbers)) for field, numbers in wrong.items()]
    doubts += [Doubt("unknown-place", (), located.unknown)] if located.unknown else []
    return Needs(tuple(found), tuple(doubts))


def _lines(sheet: Sheet, found: Mapping[str, tuple[int, ...]]) -> Iterator[Line]:
    header = find_header(sheet, columns.wordings(NEED))
    for row in body(sheet, header):
        said = {name: clean(row.cells[indexes[0]]) for name, indexes in found.items()}
        # A nought is a number here, and says that nobody is in need.
        yield Line(row.number, {name: text for name, text in said.items() if text and not says_nothing(text)})


def as_written(found: Sequence[Need], rows: Sequence[Activity]) -> list[Need]:
    """Give needs with kinds and groups as the activities write them, where only the spelling differs."""
    kinds = {fold(each.kind): each.kind for each in rows}
    groups = {fold(each.group): each.group for each in rows}
    return [
        replace(
            each, kind=kinds.get(fold(each.kind), each.kind), group=groups.get(fold(each.group), each.group)
        )
        for each in found
    ]


def level_of_needs(found: Sequence[Need], gazetteer: Gazetteer, level: int) -> list[Need]:
    """Add needs of narrower places up to the level; those of wider ones are left where they are."""
    told = [(need, gazetteer.paths[need.place]) for need in found]
    return needs_of(
        Told(
            place=path[level] if len(path) > level else need.place,
            group=need.group,
            kind=need.kind,
            depth=len(path),
            people=need.people,
        )
        for need, path in told
    )
