"""A plan says what a list would do, asks about what is alike, and names each error at its cell."""

from dataclasses import replace

from tests.domain.memberlists import (
    ALIKE,
    DAWN,
    DUSK,
    EMPTY,
    alike,
    changes,
    faults,
    planned,
    told_alike,
    with_known,
)
from trellis.domain.memberasks import Alike, AskKind
from trellis.domain.memberfacts import Change, Deed, Known, Place


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
