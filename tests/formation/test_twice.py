"""Every form of this room sent twice, and papers that two put into the box at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.urls import reverse

from tests.formation.asking import asked, opened, paper
from tests.people import North, build_north, by
from tests.test_twice import done_since, offered, send, signed_in
from trellis.domain.problems import SAID_ALREADY, Problem
from trellis.formation import actions, sheets
from trellis.formation.models import PersonsBox, Round, TookPart
from trellis.ledger.models import Line

DONE = {
    "start.decide",
    "readiness.ask",
    "readiness.bars",
    "readiness.change",
    "readiness.close",
    "readiness.enter",
    "readiness.say",
    "readiness.type-in",
    "readiness.unask",
}


def pages(north: North, asking: Round) -> list[str]:
    """Give the pages of this room that offer a form while a round is open."""
    n, of_round = "/n/north", f"/n/north/readiness/{asking.pk}"
    code = sheets.new_code(asking.pk)
    return [
        f"{n}/readiness/open",
        f"{n}/start",
        *(f"{of_round}{more}" for more in ("", "/bars", "/change", "/ask", "/say", "/type-in")),
        f"{of_round}/sheet?code={code}",
        f"{n}/readiness/asked/{asked(asking, north.centre).pk}/enter",
        reverse("answer-by-code", args=["north"]),
    ]


def test_nothing_fails_when_sent_again(north: North) -> None:
    client, done, failed = signed_in(north.malee), set[str](), []
    for form in offered(client, pages(north, opened(north))):
        form.sent = {
            name: ["Provincial Welfare Office"] if name == "organisation" else value
            for name, value in form.sent.items()
        }
        with transaction.atomic():
            before = Line.objects.count()
            statuses = [send(client, form) for _time in range(2)]
            done |= done_since(before)
            transaction.set_rollback(True)
        if max(statuses) >= 500:
            failed.append((form.action, statuses))
    assert failed == []
    assert DONE - done == set()


@pytest.mark.django_db(transaction=True)
def test_papers_at_the_same_moment_are_all_kept() -> None:
    north = build_north()
    asking = opened(north)
    people = [north.aree, north.nok, north.somchai, north.aree]
    barrier = Barrier(len(people))

    def put(number: int) -> str:
        try:
            barrier.wait(timeout=30)
            actions.say(actor=by(people[number]), asking=asking, paper=paper())
        except Problem as problem:
            return problem.kind.code
        finally:
            connections.close_all()
        return "put in"

    with ThreadPoolExecutor(len(people)) as pool:
        said = sorted(pool.map(put, range(len(people))))
    assert said == ["put in", "put in", "put in", SAID_ALREADY.code]
    assert len(PersonsBox.objects.get(round=asking).papers) == 3
    assert TookPart.objects.count() == 3
