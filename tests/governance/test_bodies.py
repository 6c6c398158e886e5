"""Bodies: seats that are counted, terms, parts that tell who sits where, endings that can be taken back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.people import North, South, by, member
from trellis.domain.problems import (
    ASSEMBLY_OF_ALL,
    BODY_ENDED,
    CHANGED_MEANWHILE,
    ENDED_ALREADY,
    NAME_MISSING,
    NOT_A_MEMBER,
    NOT_ENDED,
    NOT_PERMITTED,
    NOT_SITTING,
    OFFICE_OF_A_PART,
    OFFICE_TAKEN,
    ONE_ASSEMBLY,
    OTHER_NETWORK,
    SAME_BODY,
    SEATS_DIFFER,
    SEATS_OF_GROUP_TAKEN,
    SEATS_TAKEN,
    SITS_ALREADY,
    Problem,
)
from trellis.governance.actions.bodies import Charter, add_body, change_body, end_body, resume_body
from trellis.governance.actions.sitting import Seating, reseat, seat, unseat
from trellis.governance.models import Body, BodyKind, Office, Sitting
from trellis.governance.queries.bodies import deciders, holders, holders_of
from trellis.governance.queries.composition import composition
from trellis.governance.subjects import Subject
from trellis.ledger.models import Line
from trellis.members import actions as members
from trellis.members.actions.parts import Term
from trellis.members.models import Part, PartKind

DAY = timedelta(days=1)


def body(north: North, kind: BodyKind = BodyKind.BOARD, **more: Any) -> Body:
    charter = Charter(kind=kind, names={"en": str(kind.label)}, **more)
    return add_body(actor=by(north.malee), network=north.network, charter=charter)


def sits(north: North, where: Body, who: Any, **seating: Any) -> Any:
    return seat(actor=by(north.malee), body=where, organisation=who, seating=Seating(**seating))


def names(where: Body, on: date | None = None) -> list[str]:
    return [str(each.organisation) for each in holders(where, on)]


def refused(kind: object, deed: Any, *args: Any, **given: Any) -> None:
    lines = Line.objects.count()
    with pytest.raises(Problem) as problem:
        deed(*args, **given)
    assert problem.value.kind is kind
    assert Line.objects.count() == lines


def test_to_an_assembly_all_members_belong(north: North) -> None:
    assembly = body(north, BodyKind.ASSEMBLY)
    assert names(assembly) == ["Children's Centre", "Provincial Welfare Office", "Women's Weaving Group"]
    members.end_membership(actor=by(north.malee), membership=north.group.memberships.get(), reason="Moved")
    assert names(assembly) == ["Children's Centre", "Provincial Welfare Office"]
    assert len(names(assembly, timezone.localdate() - DAY)) == 3
    refused(ASSEMBLY_OF_ALL, sits, north, assembly, north.centre)
    refused(ONE_ASSEMBLY, body, north, BodyKind.ASSEMBLY)


def test_who_chairs_the_network_chairs_its_assembly(north: North) -> None:
    membership = north.office.memberships.get()
    members.give_part(actor=by(north.malee), membership=membership, term=Term(kind=PartKind.CHAIR))
    first = holders(body(north, BodyKind.ASSEMBLY))[0]
    assert (first.organisation, first.office) == (north.office, Office.CHAIR)


def test_observers_dont_decide(north: North) -> None:
    membership = north.group.memberships.get()
    members.give_part(actor=by(north.malee), membership=membership, term=Term(kind=PartKind.OBSERVER))
    board = body(north)
    sits(north, board, north.group)
    sits(north, board, north.centre)
    assert [each.organisation for each in deciders(None, north.network)] == [north.centre, north.office]
    assert [each.organisation for each in deciders(board, north.network)] == [north.centre]


def test_a_seat_over_the_number_is_refused(north: North) -> None:
    board = body(north, seats=2, seats_by={str(north.ngos.pk): 1})
    sits(north, board, north.centre, office=Office.CHAIR)
    shelter = member(by(north.malee), north.network, north.ngos, en="Night Shelter")
    refused(SEATS_OF_GROUP_TAKEN, sits, north, board, shelter)
    sits(north, board, north.office)
    refused(SEATS_TAKEN, sits, north, board, north.group)
    tomorrow = timezone.localdate() + DAY
    unseat(actor=by(north.malee), body=board, organisation=north.office, reason="Rotation")
    refused(SEATS_TAKEN, sits, north, board, north.group)
    sits(north, board, north.group, since=tomorrow)
    assert names(board, tomorrow) == ["Children's Centre", "Women's Weaving Group"]


def test_an_office_is_held_by_one_and_another_office_ends_the_former_seat(north: North) -> None:
    board = body(north)
    sits(north, board, north.centre, office=Office.CHAIR, since=date(2026, 3, 1))
    refused(OFFICE_TAKEN, sits, north, board, north.office, office=Office.CHAIR)
    sits(north, board, north.centre, office=Office.SECRETARY)
    sits(north, board, north.office, office=Office.CHAIR)
    assert [each.office for each in holders(board)] == [Office.CHAIR, Office.SECRETARY]
    former = Sitting.objects.get(organisation=north.centre, office=Office.CHAIR)
    assert former.until == timezone.localdate() - DAY
    refused(SITS_ALREADY, sits, north, board, north.centre, office=Office.SECRETARY)
    refused(SITS_ALREADY, sits, north, board, north.centre, office=Office.VICE)


def test_only_a_member_of_this_network_sits(north: North, south: South) -> None:
    board = body(north)
    refused(OTHER_NETWORK, sits, north, board, south.shelter)
    sits(north, board, north.group)
    members.end_membership(actor=by(north.malee), membership=north.group.memberships.get(), reason="Moved")
    assert names(board) == []
    refused(NOT_A_MEMBER, sits, north, board, north.group)
    end_body(actor=by(north.malee), body=board, reason="Done", until=timezone.localdate())
    refused(BODY_ENDED, sits, north, board, north.centre, since=timezone.localdate() + DAY)


def test_a_core_group_is_told_by_the_members_parts(north: North) -> None:
    core = body(north, BodyKind.CORE, seats=1)
    refused(OFFICE_OF_A_PART, sits, north, core, north.centre, office=Office.CHAIR)
    given = sits(north, core, north.centre)
    assert isinstance(given, Part)
    assert (given.kind, names(core)) == (PartKind.CORE, ["Children's Centre"])
    refused(SITS_ALREADY, sits, north, core, north.centre)
    refused(SEATS_TAKEN, sits, north, core, north.office)
    assert Sitting.objects.count() == 0
    yesterday = timezone.localdate()
    unseat(actor=by(north.malee), body=core, organisation=north.centre, reason="Rotation", until=yesterday)
    assert names(core, timezone.localdate() + DAY) == []
    reseat(actor=by(north.malee), body=core, organisation=north.centre)
    assert Part.objects.get().until is None


def test_two_secretariats_each_for_its_constituency(north: North) -> None:
    for_government = body(north, BodyKind.SECRETARIAT, for_constituency=north.government)
    for_ngos = body(north, BodyKind.SECRETARIAT, for_constituency=north.ngos)
    sits(north, for_government, north.office)
    sits(north, for_ngos, north.centre)
    found = holders_of([for_government, for_ngos], north.network)
    assert [str(each.organisation) for rows in found.values() for each in rows] == [
        "Provincial Welfare Office",
        "Children's Centre",
    ]
    refused(SAME_BODY, body, north, BodyKind.SECRETARIAT, for_constituency=north.ngos)
    charter = Charter(kind=BodyKind.SECRETARIAT, names={"en": "S"}, for_constituency=north.ngos)
    changed = {"actor": by(north.malee), "body": for_government, "version": 1, "charter": charter}
    refused(SAME_BODY, change_body, **changed)


def test_a_mistaken_ending_of_a_seat_is_taken_back_as_it_was(north: North) -> None:
    board, ends = body(north, seats=1), timezone.localdate() + 200 * DAY
    sits(north, board, north.centre, since=date(2026, 1, 1), until=ends)
    given = {"actor": by(north.malee), "body": board, "organisation": north.centre}
    refused(NOT_ENDED, reseat, **given)
    yesterday = timezone.localdate() - DAY
    unseat(**given, reason="Wrong member", until=yesterday)
    assert names(board) == []
    refused(NOT_SITTING, unseat, **given, reason="Again", until=yesterday)
    reseat(**given)
    assert (names(board), Sitting.objects.get().until) == (["Children's Centre"], ends)
    refused(NOT_ENDED, reseat, **given)
    unseat(**given, reason="Rotation", until=yesterday)
    sits(north, board, north.office)
    refused(SEATS_TAKEN, reseat, **given)


def test_a_seat_that_somebody_has_anew_isnt_put_back_twice(north: North) -> None:
    board = body(north)
    given = {"actor": by(north.malee), "body": board, "organisation": north.centre}
    refused(NOT_ENDED, reseat, **given)
    sits(north, board, north.centre, since=date(2026, 1, 1))
    unseat(**given, reason="Wrong", until=timezone.localdate() - DAY)
    sits(north, board, north.centre)
    refused(SITS_ALREADY, reseat, **given)
    refused(NOT_SITTING, unseat, **{**given, "organisation": north.office}, reason="None")


def test_a_body_is_changed_by_who_saw_what_stands(north: North, south: South) -> None:
    board = body(north)
    charter = Charter(
        kind=BodyKind.BOARD,
        names={"en": "Board", "th": ""},
        decides=(Subject.MONEY,),
        seats=3,
        term_months=24,
    )
    given = {"actor": by(north.malee), "body": board, "charter": charter}
    changed = change_body(**given, version=1)
    assert (changed.names, changed.decides, changed.seats) == ({"en": "Board"}, ["money"], 3)
    refused(CHANGED_MEANWHILE, change_body, **given, version=1)
    too_many = Charter(kind=BodyKind.BOARD, names={"en": "B"}, seats=1, seats_by={str(north.ngos.pk): 2})
    refused(SEATS_DIFFER, change_body, **{**given, "charter": too_many}, version=2)
    nameless = Charter(kind=BodyKind.BOARD, names={"en": " "})
    refused(NAME_MISSING, change_body, **{**given, "charter": nameless}, version=2)
    refused(NOT_PERMITTED, change_body, **{**given, "actor": by(south.wipa)}, version=2)
    line = Line.objects.filter(verb="body.change").get()
    assert set(line.detail["changed"]) == {"decides", "seats", "term_months"}


def test_a_body_ends_with_its_parts_and_is_put_back(north: North) -> None:
    core = body(north, BodyKind.CORE)
    sits(north, core, north.centre)
    sits(north, core, north.office, since=timezone.localdate() + 30 * DAY)
    malee, today = by(north.malee), timezone.localdate()
    refused(NOT_ENDED, resume_body, actor=malee, body=core)
    end_body(actor=malee, body=core, reason="The board does it now")
    assert names(core, today + DAY) == []
    assert Part.objects.get(membership__organisation=north.centre).until == today
    refused(ENDED_ALREADY, end_body, actor=malee, body=core, reason="Again")
    resume_body(actor=malee, body=core)
    assert names(core, today + DAY) == ["Children's Centre"]
    assert core.ended_reason == ""


def test_one_assembly_at_a_time_even_when_put_back(north: North) -> None:
    malee = by(north.malee)
    first = body(north, BodyKind.ASSEMBLY, since=date(2026, 1, 1))
    end_body(actor=malee, body=first, reason="New rules", until=timezone.localdate() - DAY)
    assert holders(first) == []
    body(north, BodyKind.ASSEMBLY)
    refused(ONE_ASSEMBLY, resume_body, actor=malee, body=first)


def test_what_a_bodys_page_is_made_of(north: North) -> None:
    today = timezone.localdate()
    board = body(north, seats=4, seats_by={str(north.community.pk): 2}, term_months=12, terms_in_a_row=1)
    sits(north, board, north.centre, since=today - 400 * DAY)
    sits(north, board, north.office, since=today - 10 * DAY)
    sits(north, board, north.group, since=today - 800 * DAY, until=today - 500 * DAY)
    unseat(
        actor=by(north.malee), body=board, organisation=north.group, reason="Left", until=today - 600 * DAY
    )
    made = composition(board)
    assert [(str(each.holder.organisation), each.tenure and each.tenure.stage) for each in made.seated] == [
        ("Children's Centre", "too_long"),
        ("Provincial Welfare Office", "sits"),
    ]
    assert [size for _constituency, size in made.shares] == [1, 1, 0]
    assert (made.empty.whole, [(number, empty) for _c, number, empty in made.kept]) == (2, [(2, 2)])
    assert [(each.is_ended, each.may_sit_again) for each in made.others] == [(True, True)]
    unplaced = member(by(north.malee), north.network, None, en="Mobile Clinic")
    sits(north, board, unplaced)
    assert composition(board).shares[-1] == (None, 1)


def test_the_record_tells_who_got_a_seat_where(north: North) -> None:
    board = body(north)
    sits(north, board, north.centre)
    line = Line.objects.latest("number")
    assert line.verb == "body.seat"
    assert line.detail["body"] == str(board.pk)
    assert line.parties == [str(north.centre.pk)] or line.parties == [north.centre.pk]


def test_the_first_day_of_the_calendar_has_no_day_before(north: North) -> None:
    board = body(north)
    sits(north, board, north.centre, since=date(2026, 3, 1))
    refused(SITS_ALREADY, sits, north, board, north.centre, office=Office.CHAIR, since=date.min)
