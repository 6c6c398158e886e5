"""Shares of taking part: unknown, none and nothing are three things."""

from fractions import Fraction
from uuid import uuid4

from trellis.domain.participation import Counts, Took, by_group, counted, gap

ANSWERED = Took(connected=True, reached=True, answered=True, in_time=True)
LATE = Took(reached=True, answered=True)
SILENT = Took(reached=True)
WAITING = Took(is_open=True)


def test_who_may_still_answer_isnt_counted_against_anybody() -> None:
    found = counted([ANSWERED, LATE, SILENT, WAITING])
    assert found == Counts(asked=4, reached=3, answered=2, in_time=1, waiting=1)
    assert (found.share_reached, found.share_answered, found.share_in_time) == (
        Fraction(3, 4),
        Fraction(2, 3),
        Fraction(1, 3),
    )


def test_nobody_asked_isnt_nobody_answered() -> None:
    assert Counts().share_reached is None
    assert Counts().share_answered is None
    waiting = counted([WAITING])
    assert (waiting.share_reached, waiting.share_in_time) == (Fraction(0), None)
    assert counted([SILENT]).share_in_time == Fraction(0)


def test_each_group_is_there_also_when_it_wasnt_asked() -> None:
    ngos, office = uuid4(), uuid4()
    found = by_group([Took(constituency=ngos), Took()], lambda row: row.constituency, (ngos, office))
    assert {key: each.asked for key, each in found.items()} == {ngos: 1, office: 0, None: 1}


def test_the_gap_compares_only_what_is_due() -> None:
    found = gap([ANSWERED, SILENT, LATE, WAITING])
    assert found.ahead == Fraction(1)
    assert gap([ANSWERED, WAITING]).ahead is None
    assert gap([SILENT]).ahead is None
