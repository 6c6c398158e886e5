"""What each field of a member list may say, and what the plan makes of people, roles and dates."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.domain.memberlists import (
    DAWN,
    DUSK,
    EMPTY,
    alike,
    changes,
    faults,
    layout,
    planned,
    sheet,
    told_alike,
    with_known,
)
from trellis.domain.memberasks import Alike, AskKind, check, day_of
from trellis.domain.memberfacts import Change, Known, Plan, Seated
from trellis.domain.memberlayout import lay_out, rows
from trellis.domain.memberwords import Part, parse_date
from trellis.domain.problems import ANSWER_UNKNOWN, COLUMN_TWICE, NO_NAME_COLUMN, QUESTION_UNKNOWN, Problem
from trellis.domain.sheet import Row, Sheet


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
        list(rows(layout(*lines, header="2")))
    assert caught.value.kind == NO_NAME_COLUMN
    laid = lay_out([sheet(*lines)], {"header": "2", "column:B": "name", "column:C": "-"})
    assert [row.cells for row in rows(laid)] == [("x", "New Dawn", "NGO")]
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
    # A list that gives one name to two organisations is asked about again; nothing is done before the answer.
    assert all("More than one organisation" in str(fault.says) for fault in again.faults)
    assert again.faults or [change for item in again.items for change in item.changes] == []


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
