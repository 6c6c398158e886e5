"""Secret papers at the same moment: each is kept once, none is lost, and no row tells which came last."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from tests.decisions.secret import drop, secret_ballot
from tests.people import build_north
from trellis.accounts.models import Person
from trellis.decisions.models import BallotBox
from trellis.domain.problems import DONE_MEANWHILE, PAPER_IS_IN, Problem
from trellis.members.models import Organisation

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_papers_of_one_person_at_once_are_one() -> None:
    north = build_north()
    ballot, barrier = secret_ballot(north), Barrier(2)

    def click(choice: str) -> str:
        try:
            barrier.wait(timeout=30)
            drop(north.nok, ballot, north.centre, choice)
        except Problem as problem:
            return problem.kind.code
        else:
            return "in"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(click, ["yes", "no"]))
    assert answers[0] == "in"
    assert answers[1] in {PAPER_IS_IN.code, DONE_MEANWHILE.code}
    assert len(BallotBox.objects.get().papers) == 1


def test_papers_of_several_at_once_are_all_kept() -> None:
    north = build_north()
    ballot, barrier = secret_ballot(north), Barrier(3)

    def click(who: tuple[Person, Organisation]) -> None:
        try:
            barrier.wait(timeout=30)
            drop(who[0], ballot, who[1], "yes")
        finally:
            connections.close_all()

    members = [(north.nok, north.centre), (north.preecha, north.office), (north.aree, north.group)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(click, members))
    assert len(BallotBox.objects.get().papers) == 3
    assert ballot.entitled.filter(took_part=True).count() == 3


def test_the_number_of_a_rows_writer_tells_no_order() -> None:
    """Only PostgreSQL keeps with each row the number of the transaction that wrote it."""
    if connection.vendor != "postgresql":
        return
    north = build_north()
    ballot = secret_ballot(north)
    drop(north.nok, ballot, north.centre, "yes")
    drop(north.preecha, ballot, north.office, "no")
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT xmin::text FROM decisions_entitled WHERE ballot_id = %s", [ballot.pk])
        assert len(cursor.fetchall()) == 1
