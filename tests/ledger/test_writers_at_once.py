"""Several writers at once: each line of a chain follows the one before, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection, connections, transaction

from tests.people import OPERATOR, North, person
from trellis.ledger import queries, record
from trellis.ledger.models import Line
from trellis.members import actions as members
from trellis.members.actions.representatives import Appointment
from trellis.members.models import Representative

NORTH = UUID(int=1)
WRITERS, DEEDS = 4, 10


def write(barrier: Barrier, name: str) -> None:
    """Write lines, each in a transaction of its own, over a connection of its own."""
    try:
        barrier.wait(timeout=30)
        for number in range(DEEDS):
            with transaction.atomic():
                entry = record.Entry(
                    at=datetime(2026, 3, 1, tzinfo=UTC),
                    verb="test.write",
                    channel="job",
                    author=name,
                    network=NORTH,
                    detail={"number": number},
                )
                record.append(entry)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_no_two_writers_take_the_same_place() -> None:
    barrier = Barrier(WRITERS)
    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write, barrier, f"writer {number}") for number in range(WRITERS)]
    assert [writer.result() for writer in writers] == [None] * WRITERS
    proof = queries.verify(NORTH)
    assert (proof.lines, proof.broken) == (WRITERS * DEEDS, None)
    assert Line.objects.filter(author="writer 0").count() == DEEDS


@pytest.mark.django_db(transaction=True)
def test_the_second_writer_waits_for_the_first_to_finish() -> None:
    """Without the wait the second would follow a line that it can't see yet."""
    if connection.vendor != "postgresql":
        return
    entry = record.Entry(at=datetime(2026, 3, 1, tzinfo=UTC), verb="a", channel="job", network=NORTH)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            record.append(entry)
            second = pool.submit(write, Barrier(1), "second")
            with pytest.raises(TimeoutError):
                second.result(timeout=1)
        second.result(timeout=30)
    assert queries.verify(NORTH).lines == 1 + DEEDS


def appoint(barrier: Barrier, north: North, who: str) -> str:
    """Try to appoint a head of the weaving group; give what came of it."""
    try:
        someone = person(who)
        barrier.wait(timeout=30)
        members.appoint(actor=OPERATOR, organisation=north.group, person=someone, appointment=Appointment())
    except Exception as failure:  # noqa: BLE001  whatever went wrong is the answer
        return str(getattr(failure, "kind", failure))
    else:
        return "appointed"
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_of_two_heads_at_once_one_is_refused(north: North) -> None:
    barrier = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        tried = [pool.submit(appoint, barrier, north, who) for who in ("Dao First", "Fah Second")]
    came = sorted(each.result() for each in tried)
    assert "appointed" in came
    assert "two-heads" in str(came)
    assert Representative.objects.filter(organisation=north.group, until=None).count() == 1
    assert queries.verify(north.network.pk).broken is None
