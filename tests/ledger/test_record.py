"""The record can't be changed unseen, and the database refuses to change it at all."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from trellis.ledger import protection, queries, record
from trellis.ledger.models import NODE, Line

NORTH, SOUTH = UUID(int=1), UUID(int=2)


def entry(verb: str, network: UUID | None = NORTH, **more: object) -> record.Entry:
    """Give what a line will say."""
    return record.Entry(
        at=datetime(2026, 3, 1, tzinfo=UTC), verb=verb, channel="web", network=network, **more
    )  # type: ignore[arg-type]


@pytest.fixture
def three_lines(db: None) -> list[Line]:
    """Three deeds in the north."""
    return [record.append(entry(verb)) for verb in ("network.open", "organisation.add", "membership.admit")]


def forge(line: Line, **changes: object) -> None:
    """Change a line behind the product's back, as somebody with the database file could."""
    with protection.unlocked(connection):
        Line.objects.filter(pk=line.pk).update(**changes)


def test_lines_are_numbered_and_follow_each_other(three_lines: list[Line]) -> None:
    assert [line.number for line in three_lines] == [1, 2, 3]
    assert three_lines[1].previous == three_lines[0].hash
    assert queries.verify(NORTH) == queries.Proof(NORTH, 3, three_lines[2].hash, None)


def test_each_network_has_its_own_chain(three_lines: list[Line]) -> None:
    record.append(entry("network.open", SOUTH))
    record.append(entry("place.import", None))
    assert {proof.chain: proof.lines for proof in queries.verify_all()} == {NORTH: 3, SOUTH: 1, NODE: 1}


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "network.close"},
        {"channel": "sms"},
        {"person": NORTH},
        {"detail": {"reason": "other"}},
        {"parties": ["x"]},
    ],
)
def test_a_changed_line_is_named(three_lines: list[Line], change: dict[str, object]) -> None:
    forge(three_lines[1], **change)
    broken = queries.verify(NORTH).broken
    assert broken is not None
    assert (broken.number, broken.why) == (2, "its text was changed after it was written")


def test_a_line_sealed_anew_breaks_the_next_one(three_lines: list[Line]) -> None:
    line = three_lines[1]
    line.verb = "network.close"
    forge(line, verb=line.verb, hash=record.seal(line.facts(), line.previous))
    broken = queries.verify(NORTH).broken
    assert broken is not None
    assert (broken.number, broken.why) == (3, "it doesn't follow from the line before it")


def test_a_line_taken_out_is_missed(three_lines: list[Line]) -> None:
    with protection.unlocked(connection):
        Line.objects.filter(pk=three_lines[1].pk).delete()
    broken = queries.verify(NORTH).broken
    assert broken is not None
    assert broken.why == "line 2 is missing"


@pytest.mark.parametrize("statement", ["UPDATE ledger_line SET verb = 'x'", "DELETE FROM ledger_line"])
def test_the_database_refuses(three_lines: list[Line], statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Line.objects.filter(verb="x").count() == 0
    assert Line.objects.filter(chain=NORTH).count() == 3


def test_sqlite_refuses_to_put_another_line_in_the_place_of_one(three_lines: list[Line]) -> None:
    if connection.vendor != "sqlite":
        return
    columns = ", ".join(field.column for field in Line._meta.concrete_fields if field.column != "verb")
    for taken in ("id", "id + 100"):
        forged = columns.replace("id,", f"{taken},", 1)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT OR REPLACE INTO ledger_line ({columns}, verb) "  # noqa: S608  the model's own columns
                f"SELECT {forged}, 'x' FROM ledger_line WHERE number = 2"
            )
    assert queries.verify(NORTH).lines == 3


@pytest.mark.django_db
def test_postgres_refuses_to_empty_the_table() -> None:
    if connection.vendor != "postgresql":
        assert queries.is_protected()
        return
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE ledger_line")


@pytest.mark.django_db
def test_missing_protection_is_seen() -> None:
    assert queries.is_protected()
    with protection.unlocked(connection):
        assert not queries.is_protected()
