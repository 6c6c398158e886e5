"""What coverage and comparing find, for another program: the shape is told in docs/reference."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from trellis.domain.activityrows import Doubt, Line, Table
from trellis.domain.coverage import Cell, Coverage, Span
from trellis.domain.gazetteer import Gazetteer
from trellis.domain.overlap import Overlap
from trellis.domain.snapshots import Pair, Rename, Snapshots

FORMAT = 1


def doubts_as_json(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    """Give doubts with their rows as numbered in the file."""
    return [{"kind": each.kind, "values": list(each.values), "rows": list(each.lines)} for each in doubts]


def coverage_as_json(found: Coverage, overlaps: Sequence[Overlap], places: Gazetteer) -> dict[str, Any]:
    """Give a table of coverage: `cells`, `overlaps` and what is recorded for wider places (`above`)."""
    return {
        "format": FORMAT,
        "level": found.level,
        "cells": [_cell(each, places) for each in found.cells],
        "overlaps": [_overlap(each, places) for each in overlaps],
        "above": [
            {
                "row": each.key,
                "place": each.path[-1],
                "name": places.names.get(each.path[-1], each.path[-1]),
                "organisation": each.organisation,
                "kind": each.kind,
                "group": each.group,
            }
            for each in found.above
        ],
    }


def _span(span: Span) -> dict[str, int] | None:
    return None if span.least is None or span.most is None else {"least": span.least, "most": span.most}


def _cell(cell: Cell, places: Gazetteer) -> dict[str, Any]:
    return {
        "place": cell.place,
        "name": places.names.get(cell.place, cell.place),
        "kind": cell.kind,
        "group": cell.group,
        "state": cell.state.value,
        "organisations": list(cell.organisations),
        "planned": list(cell.planned),
        "people": _span(cell.people),
        "contacts": cell.contacts,
        "services": cell.services,
        "need": cell.need,
        "short": _span(cell.short),
        "rows": list(cell.activities),
    }


def _overlap(overlap: Overlap, places: Gazetteer) -> dict[str, Any]:
    return {
        "place": overlap.place,
        "name": places.names.get(overlap.place, overlap.place),
        "kind": overlap.kind,
        "group": overlap.group,
        "organisations": list(overlap.organisations),
        "finer": overlap.finer.value,
        "places_below": [
            {"place": each, "name": places.names.get(each, each)} for each in overlap.places_below
        ],
        "rows": list(overlap.activities),
    }


def table_as_json(table: Table, doubts: Iterable[Doubt]) -> dict[str, Any]:
    """Give how a file was read: which column holds what, how many rows, what is doubtful."""
    names = table.header.names
    return {
        "rows": len(table.lines),
        "columns": {field: names[indexes[0]] for field, indexes in table.guess.columns.items()},
        "left_out": [names[index] for index in table.guess.leftovers],
        "doubts": doubts_as_json(doubts),
    }


def snapshots_as_json(found: Snapshots) -> dict[str, Any]:
    """Give what became of each row: counts, and the rows themselves where something is to be looked at."""
    return {
        "counts": {
            "same": len(found.same),
            "changed": len(found.changed),
            "renamed": len(found.renamed),
            "gone": len(found.gone),
            "added": len(found.added),
        },
        "renames": [_rename(each) for each in found.renames],
        "changed": [_pair(each) for each in found.changed],
        "renamed": [_pair(each) for each in found.renamed],
        "gone": [_line(each) for each in found.gone],
        "added": [_line(each) for each in found.added],
    }


def _rename(rename: Rename) -> dict[str, Any]:
    return {
        "field": rename.field,
        "before": rename.before,
        "after": rename.after,
        "rows": rename.rows,
        "why": str(rename.why),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    fields = [{"field": name, "before": before, "after": after} for name, before, after in pair.changed]
    return {"old_row": pair.before.number, "new_row": pair.after.number, "fields": fields}


def _line(line: Line) -> dict[str, Any]:
    said: Mapping[str, str] = line.said
    return {"row": line.number, **said}
