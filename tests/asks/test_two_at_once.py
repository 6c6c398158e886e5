"""Two who answer at the same moment, and a form that is sent twice: everything is kept, one answer counts."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from tests.asks.asking import NO, TWICE, YES, a_kind, asked_all, of_centre, via
from tests.people import build_north, by
from trellis.access.actor import Channel
from trellis.asks import actions
from trellis.asks.models import Answer, Asked, Standing
from trellis.domain.problems import DONE_MEANWHILE, Problem


def at_once(*deeds: Any) -> list[Any]:
    """Do deeds at the same moment; give what came of each."""
    gate = Barrier(len(deeds))

    def do(deed: Any) -> Any:
        gate.wait()
        try:
            return deed()
        except Problem as problem:
            return problem.kind
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_both_kept() -> None:
    north = build_north()
    asked = of_centre(asked_all(north), north)
    mine, theirs = Asked.objects.get(pk=asked.pk), Asked.objects.get(pk=asked.pk)
    at_once(
        lambda: actions.answer(actor=by(north.nok), asked=mine, given=YES),
        lambda: actions.enter(actor=via(Channel.PHONE, north.malee), asked=theirs, given=NO),
    )
    assert sorted(asked.answers.values_list("standing", flat=True)) == ["current", "replaced"]


@pytest.mark.django_db(transaction=True)
def test_the_same_message_twice_at_once_is_one_answer() -> None:
    north = build_north()
    asked, source = of_centre(asked_all(north), north), uuid4()
    rows = [Asked.objects.get(pk=asked.pk) for _ in range(2)]
    nok = via(Channel.MAIL, north.nok)
    came = at_once(
        *(lambda row=row: actions.answer(actor=nok, asked=row, given=YES, source=source) for row in rows)
    )
    assert asked.answers.count() == 1
    assert all(isinstance(each, Answer) or each == DONE_MEANWHILE for each in came)


@pytest.mark.django_db(transaction=True)
def test_two_who_type_at_once_agree() -> None:
    north = build_north()
    with a_kind(second_person=True) as told:
        asked = of_centre(asked_all(north, TWICE), north)
        rows = [Asked.objects.get(pk=asked.pk) for _ in range(2)]
        clerks = zip((north.malee, north.preecha), rows, strict=True)
        at_once(
            *(
                lambda who=who, row=row: actions.enter(actor=via(Channel.PAPER, who), asked=row, given=YES)
                for who, row in clerks
            )
        )
        assert [each.standing for each in asked.answers.all()] == [Standing.CURRENT]
        assert told == [YES]
