"""The same activities as a year, a month and a board."""

from datetime import date

from tests.conftest import QueryLimit
from tests.people import North, by
from tests.plans.acting import add, browser
from trellis.plans.actions import standing
from trellis.plans.models import Activity, Audience, Status, Step


def test_a_year_shows_a_bar_for_each_and_tells_the_order_in_words(
    north: North, assert_queries: QueryLimit
) -> None:
    first = add(north, "Ask the villages", since=date(2026, 1, 10), until=date(2026, 2, 10))
    add(north, "Train them", since=date(2026, 3, 1), after=[first])
    add(north, "Long ago", since=date(2020, 3, 1), until=date(2020, 4, 1))
    add(north, "Some day")
    for number in range(60):
        add(north, f"Work {number}", since=date(2026, 5, 1))
    aree = browser(north.aree)
    with assert_queries(at_most=20):
        shown = aree.get("/n/north/activities/year", {"year": "2026"}).content.decode()
    assert 'x="9"' in shown
    assert 'width="32"' in shown
    assert "comes after #1" in " ".join(shown.split())
    assert "Long ago" not in shown
    assert "Some day" not in shown
    assert "Some day" in aree.get("/n/north/activities/year?year=2026&page=1").content.decode()
    for nonsense in ("x", "99999", "٢٠٢٦"):
        assert aree.get("/n/north/activities/year", {"year": nonsense}).status_code == 200
    assert "Nothing fits in this year" in aree.get("/n/north/activities/year?q=nothing").content.decode()


def test_a_month_shows_what_begins_ends_and_is_due(north: North) -> None:
    made = add(north, "Ask the villages", since=date(2026, 5, 4), until=date(2026, 5, 20))
    Step.objects.create(network=north.network, activity=made, text="Print the posters", due=date(2026, 5, 8))
    add(north, "Safe house", since=date(2026, 5, 6), audience=Audience.INVOLVED)
    aree = browser(north.aree)
    shown = " ".join(aree.get("/n/north/activities/month", {"month": "2026-05"}).content.decode().split())
    for said in ("begins", "ends", "Print the posters"):
        assert said in shown
    assert "Safe house" not in shown
    empty = aree.get("/n/north/activities/month", {"month": "2026-09"}).content.decode()
    assert "Nothing begins, ends or is due" in empty
    for nonsense in ("2026-13", "0001-01", "x"):
        assert aree.get("/n/north/activities/month", {"month": nonsense}).status_code == 200


def test_a_board_moves_what_one_may_move_and_nothing_else(north: North, assert_queries: QueryLimit) -> None:
    for number in range(25):
        add(north, f"Work {number}")
    standing.start(actor=by(north.nok), activity=Activity.objects.get(number=1))
    nok = browser(north.nok)
    with assert_queries(at_most=26):
        shown = nok.get("/n/north/activities/board").content.decode()
    assert "Start it" in shown
    assert "Let it rest" in shown
    assert "Show all" in shown
    assert "Start it" not in browser(north.aree).get("/n/north/activities/board").content.decode()
    moved = nok.post(f"/n/north/activities/{Activity.objects.get(number=25).pk}/start", {"back": "board"})
    assert moved["Location"] == "/n/north/activities/board"
    assert Activity.objects.get(number=25).status == Status.ACTIVE
