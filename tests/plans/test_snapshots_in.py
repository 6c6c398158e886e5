"""Two real snapshots come in, one after the other; a hand count with nothing but the csv module agrees."""

import csv
from pathlib import Path

import pytest

from tests.people import North
from tests.plans.test_files import OPERATOR, answered, brought, chosen, everything
from trellis.domain.text import fold
from trellis.imports.models import Batch
from trellis.places.actions import import_places
from trellis.places.tables import Wish, open_tables
from trellis.plans.importing.actions import undo_import
from trellis.plans.models import Activity, Kind, Site

pytestmark = pytest.mark.django_db
FIRST, SECOND = "ebola_3w_2014-10-01.csv", "ebola_3w_2014-11-12.csv"
SAYS_NOTHING = {"", "blank", "0", "n a", "na", "unknown"}


def rows_of(file: Path) -> list[dict[str, str]]:
    """Read a file by hand."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [
            {fold(key): " ".join((cell or "").split()) for key, cell in row.items()}
            for row in csv.DictReader(opened)
        ]


def said(row: dict[str, str], *names: str) -> str:
    """Give what a row says under one of some headers, folded; nothing for `(blank)` and the like."""
    text = next((fold(row[name]) for name in names if name in row), "")
    return "" if text in SAYS_NOTHING else text


def pairs(rows: list[dict[str, str]]) -> set[tuple[str, str]]:
    """Count activities by hand: an organisation and a kind of work."""
    found = {(said(row, "organisation"), said(row, "activity")) for row in rows}
    return {(who, what) for who, what in found if who and what}


def decided_kinds(batch: Batch) -> dict[str, str]:
    """Give the kinds of work that an answer said are another one, known by then."""
    names = {str(kind.pk): fold(str(kind)) for kind in Kind.objects.all()}
    asked = ((key.partition(":"), answer) for key, answer in batch.answers.items())
    return {word: names[answer] for (about, _, word), answer in asked if about == "kind" and answer in names}


@pytest.mark.parametrize("with_places", [True, False])
def test_the_snapshots_come_in_as_a_hand_count_says(
    north: North, shared_data: Path, tmp_path: Path, *, with_places: bool
) -> None:
    first, second = (shared_data / "threew" / name for name in (FIRST, SECOND))
    if with_places:
        codes = {
            (row.get("p code") or row.get("pcode") or ""): row["region"]
            for row in (*rows_of(first), *rows_of(second))
        }
        table = tmp_path / "places.csv"
        lines = [f'{code},"{name}",district' for code, name in codes.items() if code and "blank" not in code]
        table.write_text("\n".join(["code,name,level", *lines]))
        import_places(
            actor=OPERATOR, tables=open_tables([(table, table.name)], Wish(scheme="ocha", country="LBR"))
        )
    before = everything()
    one = brought(north.network, first.read_bytes(), first.name)
    by_hand = pairs(rows_of(first))
    assert one.figures["rows"] == len(rows_of(first))
    assert Activity.objects.count() == len(by_hand) == one.figures["create"]
    assert Site.objects.filter(place=None).exists() or with_places
    stands = everything()
    again = answered(north.network, chosen(north.network, first.read_bytes(), first.name))
    assert again.plan.changes_nothing
    two = brought(north.network, second.read_bytes(), second.name)
    decided = decided_kinds(two)
    later = {(who, decided.get(what, what)) for who, what in pairs(rows_of(second))}
    assert two.figures["rows"] == len(rows_of(second))
    assert two.figures["activities"] == len(later)
    assert two.figures["create"] == len(later - by_hand)
    assert answered(north.network, chosen(north.network, second.read_bytes(), "x.csv")).plan.changes_nothing
    undo_import(actor=OPERATOR, network=north.network, batch=two)
    assert everything() == stands
    one.refresh_from_db()
    undo_import(actor=OPERATOR, network=north.network, batch=one)
    assert everything() == before
