"""A plan says what a list would do, asks about what is alike, and names each error at its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from trellis.domain.likeness import Comparison, Likely, Named, Question
from trellis.domain.memberasks import Alike, AskKind, check, day_of
from trellis.domain.memberfacts import Change, Deed, Known, Place, Plan, Seated, Standing
from trellis.domain.memberlayout import Layout, lay_out
from trellis.domain.memberplan import plan
from trellis.domain.memberrows import gather
from trellis.domain.memberwords import Part, parse_date
from trellis.domain.problems import ANSWER_UNKNOWN, COLUMN_TWICE, NO_NAME_COLUMN, QUESTION_UNKNOWN, Problem
from trellis.domain.sentence import Sentence
from trellis.domain.sheet import Row, Sheet

TODAY = date(2026, 11, 23)
EMPTY = Standing(today=TODAY, constituencies={"ngo": ("NGOs", "เอ็นจีโอ"), "go": ("Government",)})
DAWN = Known(
    id="d1",
    names={"en": "New Dawn", "th": "รุ่งอรุณ"},
    aliases=("Dawn Group",),
    values={"acronym": "ND", "type": "ngo", "constituency": "ngo", "joined": "2020-01-01"},
    shown={"acronym": "ND", "type": "NGO", "constituency": "NGOs", "joined": "2020-01-01"},
    people=(Seated(name="Nok Wongsa", email="nok@example.org", seat="head"),),
    is_member=True,
)
DUSK = Known(id="d2", names={"en": "Old Dusk"}, is_member=True)


def sheet(*lines: str) -> Sheet:
    """Give a sheet from lines with bars between the cells."""
    return Sheet(
        "list", tuple(Row(number, tuple(line.split("|"))) for number, line in enumerate(lines, start=1))
    )


def layout(*lines: str, **answers: str) -> Layout:
    """Lay out a list."""
    return lay_out([sheet(*lines)], answers)


def planned(*lines: str, standing: Standing = EMPTY, answers: Mapping[str, str] | None = None) -> Plan:
    """Plan a list."""
    given = answers or {}
    laid = lay_out([sheet(*lines)], given)
    left_out = frozenset(
        int(key[4:]) for key, answer in given.items() if key.startswith("row:") and answer == "leave-out"
    )
    return plan(gather(laid.rows(), laid.fields, standing.language, left_out), standing, given)


def with_known(*known: Known, **more: object) -> Standing:
    """Give what stands with these organisations."""
    return replace(EMPTY, known=known, **more)


def faults(found: Plan) -> list[tuple[int, int, str]]:
    """Give the errors with their cells."""
    return [(fault.row, fault.column, str(fault.says)) for fault in found.faults]


def changes(found: Plan) -> list[Change]:
    """Give every change."""
    return [change for item in found.items for change in item.changes]


def test_a_row_makes_an_organisation() -> None:
    found = planned("Name|Acronym|Type", "New Dawn|ND|NGO")
    assert [(item.name, item.deed, item.values) for item in found.items] == [
        ("New Dawn", Deed.CREATE, {"acronym": "ND", "type": "ngo"})
    ]
    assert (found.figures["rows"], found.figures["spellings"], found.figures["create"]) == (1, 1, 1)


def test_rows_of_one_name_are_one_organisation() -> None:
    found = planned("Name|Type|Activity", "New Dawn|NGO|a", "new  dawn||b", "NEW DAWN|NGO|c")
    assert [item.rows for item in found.items] == [(2, 3, 4)]
    assert found.figures["spellings"] == 3


def test_what_stands_already_is_left_alone() -> None:
    found = planned("Name|Acronym|Type", "New Dawn|ND|NGO", "Dawn Group|ND|", standing=with_known(DAWN))
    assert [item.deed for item in found.items] == [Deed.SAME]
    assert found.changes_nothing


def test_a_change_shows_old_and_new() -> None:
    found = planned(
        "Name|Acronym|Type|Constituency",
        "New Dawn|NDF|Academic institution|Government",
        standing=with_known(DAWN),
    )
    assert changes(found) == [
        Change("type", "NGO", "Academic institution"),
        Change("constituency", "NGOs", "Government"),
        Change("acronym", "ND", "NDF"),
    ]


def test_a_name_in_another_language_is_added_and_one_in_its_own_column_corrected() -> None:
    found = planned("Name|Name (Lao)|Name (Thai)", "New Dawn|ອາລຸນໃໝ່|อรุณใหม่", standing=with_known(DAWN))
    assert found.items[0].names == {"lo": "ອາລຸນໃໝ່", "th": "อรุณใหม่"}


def test_an_unknown_type_is_asked_once_with_a_guess() -> None:
    found = planned("Name|Type", "Ministry A|Goverment", "Ministry B|Goverment", "Ministry B|Goverment")
    (ask,) = [ask for ask in found.asks if ask.kind == AskKind.TYPE]
    assert (ask.id, ask.guess, ask.rows, str(ask.says)) == (
        "type:goverment",
        "government",
        (2, 3, 4),
        "What is 'Goverment'?",
    )
    assert [(row, column) for row, column, _ in faults(found)] == [(2, 1)]


def test_an_answer_mends_it_and_may_leave_it_empty() -> None:
    lines = ("Name|Type", "Ministry A|Goverment", "B Lab|Laboratory")
    found = planned(*lines, answers={"type:goverment": "government", "type:laboratory": "-"})
    assert not found.faults
    assert [item.values for item in found.items] == [{"type": "government"}, {}]


def test_an_answer_that_does_not_fit_counts_as_none() -> None:
    assert planned("Name|Type", "A|Goverment", answers={"type:goverment": "castle"}).figures["errors"] == 1


def test_an_unknown_constituency_may_be_added() -> None:
    found = planned("Name|Constituency", "A House|Churches", answers={"constituency:churches": "new"})
    assert found.items[0].values == {"constituency": "new:Churches"}
    assert planned("Name|Constituency", "A House|NGO s").asks[0].guess == "ngo"


def test_a_place_is_told_apart_or_left_empty() -> None:
    two = (Place("p1", "Mae Sai, Chiang Rai"), Place("p2", "Mae Sai, Phrae"))
    standing = replace(EMPTY, places={"mae sai": two, "phrae": (Place("p3", "Phrae"),)})
    lines = ("Name|Province", "A House|Mae Sai", "B House|Phrae", "C House|Nowhere")
    found = planned(*lines, standing=standing, answers={"place:mae sai": "p2"})
    assert [item.values for item in found.items] == [{"place": "p2"}, {"place": "p3"}, {}]
    assert [(row, column) for row, column, _ in faults(found)] == [(4, 1)]
    assert not planned(
        *lines, standing=standing, answers={"place:mae sai": "p2", "place:nowhere": "-"}
    ).faults


def test_two_types_for_one_name_contradict_each_other() -> None:
    lines = ("Name|Type", "New Dawn|NGO", "New Dawn|Private company")
    (ask,) = planned(*lines).asks
    assert (ask.id, ask.rows, ask.must) == ("choice:type:new dawn", (2, 3), True)
    assert planned(*lines, answers={ask.id: "private"}).items[0].values == {"type": "private"}
    assert planned(*lines, answers={ask.id: "-"}).items[0].values == {}


def test_a_contradiction_that_was_settled_is_not_asked_again() -> None:
    found = planned("Name|Type", "New Dawn|NGO", "New Dawn|Private company", standing=with_known(DAWN))
    assert found.changes_nothing


def test_a_parent_is_found_in_the_network_the_list_or_added() -> None:
    lines = ("Name|Part of", "Branch|New Dawn", "Leaf|Branch", "Root|Old Tree", "Stem|old tree")
    found = planned(*lines, standing=with_known(DAWN), answers={"parent:old tree": "new"})
    assert [item.values.get("parent") for item in found.items] == [
        "d1",
        "new:branch",
        "new:new:old tree",
        "new:new:old tree",
        None,
    ]
    assert [item.name for item in found.items if not item.rows] == ["Old Tree"]


def test_an_unknown_parent_proposes_what_is_alike() -> None:
    found = planned("Name|Part of", "Branch|New Down", standing=with_known(DAWN))
    (ask,) = found.asks
    assert [each.value for each in ask.options] == ["d1", "new", "-"]
    assert (
        planned("Name|Part of", "Branch|New Down", standing=with_known(DAWN), answers={ask.id: "-"})
        .items[0]
        .values
        == {}
    )


def test_a_former_name_still_says_whose_part_it_is() -> None:
    standing = with_known(DAWN, former={"morning": ("d1",)})
    assert planned("Name|Part of", "Branch|Morning", standing=standing).items[0].values["parent"] == "d1"


def test_a_circle_of_parents_is_named() -> None:
    found = planned("Name|Part of", "Egg|Hen", "Hen|Egg")
    assert [(row, column) for row, column, _ in faults(found)] == [(2, 1)]
    assert "Egg → Hen → Egg" in faults(found)[0][2] or "Hen → Egg → Hen" in faults(found)[0][2]
    assert faults(planned("Name|Part of", "Egg|Egg"))


def test_an_answer_may_not_close_a_circle_either() -> None:
    whole = Known(id="b1", names={"en": "BRAC SL"}, is_member=True)
    lines = ("Name|Part of", "BRAC|BRAC SL")
    asks = planned(*lines, standing=with_known(whole)).asks
    found = planned(*lines, standing=with_known(whole), answers={ask.id: "whole-of" for ask in asks})
    assert [(row, column) for row, column, _ in faults(found)] == [(2, 1)]


def test_a_circle_that_stands_already_is_not_this_lists_fault() -> None:
    circle = (replace(DAWN, values={"parent": "d2"}), replace(DUSK, values={"parent": "d1"}))
    assert planned("Name", "Other House", standing=with_known(*circle)).faults == ()


def told_alike(*pairs: tuple[str, Known | str], standing: Standing, answers: Mapping[str, str]) -> Plan:
    """Plan a list of the names that come first in the pairs, each said to be like the second one."""
    names = dict.fromkeys(each for new, other in pairs for each in (new, other) if isinstance(each, str))
    laid = lay_out([sheet("Name|Type", *(f"{name}|" for name in names))], {})

    def comparing(known: Sequence[Named], new: Sequence[Named]) -> Comparison:
        by_key = {each.key: each for each in (*known, *new)}
        found = [
            (by_key[one], by_key[other.id if isinstance(other, Known) else other]) for one, other in pairs
        ]
        asked = (
            Question(a, b, b in known, 90, Likely.SAME, None, Sentence("They sound alike.")) for a, b in found
        )
        return Comparison({}, {}, tuple(asked))

    return plan(gather(laid.rows(), laid.fields, "en"), standing, answers, comparing)


def test_answers_that_follow_from_each_other_make_one() -> None:
    k1, k2 = (Known(id=key, names={"en": key}, is_member=True) for key in ("k1", "k2"))
    standing = with_known(k1, k2)
    same = {"same:a|k1": "same", "same:a|b": "same", "same:c|b": "same", "same:c|a": "same"}
    found = told_alike(("a", k1), ("a", "b"), ("c", "b"), ("c", "a"), standing=standing, answers=same)
    assert [(item.target, item.aliases) for item in found.items] == [("k1", ("a", "b", "c"))]
    two = told_alike(
        ("a", k1), ("a", k2), standing=standing, answers={"same:a|k1": "same", "same:a|k2": "same"}
    )
    assert "two organisations of the network" in faults(two)[0][2]


def test_a_circle_outside_the_list_is_an_error_too() -> None:
    k2 = Known(id="k2", names={"en": "k2"}, is_member=True)
    k1 = Known(id="k1", names={"en": "k1"}, is_member=True, values={"parent": "k2"})
    answers = {"same:a|k1": "same", "same:a|k2": "whole-of"}
    found = told_alike(("a", k1), ("a", k2), standing=with_known(k1, k2), answers=answers)
    assert [(row, column) for row, column, _ in faults(found)] == [(0, 0)]
    fine = told_alike(
        ("a", k1),
        ("a", k2),
        standing=with_known(replace(k1, values={}), replace(k2, values={"parent": "k1"})),
        answers=answers,
    )
    assert [(item.target, dict(item.values)) for item in fine.items] == [("k1", {})]


ALIKE = ("Name|Type", "BRAC|NGO", "BRAC SL|NGO")


def alike(answer: str, *lines: str, standing: Standing = EMPTY) -> Plan:
    """Plan a list, with one answer to all that is alike."""
    asks = planned(*(lines or ALIKE), standing=standing).asks
    return planned(
        *(lines or ALIKE),
        standing=standing,
        answers={ask.id: answer for ask in asks if ask.kind == AskKind.SAME},
    )


def test_look_alikes_are_asked_about_with_what_speaks_for_them() -> None:
    (ask,) = planned(*ALIKE).asks
    assert (str(ask.says), ask.guess, ask.must) == ("Is 'BRAC SL' the same as 'BRAC'?", "part-of", False)
    assert [(side.name, side.type, side.rows, side.is_known) for side in ask.sides] == [
        ("BRAC SL", "NGO", 1, False),
        ("BRAC", "NGO", 1, False),
    ]


def test_without_an_answer_they_stay_apart_and_the_question_open() -> None:
    found = planned(*ALIKE)
    assert found.figures["create"] == 2
    assert [decision.answer for decision in found.decisions] == [Alike.LATER]


def test_the_same_becomes_another_name() -> None:
    (item,) = alike("same").items
    assert (item.name, item.aliases, item.rows) == ("BRAC", ("BRAC SL",), (2, 3))
    known = Known(id="b1", names={"en": "BRAC"}, is_member=True)
    (item,) = alike("same", "Name", "BRAC SL", standing=with_known(known)).items
    assert (item.target, item.aliases, item.names) == ("b1", ("BRAC SL",), {})


def test_a_part_gets_its_whole_whichever_way_round() -> None:
    assert [item.values.get("parent") for item in alike("part-of").items] == [None, "new:brac"]
    assert [item.values.get("parent") for item in alike("whole-of").items] == ["new:brac sl", None]
    known = Known(id="b1", names={"en": "BRAC SL"}, is_member=True)
    found = alike("whole-of", "Name", "BRAC", standing=with_known(known))
    assert {item.target: item.values.get("parent") for item in found.items} == {
        "new:brac": None,
        "b1": "new:brac",
    }


def test_what_was_judged_different_is_not_asked_again() -> None:
    known = Known(id="b1", names={"en": "BRAC"}, is_member=True)
    assert [decision.answer for decision in alike("different").decisions] == [Alike.DIFFERENT]
    assert planned("Name", "BRAC SL", standing=with_known(known)).asks
    assert not planned(
        "Name", "BRAC SL", standing=with_known(known, decided=frozenset({("brac sl", "b1")}))
    ).asks


def test_a_name_that_two_have_must_be_settled() -> None:
    first, second = (Known(id=key, names={"en": "Twin House"}, is_member=True) for key in ("t1", "t2"))
    standing = with_known(first, second)
    found = planned("Name", "Twin House", standing=standing)
    assert [ask.must for ask in found.asks] == [True, True]
    assert len(found.faults) == 2
    chosen = planned("Name", "Twin House", standing=standing, answers={found.asks[0].id: "same"})
    assert (chosen.items[0].target, chosen.faults) == ("t1", ())
    both = {ask.id: "same" for ask in found.asks}
    assert len(planned("Name", "Twin House", standing=standing, answers=both).faults) == 1
    only = replace(standing, decided=frozenset({("twin house", "t1")}))
    assert planned("Name", "Twin House", standing=only).items[0].target == "t2"


def test_an_id_finds_the_organisation_and_a_wrong_one_is_an_error() -> None:
    found = planned("Id|Name in English|Acronym", "d1|Newer Dawn|", "x9|Nobody|", standing=with_known(DAWN))
    assert changes(found) == [Change("name_en", "New Dawn", "Newer Dawn")]
    assert [(row, column) for row, column, _ in faults(found)] == [(3, 0)]


def test_a_dash_empties_only_in_a_row_with_an_id() -> None:
    with_id = planned("Id|Name|Acronym|Type", "d1|New Dawn|-|", standing=with_known(DAWN))
    assert changes(with_id) == [Change("acronym", "ND", "")]
    assert planned("Name|Acronym|Type", "New Dawn|-|", standing=with_known(DAWN)).changes_nothing


def test_a_list_of_other_names_is_whole_only_with_an_id() -> None:
    with_id = planned("Id|Name|Other names", "d1|New Dawn|Daybreak", standing=with_known(DAWN))
    assert (with_id.items[0].aliases, with_id.items[0].aliases_gone) == (("Daybreak",), ("Dawn Group",))
    without = planned("Name|Other names", "New Dawn|Daybreak; Dawn Group", standing=with_known(DAWN))
    assert (without.items[0].aliases, without.items[0].aliases_gone) == (("Daybreak",), ())


def test_a_row_without_a_name_is_left_out_if_somebody_says_so() -> None:
    lines = ("Name|Type", "New Dawn|NGO", "unknown|NGO", "|NGO")
    found = planned(*lines)
    assert [(row, column) for row, column, _ in faults(found)] == [(3, 0), (4, 0)]
    assert not planned(*lines, answers={"row:3": "leave-out", "row:4": "leave-out"}).faults
    assert [item.name for item in planned(*lines, answers={"row:2": "leave-out"}).items] == []


@pytest.mark.parametrize(
    ("header", "cell", "says"),
    [
        ("Joined", "soon", "is no date"),
        ("Website", "my page", "no address of a website"),
        ("Acronym", "A" * 41, "longer than 40"),
        ("Left", "2019-01-01", "before it joined"),
        ("Roles", "core group since never", "is no date"),
        ("Roles", "juggler", "no role that is known"),
    ],
)
def test_each_error_stands_at_its_cell(header: str, cell: str, says: str) -> None:
    found = planned(
        f"Name|Member since|{header}" if header == "Left" else f"Name|Other|{header}",
        f"A House|2020-01-01|{cell}",
    )
    assert [(row, column) for row, column, _ in faults(found)] == [(2, 2)]
    assert says in faults(found)[0][2]


def test_names_are_short_and_one_for_each_language() -> None:
    found = planned("Id|Name in English", "d1|One", "d1|Two", f"|{'x' * 301}", standing=with_known(DAWN))
    assert sorted((row, column) for row, column, _ in faults(found)) == [(3, 1), (4, 1)]


def test_roles_come_with_term_constituency_and_turn() -> None:
    found = planned(
        "Name|Roles|Term from|Term until",
        "A House|secretariat for NGOs; core group since 2024-01-01 turn 2|2025-01-01|2026-12-31",
        "A House|member||",
    )
    assert found.items[0].parts == (
        Part(kind="secretariat", constituency="ngo", since=date(2025, 1, 1), until=date(2026, 12, 31)),
        Part(kind="core", since=date(2024, 1, 1), until=date(2026, 12, 31), turn=2),
    )
    assert planned("Name|Roles", "A House|juggler", answers={"part:juggler": "patron"}).items[0].parts == (
        Part(kind="patron"),
    )


def test_roles_that_stand_are_completed_and_end_only_with_an_id() -> None:
    core, chair = Part(kind="core", since=date(2024, 1, 1)), Part(kind="chair")
    past = Part(kind="patron", until=date(2020, 1, 1))
    known = replace(DAWN, parts=(core, chair, past), shown={"parts": "Core group since 2024-01-01; Chair"})
    standing = with_known(known)
    found = planned("Name|Roles", "New Dawn|core group until 2027-01-01", standing=standing)
    assert found.items[0].parts_changed == ((core, replace(core, until=date(2027, 1, 1))),)
    assert found.items[0].parts_ended == ()
    assert planned("Id|Name|Roles", "d1|New Dawn|core group", standing=standing).items[0].parts_ended == (
        chair,
    )
    assert planned("Id|Name|Roles", "d1|New Dawn|-", standing=standing).items[0].parts_ended == (core, chair)
    assert planned(
        "Id|Name|Roles", "d1|New Dawn|Core group since 2024-01-01; Chair", standing=standing
    ).changes_nothing
    assert planned("Name|Roles", "New Dawn|patron until 2020-01-01", standing=standing).changes_nothing


def test_two_heads_at_once_are_refused_by_name() -> None:
    found = planned("Name|Representative|Seat", "A House|Lek|head", "A House|Noi|head")
    assert "two heads at once: Lek, Noi" in faults(found)[0][2]
    standing = with_known(DAWN)
    assert (
        "Nok Wongsa, Lek"
        in faults(planned("Name|Representative|Seat", "New Dawn|Lek|head", standing=standing))[0][2]
    )
    swapped = planned(
        "Name|Representative|Seat", "New Dawn|Lek|head", "New Dawn|Nok Wongsa|alternate", standing=standing
    )
    assert swapped.faults == ()
    assert [change.new for change in changes(swapped)] == ["Lek", "alternate"]


def test_without_a_seat_the_first_is_head_and_the_next_alternate() -> None:
    found = planned(
        "Name|Representative|E-mail|Phone",
        "A House|Lek|lek@example.org|",
        "A House|Noi||+66 1",
        "A House|Noi||+66 1",
    )
    assert [(each.name, each.seat) for each in found.items[0].people] == [
        ("Lek", "head"),
        ("Noi", "alternate"),
    ]


def test_a_representative_is_known_by_address_or_name_and_completed() -> None:
    standing = with_known(replace(DAWN, people=(Seated(name="Nok", seat="head"),)))
    found = planned(
        "Name|Representative|E-mail|Position", "New Dawn|NOK|n@example.org|Head of office", standing=standing
    )
    assert [(change.field, change.new) for change in changes(found)] == [
        ("rep_email", "n@example.org"),
        ("rep_position", "Head of office"),
    ]
    same = planned(
        "Name|Representative|E-mail", "New Dawn|N. Wongsa|nok@example.org", standing=with_known(DAWN)
    )
    assert same.changes_nothing
    again = planned("Name|Representative|Phone|Position", "A House|Lek|+66 1|", "A House|Lek||Cook")
    assert [each.position for each in again.items[0].people] == ["Cook"]


@pytest.mark.parametrize(
    ("cells", "column"),
    [("Lek|lek at example|", 2), ("Lek||third", 3), ("Lek|taken@example.org|", 2)],
)
def test_what_is_said_of_a_representative_is_checked(cells: str, column: int) -> None:
    standing = replace(EMPTY, accounts={"taken@example.org": "somebody else"})
    found = planned("Name|Representative|E-mail|Seat", f"A House|{cells}", standing=standing)
    assert [(row, at) for row, at, _ in faults(found)] == [(2, column)]


def test_an_address_without_a_name_is_noted() -> None:
    found = planned("Name|Representative|E-mail", "A House||office@example.org")
    assert "without a name" in str(found.items[0].notes[0])
    assert found.items[0].people == ()


def test_who_is_gone_is_asked_about() -> None:
    standing = with_known(DAWN, DUSK, last=("d1", "d2", "deleted"))
    lines = ("Name", "New Dawn")
    (ask,) = planned(*lines, standing=standing).asks
    assert (ask.id, ask.guess, ask.must) == ("gone:d2", "keep", False)
    assert planned(*lines, standing=standing).changes_nothing
    for answer, done in (
        ("keep", ()),
        ("left", (("d2", "left:2026-11-23"),)),
        ("mistake", (("d2", "mistake"),)),
    ):
        assert planned(*lines, standing=standing, answers={"gone:d2": answer}).gone == done
    assert planned(*lines, standing=standing, answers={"gone:d2": "left:2026-05-01"}).gone == (
        ("d2", "left:2026-05-01"),
    )
    assert planned(*lines, standing=standing, answers={"gone:d2": "left:never"}).gone == ()
    assert day_of("mistake") is None


def test_who_left_stays_away_and_who_comes_back_joins_again() -> None:
    gone = replace(DUSK, is_member=False, values={"left": "2024-05-01"}, shown={"left": "2024-05-01"})
    assert planned("Name|Left", "Old Dusk|1 May 2567", standing=with_known(gone)).changes_nothing
    back = planned("Name", "Old Dusk", standing=with_known(gone))
    assert (back.items[0].joins, [change.field for change in changes(back)]) == (True, ["member"])


def test_answers_are_checked_against_the_questions() -> None:
    asks = planned("Name|Type", "A House|Goverment").asks
    check({"type:goverment": "government", "row:7": "leave-out"}, asks)
    for answers, kind in (
        ({"type:castle": "ngo"}, QUESTION_UNKNOWN),
        ({"type:goverment": "castle"}, ANSWER_UNKNOWN),
    ):
        with pytest.raises(Problem) as caught:
            check(answers, asks)
        assert caught.value.kind == kind


def test_columns_that_no_member_has_are_named_not_refused() -> None:
    laid = layout("Country|Organisation|Activity|Pcode|Org type", "Laos|New Dawn|x|1|NGO")
    assert [column.name for column in laid.left_out] == ["Country", "Activity", "Pcode"]
    assert laid.fields == {"name": (1,), "type": (4,)}


def test_columns_header_and_sheet_may_be_put_right() -> None:
    lines = ("A title", "What|Who|Kind", "x|New Dawn|NGO")
    with pytest.raises(Problem) as caught:
        list(layout(*lines, header="2").rows())
    assert caught.value.kind == NO_NAME_COLUMN
    laid = lay_out([sheet(*lines)], {"header": "2", "column:B": "name", "column:C": "-"})
    assert [row.cells for row in laid.rows()] == [("x", "New Dawn", "NGO")]
    moved = layout("Name|Who", "x|New Dawn", **{"column:B": "name"})
    assert moved.fields == {"name": (1,)}
    many = layout("Name|AKA|More", "x|y|z", **{"column:C": "aliases"})
    assert many.fields["aliases"] == (1, 2)
    other = Sheet("notes", (Row(1, ("just", "words")), Row(2, ("a", "b"))))
    blank = Sheet("blank", (Row(1, ("1", "2")), Row(2, ("3", "4"))))
    assert lay_out([blank, other, sheet("Name|Type", "A|NGO")], {}).sheet.name == "list"
    assert (
        lay_out([sheet("Name|Type", "A|NGO"), other], {"sheet": "notes", "header": "1"}).sheet.name == "notes"
    )


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"sheet": "nowhere"}, ANSWER_UNKNOWN),
        ({"header": "99"}, ANSWER_UNKNOWN),
        ({"column:ZZ": "name"}, ANSWER_UNKNOWN),
        ({"column:A": "castle"}, ANSWER_UNKNOWN),
        ({"column:A": "name", "column:B": "name"}, COLUMN_TWICE),
    ],
)
def test_a_wrong_answer_about_the_file_is_refused(answers: dict[str, str], kind: object) -> None:
    with pytest.raises(Problem) as caught:
        lay_out([sheet("Name|Type", "A|NGO")], answers)
    assert caught.value.kind == kind


WORDS = st.sampled_from(
    ["New Dawn", "Old Dusk", "BRAC", "BRAC SL", "มูลนิธิเด็ก", "ສູນ", "儿童之家", "", "unknown", "Living Water"]
)
ROWS = st.lists(
    st.tuples(
        WORDS, st.sampled_from(["", "ND", "OD"]), st.sampled_from(["NGO", "", "Private", "Castle"]), WORDS
    ),
    min_size=1,
    max_size=8,
)


def as_known(found: Plan) -> tuple[Known, ...]:
    """Give what would stand after a plan, as far as names, aliases and plain values go."""
    ids = {item.target: f"known-{place}" for place, item in enumerate(found.items)}
    return tuple(
        Known(
            id=ids[item.target],
            names=item.names or {"en": item.name},
            aliases=item.aliases,
            values={name: ids.get(value, value) for name, value in item.values.items()},
            is_member=bool(item.rows),
        )
        for item in found.items
    )


@settings(max_examples=40, deadline=None)
@given(ROWS, st.sampled_from(list(Alike)))
def test_whatever_the_list_bringing_it_in_again_changes_nothing(
    rows: list[tuple[str, ...]], answer: Alike
) -> None:
    lines = ("Name|Acronym|Type|Other names", *("|".join(row) for row in rows))
    answers: dict[str, str] = {"type:castle": "government"}
    for _ in range(3):
        asks = planned(*lines, answers=answers).asks
        wanted = {AskKind.SAME: answer.value, AskKind.ROW: "leave-out"}
        answers |= {ask.id: wanted.get(ask.kind, ask.options[0].value) for ask in asks if ask.is_open}
    first = planned(*lines, answers=answers)
    assume(not first.faults)
    again = planned(*lines, standing=with_known(*as_known(first)), answers=answers)
    assert again.faults == ()
    assert [change for item in again.items for change in item.changes] == []


def test_an_own_name_counts_more_than_another_ones_other_name() -> None:
    other = replace(DUSK, aliases=("New Dawn",))
    assert [item.target for item in planned("Name", "New Dawn", standing=with_known(DAWN, other)).items] == [
        "d1"
    ]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40))
def test_no_text_is_taken_for_a_date_that_it_is_not(text: str) -> None:
    day = parse_date(text)
    assert day is None or any(sign.isdecimal() for sign in text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("2026年11月23日", date(2026, 11, 23)),
        ("23/11/2569", date(2026, 11, 23)),
        ("๒๓ พ.ย. ๒๕๖๙", date(2026, 11, 23)),
        ("23 November 2026", date(2026, 11, 23)),
        ("Nov 23, 2026", date(2026, 11, 23)),
        ("11/23/2026", date(2026, 11, 23)),
        ("2019", date(2019, 1, 1)),
        ("31/02/2026", None),
        ("23 Foo 2026", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert parse_date(text) == day


def test_one_that_is_the_same_as_one_that_is_known_is_known_too() -> None:
    k1 = Known(id="k1", names={"en": "k1"}, is_member=True)
    same = {"same:c|b": "same", "same:b|k1": "same"}
    found = told_alike(("c", "b"), ("b", k1), standing=with_known(k1), answers=same)
    assert [item.target for item in found.items] == ["k1"]


def test_a_parent_that_the_list_states_counts_more_than_an_answer() -> None:
    found = alike("part-of", "Name|Part of", "BRAC|", "BRAC SL|Old Tree", "Old Tree|")
    assert found.items[1].values == {"parent": "new:old tree"}


def test_two_of_the_same_bring_their_people_and_roles_together() -> None:
    (item,) = alike(
        "same", "Name|Name (Thai)|Representative|Roles", "BRAC|-|Lek|chair", "BRAC SL||Lek|chair"
    ).items
    assert (len(item.people), len(item.parts)) == (1, 1)


def test_a_type_may_be_emptied_by_its_id() -> None:
    found = planned("Id|Name|Type", "d1|New Dawn|-", standing=with_known(DAWN))
    assert changes(found) == [Change("type", "NGO", "")]


def test_an_address_of_a_website_that_is_whole_stays_as_it_is() -> None:
    assert planned("Name|Website", "A House|https://a.example.org").items[0].values == {
        "website": "https://a.example.org"
    }
