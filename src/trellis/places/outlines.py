"""Writes the outlines that a file gives, and makes those of the places above from their parts.

What simplifies and unites (GEOS, through shapely) is loaded when the first file is brought in: a server that
draws maps doesn't need it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from trellis.domain.outline import Detail, Grade, Outline, decode, encode
from trellis.imports.effects import Recorder, values_of
from trellis.imports.models import Batch
from trellis.places import countries
from trellis.places.models import Boundary, Place
from trellis.places.outlining import Opened

_SHAPER = "trellis.domain.shaping"
_FEWEST_PARTS = 2
_LONGEST = {"source": 200, "disclaimer": 500}
_OWN = frozenset({"place_id", "batch_id", "version", "id", "origin"})


@lru_cache(maxsize=1)
def _shaper() -> Any:
    return import_module(_SHAPER)


@dataclass(frozen=True, kw_only=True)
class Shaped:
    """The outlines of a file by place, and what was seen on the way."""

    outlines: dict[UUID, Outline]
    mended: int
    empty: int
    fits: bool


def shape(opened: Opened) -> Shaped:
    """Make the outlines of a file's areas; of a large file this takes seconds."""
    areas = {
        place: [polygon for feature in features for polygon in feature.polygons]
        for place, features in opened.matching.areas.items()
    }
    made = _shaper().shape(areas)
    return Shaped(outlines=made.outlines, mended=len(made.mended), empty=len(made.empty), fits=made.fits)


@dataclass
class Drawing:
    """The work of one import: what stands, what comes, and what of it is new, changed or as it was."""

    batch: Batch
    wish_source: str = ""
    wish_disclaimer: str = ""
    figures: dict[str, int] = field(default_factory=lambda: {"created": 0, "changed": 0, "unchanged": 0})

    def write(self, outlines: Mapping[UUID, Outline]) -> None:
        """Write the outlines of a file; what the same outline has already is left alone."""
        recorder = Recorder(self.batch)
        standing = {each.place_id: each for each in Boundary.objects.filter(place__in=list(outlines))}
        for place, outline in outlines.items():
            was = standing.get(place)
            row = self._row(place, outline, was)
            before = values_of(was) if was else None
            if before is not None and _content(before) == _content(values_of(row)):
                self.figures["unchanged"] += 1
                continue
            row.version += 1 if was else 0
            row.save(force_insert=was is None, force_update=was is not None)
            self._note(recorder, row, before)
        recorder.save()

    def _row(self, place: UUID, outline: Outline, was: Boundary | None) -> Boundary:
        row = boundary(place, outline, source=self.wish_source, disclaimer=self.wish_disclaimer)
        row.batch = self.batch
        if was:
            row.pk, row.version, row.origin = was.pk, was.version, was.origin
        return row

    def _note(self, recorder: Recorder, row: Boundary, before: dict[str, Any] | None) -> None:
        if before is None:
            recorder.created(row, about=row.place_id)
        else:
            recorder.changed(row, before, about=row.place_id)
        self.figures["created" if before is None else "changed"] += 1


def boundary(place: UUID, outline: Outline, *, source: str, disclaimer: str) -> Boundary:
    """Give an outline as a row that isn't written yet."""
    west, south, east, north = outline.box
    texts = {detail.value: encode(grade.polygons) for detail, grade in outline.grades.items()}
    steps = {f"{detail.value}_step": grade.step for detail, grade in outline.grades.items()}
    return Boundary(
        place_id=place,
        west=west,
        south=south,
        east=east,
        north=north,
        label_x=outline.label[0],
        label_y=outline.label[1],
        room=outline.room,
        source=source,
        disclaimer=disclaimer,
        **texts,
        **steps,
    )


def outline_of(row: Boundary) -> Outline:
    """Give a row's outline."""
    grades = {detail: Grade(row.step(detail), decode(getattr(row, detail.value))) for detail in Detail}
    return Outline(grades, (row.label_x, row.label_y), row.room)


def remake(places: Iterable[UUID]) -> int:
    """Make the outlines of the places above these anew, or take them away; give how many are made.

    One is made where no file gave it and every place in it has one, two at least. A country's never is: the
    tree seldom holds all of a country.
    """
    made, below = 0, set(places)
    while below:
        parents = set(
            Place.objects.filter(children__in=below)
            .exclude(level=countries.LEVEL)
            .values_list("pk", flat=True)
        )
        drawn = set(
            Boundary.objects.filter(place__in=parents, is_made=False).values_list("place_id", flat=True)
        )
        below = parents - drawn
        made += sum(_remake(parent) for parent in sorted(below))
    return made


def _remake(parent: UUID) -> bool:
    """Make one outline of its parts; without all of them there is none."""
    here = Q(valid_until=None) | Q(valid_until__gte=timezone.localdate())
    children = list(Place.objects.filter(here, parent=parent).values_list("pk", flat=True))
    parts = list(Boundary.objects.filter(place__in=children).order_by("place_id"))
    was = Boundary.objects.filter(place=parent).first()
    if len(parts) < max(_FEWEST_PARTS, len(children)):
        if was:
            was.delete()
        return False
    outline = _shaper().unite([outline_of(each) for each in parts])
    row = boundary(parent, outline, source=_said(parts, "source"), disclaimer=_said(parts, "disclaimer"))
    row.is_made = True
    if was:
        row.pk, row.version, row.origin = was.pk, was.version + 1, was.origin
    row.save(force_insert=was is None, force_update=was is not None)
    return True


def _said(parts: Sequence[Boundary], name: str) -> str:
    """Give what is said of all parts, each sentence once."""
    said = dict.fromkeys(getattr(each, name) for each in parts)
    return "; ".join(filter(None, said))[: _LONGEST[name]]


def _content(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what of a row is the outline itself."""
    return {name: value for name, value in values.items() if name not in _OWN}


def touched(batch: Batch) -> list[UUID]:
    """Give the places whose outline a batch wrote."""
    return [UUID(about) for about in batch.effects.values_list("about", flat=True)]
