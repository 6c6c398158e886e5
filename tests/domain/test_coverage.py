"""Gaps and overlaps: five things a cell can say, each at a level that is stated."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.coverage import Activity, Cell, Need, Span, State, Status, View, coverage
from trellis.domain.overlap import Finer, at_once, overlaps, partners

TODAY = date(2026, 11, 25)
PROVINCE, MUANG, FANG = "chiang-mai", "muang", "fang"
DISTRICTS = View(level=1, today=TODAY, places=[MUANG, FANG])


def activity(organisation: str, *path: str, kind: str = "shelter", **more: object) -> Activity:
    key = f"{organisation} {'/'.join(path)} {kind} {sorted(more)}"
    return Activity(key=key, organisation=organisation, kind=kind, path=path, **more)  # type: ignore[arg-type]


def cell(cells: tuple[Cell, ...], place: str) -> Cell:
    return next(each for each in cells if each.place == place)


def test_the_five_things_a_cell_says() -> None:
    view = View(level=1, today=TODAY, places=["a", "b", "c", "d", "e"], kinds=["shelter"])
    rows = [
        activity("Centre", PROVINCE, "a"),
        activity("Centre", PROVINCE, "b", status=Status.PLANNED),
        activity("Centre", PROVINCE, "c", kind="school"),
        activity("Centre", PROVINCE, "e", visible=False),
    ]

    states = [each.state for each in coverage(rows, [], view).cells]

    assert states == [State.ACTIVE, State.PLANNED, State.NOBODY, State.NOT_REPORTED, State.HIDDEN]


def test_a_place_from_which_somebody_reports_has_nobody_there() -> None:
    view = View(level=1, today=TODAY, places=[FANG], kinds=["shelter"], reporting=frozenset([FANG]))

    assert coverage([], [], view).cells[0].state == State.NOBODY


def test_people_lie_between_the_largest_count_and_the_sum() -> None:
    rows = [
        activity("Centre", PROVINCE, MUANG, people=30, contacts=90, services=5),
        activity("Office", PROVINCE, MUANG, people=20),
    ]

    found = cell(coverage(rows, [Need(MUANG, "", 60)], DISTRICTS).cells, MUANG)

    assert (found.people, found.contacts, found.services) == (Span(30, 50), 90, 5)
    assert (found.need, found.short) == (60, Span(10, 30))


def test_where_nobody_reported_it_isnt_known_who_is_short() -> None:
    found = cell(coverage([], [Need(FANG, "", 60, kind="shelter")], DISTRICTS).cells, FANG)

    assert (found.state, found.need, found.short) == (State.NOT_REPORTED, 60, Span(None, None))


def test_what_is_recorded_for_the_province_isnt_spread_over_its_districts() -> None:
    row = activity("Office", PROVINCE)

    found = coverage([row, activity("Centre", PROVINCE, MUANG)], [], DISTRICTS)

    assert found.above == (row,)
    assert cell(found.cells, MUANG).organisations == ("Centre",)


def test_what_is_over_or_not_begun_isnt_active() -> None:
    rows = [
        activity("Centre", PROVINCE, MUANG, until=date(2026, 11, 24)),
        activity("Office", PROVINCE, MUANG, since=date(2026, 12, 1)),
        activity("Group", PROVINCE, MUANG, status=Status.ENDED),
    ]

    found = cell(coverage(rows, [], DISTRICTS).cells, MUANG)

    assert (found.state, found.planned) == (State.PLANNED, ("Office",))


def test_an_overlap_of_the_province_may_be_none_of_its_districts() -> None:
    apart = [activity("Centre", PROVINCE, MUANG), activity("Office", PROVINCE, FANG)]
    unknown = [activity("Centre", PROVINCE, MUANG), activity("Office", PROVINCE)]
    still = [*apart, activity("Office", PROVINCE, MUANG)]

    looks = [overlaps(rows, level=0, today=TODAY)[0] for rows in (apart, unknown, still)]

    assert [each.finer for each in looks] == [Finer.APART, Finer.UNKNOWN, Finer.STILL]
    assert looks[2].places_below == (MUANG,)
    assert overlaps(apart, level=1, today=TODAY) == []


def test_two_that_never_work_at_once_dont_overlap() -> None:
    rows = [
        activity("Centre", PROVINCE, MUANG, until=date(2026, 12, 1)),
        activity("Office", PROVINCE, MUANG, since=date(2026, 12, 2)),
    ]

    over = activity("Group", PROVINCE, MUANG, status=Status.ENDED)

    assert overlaps([*rows, over], level=1, today=TODAY) == []


def test_a_partner_does_something_else_in_the_same_places() -> None:
    rows = [
        activity("Centre", PROVINCE, MUANG),
        activity("Centre", PROVINCE, FANG),
        activity("School", PROVINCE, FANG, kind="school"),
        activity("School", PROVINCE, MUANG, kind="school"),
        activity("Office", PROVINCE, MUANG),
        activity("Clinic", PROVINCE, FANG, kind="health"),
    ]

    assert partners(rows, "Centre", level=1, today=TODAY) == [("School", 2), ("Clinic", 1)]


days = st.one_of(st.none(), st.integers(1, 28).map(lambda day: date(2026, 12, day)))
rows_of_some = st.lists(st.tuples(st.sampled_from("ABC"), days, days), max_size=8)


@settings(max_examples=100, deadline=None)
@given(rows_of_some)
def test_who_works_at_once_is_what_comparing_each_pair_gives(drawn: list[tuple[str, date, date]]) -> None:
    rows = [
        activity(name, PROVINCE, since=since, until=until)
        for name, since, until in drawn
        if since is None or until is None or since <= until
    ]

    def meet(one: Activity, other: Activity) -> bool:
        starts = max(one.since or date.min, other.since or date.min)
        return one.organisation != other.organisation and starts <= min(
            one.until or date.max, other.until or date.max
        )

    assert at_once(rows) == {one.organisation for one in rows for other in rows if meet(one, other)}
