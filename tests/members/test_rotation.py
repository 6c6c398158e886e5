"""Who is due next when a part goes round."""

from datetime import date

from trellis.domain.rotation import Turn, due_next

TODAY = date(2026, 6, 1)


def test_who_is_written_down_for_later_comes_next() -> None:
    turns = {
        "office": Turn(number=1, since=date(2026, 1, 1)),
        "centre": Turn(number=2, since=date(2027, 1, 1)),
        "group": Turn(number=3, since=date(2026, 9, 1)),
    }
    assert due_next(turns, TODAY) == "group"


def test_else_the_number_after_the_present_one_and_after_the_last_the_first() -> None:
    turns = {
        "office": Turn(number=1),
        "centre": Turn(number=2, since=date(2026, 1, 1)),
        "group": Turn(number=3),
    }
    assert due_next(turns, TODAY) == "group"
    assert due_next({**turns, "group": Turn(number=3, since=date(2026, 5, 1))}, TODAY) == "office"


def test_one_alone_has_no_successor() -> None:
    assert due_next({"office": Turn(number=1)}, TODAY) is None
    assert due_next({}, TODAY) is None
