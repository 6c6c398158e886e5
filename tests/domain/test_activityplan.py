"""What a file of activities would do, worked out without a database: codes, days, periods, places, words."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from trellis.domain.activityasks import BY_NAME, LEAVE_OUT, WORDS, AskKind, Desk, named
from trellis.domain.activityfacts import Known, Plan, Spot, Standing, Word
from trellis.domain.activitygather import gather
from trellis.domain.activityplan import plan
from trellis.domain.activityvalues import period, role
from trellis.domain.asks import Ask
from trellis.domain.likeness import Named
from trellis.domain.progress import Aim, Stage, in_words, progress
from trellis.domain.rollup import Report, Rule, Way, roll
from trellis.domain.sentence import Sentence
from trellis.domain.sheet import Row

TODAY = date(2026, 8, 15)
CENTRE, GROUP = Named("c", ("Children's Centre",)), Named("g", ("Weaving Group",))
HEADS = (
    "id",
    "organisation",
    "role",
    "kind",
    "title",
    "status",
    "since",
    "until",
    "adm1",
    "adm2",
    "place_code",
)
FIELDS = (*HEADS, "adm2", "place_code", "group", "period", "people")


def standing(*known: Known, **more: object) -> Standing:
    words = {"organisations": (CENTRE, GROUP), "names": {"c": "Children's Centre", "g": "Weaving Group"}}
    kinds = (Word("k", "Shelter", ("Shelter",)),)
    found = Standing(today=TODAY, kinds=kinds, activities=known, **words)  # type: ignore[arg-type]
    return replace(found, **more)  # type: ignore[arg-type]


def night(**more: object) -> Known:
    values = {"organisation": "c", "kind": "k", "title": "Night shelter", "status": "active"}
    given = {"id": "a1", "code": "", "values": values, "involved": {}, "sites": {}, **more}
    return Known(**given)  # type: ignore[arg-type]


def of(found: Standing, *rows: dict[str, str], answers: dict[str, str] | None = None) -> Plan:
    cells = [tuple(row.get(name, "") for name in FIELDS) for row in rows]
    listed = [Row(number, each) for number, each in enumerate(cells, start=2)]
    columns = {name: (place,) for place, name in enumerate(FIELDS)}
    return plan(gather(listed, columns, len(FIELDS)), found, answers or {})


def asked(found: Plan) -> set[str]:
    return {each.id for each in found.asks}


SHELTER = {"organisation": "Children's Centre", "kind": "Shelter", "title": "Night shelter"}


def test_of_several_codes_only_the_first_can_be_that_of_an_activity_without_one() -> None:
    found = of(standing(night()), SHELTER | {"id": "N-1"}, SHELTER | {"id": "N-2"}, SHELTER | {"id": "a1"})
    assert [each.id for each in found.items] == ["a1", "", "a1"][: len(found.items)]
    assert {each.values.get("code") for each in found.items} >= {"N-2"}


def test_words_that_differ_under_one_code_are_asked_about_and_days_span_all() -> None:
    first = {"id": "N-1", "organisation": "Children's Centre", "kind": "Shelter", "title": "Night"}
    first |= {"status": "ended", "since": "2026-01-01", "until": "2026-03-01"}
    other = {"id": "N-1", "organisation": "Weaving Group", "kind": "New thing", "title": "Day"}
    other |= {"status": "active", "since": "2025-12-01", "until": "2026-06-01"}
    found = of(standing(), first, other, answers={"kind:new thing": "new"})
    assert {"choice:title:n 1", "choice:organisation:n 1", "choice:kind:n 1"} <= asked(found)
    (item,) = found.items
    assert (item.values["since"], item.values["until"], item.values["status"]) == (
        "2025-12-01",
        "2026-06-01",
        "active",
    )


def test_what_ends_before_it_begins_is_asked_about_and_loses_its_end() -> None:
    found = of(standing(), SHELTER | {"since": "2026-05-01", "until": "2026-04-01"})
    assert any(each.startswith("word:days") for each in asked(found))
    assert "until" not in found.items[0].values


def test_whoever_does_nothing_is_left_out_and_said() -> None:
    found = of(standing(), {"organisation": "Children's Centre"}, {"kind": "Shelter"}, {"title": "What?"})
    assert f"{AskKind.ROWS}:nameless" in asked(found)
    unknown = SHELTER | {"organisation": "Nobody knows them"}
    out = of(standing(), unknown, answers={"organisation:nobody knows them": LEAVE_OUT})
    assert out.items == []


def test_who_leads_by_role_and_what_is_new_is_told_by_name() -> None:
    assert role("Donor") == "funds"
    assert role("magician") is None
    known = night(code="N-1", involved={"funds": frozenset({"c"})})
    paid = SHELTER | {"id": "N-1", "organisation": "Weaving Group", "role": "donor"}
    (item,) = of(standing(known), SHELTER | {"id": "N-1"}, paid).items
    assert [(each.old, each.new) for each in item.changes] == [("Children's Centre", "Weaving Group")]
    changed = of(standing(night(code="N-1")), SHELTER | {"id": "N-1", "organisation": "Weaving Group"})
    assert [(each.old, each.new) for each in changed.items[0].changes] == [
        ("Children's Centre", "Weaving Group")
    ]
    other = of(
        standing(night(code="N-1")),
        SHELTER | {"id": "N-1", "kind": "Training"},
        answers={"kind:training": "new"},
    )
    assert other.items[0].changes


def test_numbers_without_a_period_take_the_year_that_somebody_says() -> None:
    row = SHELTER | {"people": "12"}
    assert f"{AskKind.PERIOD}:none" in asked(of(standing(), row))
    told = of(standing(), row, answers={f"{AskKind.PERIOD}:none": "2026"})
    assert (told.periods, list(told.results.people)) == (["2026"], [12])
    same = of(
        standing(),
        row,
        SHELTER | {"people": "3", "period": "2026", "group": ""},
        answers={f"{AskKind.PERIOD}:none": "2026"},
    )
    assert same.periods == ["2026"]
    nonsense = of(standing(), row, answers={f"{AskKind.PERIOD}:none": "1066"})
    assert list(nonsense.results.people) == []
    assert period("soon") is None


def test_a_number_that_stands_isnt_told_twice_and_another_period_is_left_alone() -> None:
    known = night(sites={("", "", ""): "s1"})
    reached = (("s1", "2026-07", 12, None, None), ("s1", "2026-01", 5, None, None))
    known_here = standing(known, reached=lambda _sites: reached)
    found = of(known_here, SHELTER | {"people": "12", "period": "2026-07"})
    assert list(found.results.people) == []


def test_places_by_code_by_name_in_words_or_left_out() -> None:
    fang = Spot("p1", "Fang, Chiang Mai")
    about = Spot("p2", "Chiang Mai", is_exact=False)
    spots = {
        ("", "", "Fang", "", "", ""): (fang,),
        ("", "", "Two", "", "", ""): (fang, replace(fang, id="p3")),
    }
    spots |= {("", "", "Near", "", "", ""): (about,)}
    here = standing(spots=spots, spellings={"old fang": fang})
    rows = [SHELTER | {"adm2": each} for each in ("Fang", "Two", "Near", "Old Fang", "Nowhere", "Gone")]
    answers = {"place:two": "p3", "place:near": "p2", "place:nowhere": WORDS, "place:gone": LEAVE_OUT}
    found = of(here, *rows, answers=answers)
    assert {each.place for each in found.sites} == {"p1", "p2", "p3", ""}
    assert {each.said for each in found.sites} == {"", "Near", "Nowhere"}
    assert (AskKind.PLACE, "two", "p3") in found.means
    twice = [SHELTER | {"adm2": name, "place_code": "7"} for name in ("Fang", "Mae Ai")]
    assert "code:7" in asked(of(here, *twice))
    by_name = of(here, *twice, answers={"code:7": BY_NAME})
    assert "p1" in {each.place for each in by_name.sites}


def test_what_is_gone_is_asked_about_unless_it_has_ended() -> None:
    over = night(id="a2", values={"organisation": "g", "kind": "", "title": "Old", "status": "ended"})
    lost = night(sites={("p9", "", ""): "s9"})
    open_one = night(id="a3", values={"organisation": "g", "kind": "", "title": "Talks", "status": "active"})
    stray = night(id="a4", values={"organisation": "g", "kind": "", "title": "By hand", "status": "active"})
    here = standing(over, lost, open_one, stray, last=frozenset({"a1", "a2", "a3"}))
    assert [(each.id, each.sites) for each in of(here, SHELTER).gone] == [("a1", ("s9",)), ("a3", ())]


def test_a_question_is_laid_down_once() -> None:
    desk = Desk({"x": "yes"})
    ask = Ask(
        id="x", kind=AskKind.CHOICE, says=Sentence("?"), options=(named("yes", "Yes"),), must=True, rows=(2,)
    )
    assert (desk.ask(ask), desk.ask(ask), len(desk.all_asks())) == ("yes", "yes", 1)


def test_how_far_a_plan_is_in_words() -> None:
    def says(*aims: Aim) -> str:
        return str(in_words(progress(aims, TODAY)))

    late = Aim(Stage.OPEN, date(2026, 8, 1))
    assert says() == "Nothing is planned here yet."
    assert says(Aim(Stage.DROPPED)) == "Nothing is open here."
    assert says(Aim(Stage.MET)) == "All is met: 1 of 1."
    assert says(late).startswith("Met: 0 of 1. Overdue: 1.")
    assert says(Aim(Stage.OPEN)).startswith("Nothing is met yet")
    assert says(Aim(Stage.OPEN), Aim(Stage.MET)) == "Met: 1 of 2. Nothing is overdue."


def test_parts_of_one_add_up_like_whole_ones() -> None:
    reports = [Report("a", 1, Fraction(1, 2)), Report("b", 1, Fraction(1, 3))]
    rolled = roll(reports, Rule(Way.SUM, Way.SUM), units=["a", "b"], periods=[1])
    assert rolled.value == Fraction(5, 6)
