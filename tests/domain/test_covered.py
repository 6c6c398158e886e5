"""What a table of coverage says as a whole: groups together, gaps, needs told twice, partners."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.coverage import Activity, Cell, Need, Span, State, View, coverage, table
from trellis.domain.covered import counted_by_state, double_counted, gaps, states_of, together
from trellis.domain.needing import Told, needs_of
from trellis.domain.overlap import overlaps
from trellis.domain.partnering import Doing, partners_of

TODAY = date(2026, 11, 25)
VIEW = View(level=0, today=TODAY, places=["p", "q"])


def did(organisation: str, group: str, people: int | None, **more: object) -> Activity:
    key = (organisation, group, people, *more)
    given: dict[str, object] = {"kind": "shelter", "path": ("p",), **more}
    return Activity(key=key, organisation=organisation, group=group, people=people, **given)  # type: ignore[arg-type]


def test_all_groups_together_lack_what_each_of_them_lacks() -> None:
    rows = [did("Centre", "children", 300), did("Office", "women", 20), did("Group", "", 50)]
    needs = [Need("p", "children", 100), Need("p", "women", 100)]

    one = together(coverage(rows, needs, VIEW).cells)[0]

    assert (one.need, one.people, one.short) == (200, Span(300, 370), Span(30, 80))
    assert one.organisations == ("Centre", "Group", "Office")
    assert double_counted([one])


def test_what_isnt_known_of_one_group_isnt_known_of_all() -> None:
    rows = [did("Centre", "children", 30), did("Office", "women", 20, visible=False)]
    cells = coverage(rows, [Need("p", "children", 100)], VIEW).cells

    there, elsewhere = together(cells)

    assert (there.state, there.hides, there.short) == (State.ACTIVE, True, Span(None, None))
    assert elsewhere.short == Span(None, None)
    assert counted_by_state(states_of(cells)) == dict.fromkeys(State, 0) | {
        State.ACTIVE: 1,
        State.NOT_REPORTED: 1,
    }


def test_the_greatest_gap_comes_first_and_what_is_met_is_none() -> None:
    rows = [did("Centre", "children", 30), did("Office", "women", 80)]
    needs = [
        Need("p", "children", 100),
        Need("p", "women", 80),
        Need("q", "children", 90),
        Need("q", "women", 0),
    ]

    found = gaps(coverage(rows, needs, VIEW).cells)

    assert [(each.cell.place, each.cell.group, each.size) for each in found] == [
        ("q", "children", 90),
        ("p", "children", 70),
    ]


def test_needs_of_two_levels_are_the_same_people() -> None:
    told = [
        Told(place="p", group="", kind="", depth=1, people=500),
        Told(place="p", group="", kind="", depth=2, people=300),
        Told(place="p", group="", kind="", depth=2, people=250),
    ]

    assert needs_of(told) == [Need("p", "", 550)]


def test_an_overlap_begins_when_the_second_one_comes() -> None:
    rows = [
        did("Centre", "", 1, since=date(2026, 1, 1), until=date(2026, 12, 31)),
        did("Centre", "", 2, since=date(2026, 3, 1), until=date(2026, 12, 31)),
        did("Office", "", 3, since=date(2026, 6, 1), until=date(2026, 12, 31)),
    ]

    assert overlaps(rows, level=0, today=TODAY)[0].since == date(2026, 6, 1)
    assert overlaps([did("A", "", 1), did("B", "", 2)], level=0, today=TODAY)[0].since is None


def test_who_does_something_else_where_i_work_comes_before_who_does_the_same() -> None:
    found = [
        Doing("p", "shelter", "Centre"),
        Doing("p", "shelter", "Office"),
        Doing("p", "school", "School"),
        Doing("q", "school", "Far away"),
    ]

    first, second = partners_of("Centre", [*found, *found])

    assert (first.organisation, first.kinds, first.places, first.same) == ("School", ("school",), ("p",), ())
    assert (second.organisation, second.kinds, second.same) == ("Office", (), (("p", "shelter"),))


groups = st.sampled_from(["", "children", "women"])
counts = st.one_of(st.none(), st.integers(0, 50))
drawn_rows = st.lists(st.tuples(st.sampled_from("ABC"), groups, counts, st.booleans()), max_size=8)
drawn_needs = st.lists(st.tuples(groups, st.integers(0, 90)), max_size=4)


@settings(max_examples=150, deadline=None)
@given(drawn_rows, drawn_needs)
def test_together_nothing_is_lost_and_bounds_stay_in_order(
    rows: list[tuple[str, str, int | None, bool]], needed: list[tuple[str, int]]
) -> None:
    found = [did(name, group, people, visible=seen) for name, group, people, seen in rows]
    cells = coverage(found, [Need("p", group, people) for group, people in needed], VIEW).cells

    for one in together(cells):
        parts = [each for each in cells if (each.place, each.kind) == (one.place, one.kind)]
        assert one.contacts is None
        assert (one.people.most or 0) == sum(each.people.most or 0 for each in parts)
        assert set(one.organisations) == {name for each in parts for name in each.organisations}
        assert (one.need or 0) == sum(each.need or 0 for each in parts)
        if one.short.most is not None:
            assert 0 <= (one.short.least or 0) <= one.short.most <= (one.need or 0)
    assert sum(each.size for each in gaps(cells)) <= sum(each.need or 0 for each in cells)


def test_cells_of_what_was_added_up_elsewhere_need_no_activity() -> None:
    found = table(
        [], [], View(level=0, today=TODAY, places=["p"], kinds=["shelter"], reporting=frozenset("p"))
    )

    assert found == [Cell("p", "shelter", "", State.NOBODY)]
