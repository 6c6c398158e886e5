"""What a table would do is known before anything is done."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.placeplan import MOST_LEVELS, Change, Known, Parent, Plan, Standing, plan
from trellis.domain.placetable import Conflict, Line, Trouble

CHINA, NORTH, RAI, SAI = (UUID(int=number) for number in range(1, 5))
CHIANG_RAI = Standing(place=RAI, level="province", code="45", names={"th": "เชียงราย", "en": "Chiang Rai"})
MAE_SAI = Standing(
    place=SAI, level="district", code="5709", names={"en": "Mae Sai"}, parent=RAI, parent_code="45"
)
KNOWN = Known(standing=(CHIANG_RAI, MAE_SAI), above={RAI: None, SAI: RAI})


def line(code: str, name: str = "", level: str = "district", row: int = 2, **more: Any) -> Line:
    """Write a row; its name is its code where that doesn't matter."""
    return Line(file="f.csv", row=row, level=level, code=code, names={"en": name or code}, **more)


def troubles(found: Plan) -> list[tuple[Trouble, str, str]]:
    """Give what stands in the way, shortly."""
    return [(each.trouble, each.stands, each.says) for each in found.conflicts]


def test_rows_may_come_in_any_order() -> None:
    found = plan(
        [
            line("570901", level="sub-district", parent="5709", parent_level="district"),
            line("5709", parent="45"),
            line("45", level="province"),
        ],
        Known(),
    )
    assert [new.line.code for new in found.create] == ["45", "5709", "570901"]
    assert [new.parent for new in found.create] == [
        Parent(),
        Parent(new=("province", "45")),
        Parent(new=("district", "5709")),
    ]
    assert found.figures() == {"created": 3, "changed": 0, "unchanged": 0, "conflicts": 0}


def test_the_same_again_changes_nothing() -> None:
    found = plan([line("45", "Chiang Rai", level="province"), line("5709", "Mae Sai", parent="45")], KNOWN)
    assert found.does_nothing
    assert found.unchanged == 2
    assert not found.conflicts


def test_a_country_is_made_once_and_found_the_next_time() -> None:
    yunnan = line("53", level="province", parent="CHN", country="CHN")
    assert plan([yunnan], Known()).countries == ("CHN",)
    known = plan([yunnan], Known(countries={"CHN": CHINA}))
    assert known.countries == ()
    assert known.create[0].parent == Parent(known=CHINA)
    assert plan([line("1", level="province", country="THA")], Known()).create[0].parent == Parent(
        country="THA"
    )
    assert plan([line("TH", level="country", country="THA")], Known()).create[0].parent == Parent()


def test_rows_without_a_parent_go_under_the_place_named() -> None:
    assert plan([line("1")], Known(top=NORTH)).create[0].parent == Parent(known=NORTH)


def test_another_name_is_a_conflict_unless_the_file_wins() -> None:
    renamed = line("5709", "Maesai", parent="45", row=7)
    found = plan([renamed], KNOWN)
    assert found.conflicts == (
        Conflict(
            trouble=Trouble.CHANGED,
            file="f.csv",
            row=7,
            level="district",
            code="5709",
            field="name_en",
            stands="Mae Sai",
            says="Maesai",
        ),
    )
    wins = plan([renamed], KNOWN, update=True)
    assert wins.conflicts == ()
    assert wins.change == (Change(renamed, SAI, Parent(known=RAI), {"name_en": ("Mae Sai", "Maesai")}),)


def test_what_stood_nowhere_is_filled_in_without_asking() -> None:
    fuller = line("5709", "Mae Sai", parent="45", latitude=Decimal(20))
    found = plan([fuller], KNOWN)
    assert not found.conflicts
    assert found.change[0].fields == {"latitude": ("", "20")}


def test_a_move_is_told_by_codes() -> None:
    lines = [line("54", level="province"), line("5709", "Mae Sai", parent="54")]
    assert troubles(plan(lines, KNOWN)) == [(Trouble.CHANGED, "45", "54")]
    found = plan(lines, KNOWN, update=True)
    assert found.change[0].fields == {"parent": ("45", "54")}
    assert found.change[0].parent == Parent(new=("province", "54"))
    to_country = plan([line("45", "Chiang Rai", level="province", country="THA")], KNOWN)
    assert to_country.change[0].fields == {"parent": ("", "THA")}
    unnamed = Known(
        standing=(Standing(place=SAI, level="district", code="5709", names={"en": "Mae Sai"}, parent=CHINA),),
        top=NORTH,
    )
    assert troubles(plan([line("5709", "Mae Sai")], unnamed)) == [(Trouble.CHANGED, "–", "–")]


def test_a_parent_that_is_not_there_is_named() -> None:
    missing = plan([line("1", parent="99", parent_level="province"), line("2", parent="98")], Known())
    assert troubles(missing) == [
        (Trouble.MISSING_PARENT, "", "99"),
        (Trouble.MISSING_PARENT, "", "98"),
    ]
    other = plan([line("1", parent="53")], Known(elsewhere={"53": "chn-nbs"}))
    assert troubles(other) == [(Trouble.OTHER_SCHEME, "chn-nbs", "53")]
    assert other.create == ()


def test_a_parent_that_several_levels_have_is_asked_about() -> None:
    lines = [line("1", level="region"), line("1", level="province"), line("7", parent="1")]
    assert troubles(plan(lines, Known())) == [(Trouble.UNCLEAR_PARENT, "province, region", "1")]
    own = plan([line("1", level="region"), line("1", level="province", parent="1")], Known())
    assert own.create[1].parent == Parent(new=("region", "1"))


def test_a_code_stands_once() -> None:
    twice = plan([line("1", "A", row=2), line("1", "A", row=3), line("1", "B", row=4)], Known())
    assert troubles(twice) == [(Trouble.DUPLICATE, "2", ""), (Trouble.TWO_NAMES, "A", "B")]
    french = Line(file="f.csv", row=5, level="district", code="1", names={"fr": "C"})
    assert troubles(plan([line("1", "A"), french], Known())) == [(Trouble.TWO_NAMES, "A", "C")]


def test_a_circle_is_found_among_new_and_moved_places() -> None:
    circle = plan([line("1", parent="2"), line("2", parent="3"), line("3", parent="2"), line("4")], Known())
    assert [each.code for each in circle.conflicts] == ["1", "2", "3"]
    assert {each.trouble for each in circle.conflicts} == {Trouble.CYCLE}
    moved = plan([line("45", "Chiang Rai", level="province", parent="5709")], KNOWN, update=True)
    assert troubles(moved) == [(Trouble.CYCLE, "", "45 → 5709")]


def test_a_tree_has_its_depth() -> None:
    chain = [line("0"), *(line(str(depth), parent=str(depth - 1)) for depth in range(1, MOST_LEVELS + 1))]
    found = plan(reversed(chain), Known())
    assert troubles(found) == [(Trouble.TOO_DEEP, "12", "13")]


def test_conflicts_of_reading_are_kept() -> None:
    before = Conflict(trouble=Trouble.NO_CODE, file="f.csv", row=9)
    assert plan([], Known(), before=[before]).conflicts == (before,)


def _stand(found: Plan) -> Known:
    """Carry a plan out, as far as the next plan has to know."""
    ids = {new.line.key: UUID(int=number + 1) for number, new in enumerate(found.create)}
    standing: Sequence[Standing] = [
        Standing(
            place=ids[new.line.key],
            level=new.line.level,
            code=new.line.code,
            names=new.line.names,
            parent=ids[new.parent.new] if new.parent.new else None,
        )
        for new in found.create
    ]
    return Known(standing=standing, above={each.place: each.parent for each in standing})


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from("AB")), max_size=12),
    st.randoms(),
)
def test_a_plan_without_conflict_carried_out_leaves_nothing_to_do(
    rows: list[tuple[int, int, str]], shuffle: Any
) -> None:
    lines = [
        line(str(code), name, parent=str(parent) if parent != code else "") for code, parent, name in rows
    ]
    first = plan(lines, Known())
    shuffle.shuffle(lines)
    again = plan(lines, _stand(first) if not first.conflicts else Known())
    assert bool(again.conflicts) == bool(first.conflicts)
    if not first.conflicts:
        made = [new.line.code for new in first.create]
        assert all(
            new.parent.new is None or made.index(new.parent.new[1]) < made.index(new.line.code)
            for new in first.create
        )
        assert again.does_nothing
        assert again.unchanged == len(lines)
