"""The pages of bodies: who gets them, what they do, how much they ask of the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.governance.test_bodies import DAY, body, sits
from tests.members.test_pages import read, send, signed_in
from tests.people import North, South
from trellis.governance.models import Body, BodyKind, Sitting

Limit = Callable[[int], AbstractContextManager[object]]


def pages(north: North, board: Body) -> dict[str, list[object]]:
    return {
        "bodies": [],
        "body": [board.pk],
        "body-add": [],
        "body-change": [board.pk],
        "body-end": [board.pk],
        "body-seat": [board.pk],
        "body-unseat": [board.pk, north.centre.pk],
    }


def test_malee_gets_every_page_and_outsiders_none(north: North, south: South) -> None:
    board = body(north, for_constituency=north.ngos)
    sits(north, board, north.centre)
    wrong = []
    for name, args in pages(north, board).items():
        outside = (Client(), signed_in(south.wipa))
        if {each.get(reverse(name, args=["north", *args])).status_code for each in outside} != {404}:
            wrong.append(name)
        if signed_in(south.wipa).get(reverse(name, args=["south", *args])).status_code == 200 and args:
            wrong.append(f"{name} through the south")
        if signed_in(north.malee).get(reverse(name, args=["north", *args])).status_code != 200:
            wrong.append(f"{name} for Malee")
        status = signed_in(north.aree).get(reverse(name, args=["north", *args])).status_code
        if (status == 200) != (name in {"bodies", "body"}):
            wrong.append(f"{name} for Aree: {status}")
    assert wrong == []


def test_thai_pages_are_whole(north: North) -> None:
    north.malee.language = "th"
    north.malee.save()
    board = body(north)
    for name, args in pages(north, board).items():
        assert signed_in(north.malee).get(reverse(name, args=["north", *args])).status_code == 200, name


def test_a_board_is_set_up_filled_and_ended(north: North) -> None:
    assert "A core group of committed members" not in read(north.malee, "bodies")
    assert "a core group of committed members" in read(north.malee, "bodies")
    refused = send(north.malee, "body-add", kind="board", seats="2")
    assert "at least one language" in refused
    made = send(
        north.malee,
        "body-add",
        kind="board",
        name_en="Board of Trustees",
        decides="money",
        seats="2",
        term_months="24",
        **{f"seats_{north.ngos.pk}": "1"},
    )
    assert "Who sits in it?" in made
    assert "Money and other resources" in made
    board = Body.objects.get()
    seated = send(
        north.malee, "body-seat", board.pk, organisation="CC", office="chair", since=str(timezone.localdate())
    )
    assert "The seat is given" in seated
    assert "1 of 2" in read(north.aree, "bodies")
    more = send(north.malee, "body-seat", board.pk, organisation="nothing like it", office="chair")
    assert "No organisation here has" in more
    ended = send(
        north.malee,
        "body-unseat",
        board.pk,
        north.centre.pk,
        reason="A mistake",
        until=str(timezone.localdate()),
    )
    assert "Take the ending back" in ended
    assert "runs on as before" in send(north.malee, "body-reseat", board.pk, north.centre.pk)
    assert "Nothing was changed" in send(north.malee, "body-reseat", board.pk, north.centre.pk)
    over = send(north.malee, "body-end", board.pk, reason="No need", until=str(timezone.localdate() - DAY))
    assert "No need" in over
    assert "its members sit again" in send(north.malee, "body-resume", board.pk)
    assert "Nothing was changed" in send(north.malee, "body-resume", board.pk)


def test_what_doesnt_fit_is_said_and_nothing_typed_is_lost(north: North) -> None:
    board = body(north, seats=1)
    sits(north, board, north.office)
    full = send(
        north.malee, "body-seat", board.pk, organisation="CC", office="vice", since=str(timezone.localdate())
    )
    assert "All 1 seats of Board are taken" in full
    assert 'value="CC"' in full
    changed = {"name_en": "Mine", "seats": "3", "version": "7"}
    late = send(north.malee, "body-change", board.pk, **changed)
    assert "Somebody else saved this meanwhile" in late
    assert 'value="Mine"' in late
    assert "Saved." in send(north.malee, "body-change", board.pk, **{**changed, "version": "1"})
    early = send(north.malee, "body-end", board.pk, reason="")
    assert "This field is required" in early
    assert "Choose today" not in send(north.malee, "body-unseat", board.pk, north.office.pk, reason="")


def test_a_core_group_ends_with_its_parts_and_the_page_says_so(north: North) -> None:
    core = body(north, BodyKind.CORE)
    assert "the part that says so" in read(north.malee, "body-seat", core.pk)
    assert "parts end with it" in read(north.malee, "body-end", core.pk)
    sits(north, core, north.centre)
    assert Sitting.objects.count() == 0
    assert "Core group" in read(north.aree, "member", north.centre.pk)


def test_the_list_asks_as_much_for_many_as_for_few(north: North, assert_queries: Limit) -> None:
    client = signed_in(north.aree)
    for number in range(12):
        group = body(north, BodyKind.WORKING_GROUP)
        sits(north, group, north.centre if number % 2 else north.office)
    with assert_queries(12):
        assert client.get(reverse("bodies", args=["north"])).status_code == 200
    with assert_queries(16):
        assert client.get(reverse("body", args=["north", group.pk])).status_code == 200
