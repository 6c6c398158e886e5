"""An agenda: proposed by any member, in order, with its time; what is left goes on to the next meeting."""

from typing import Any

import pytest
from django.test import Client

from tests.decisions.deciding import speaks_for
from tests.meetings.planning import next_week, planned
from tests.members.test_memberships import refused
from tests.people import North, by
from trellis.asks.actions.answers import answer
from trellis.asks.closing import close_asks
from trellis.asks.models import Ask, Asked, Standing
from trellis.domain.asking import Given
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    ITEM_SETTLED,
    ITEM_UNNAMED,
    NOT_FOR_THAT,
    NOT_PERMITTED,
    OTHER_NETWORK,
)
from trellis.domain.sentence import Sentence
from trellis.meetings.actions.agenda import (
    Item,
    accept,
    ask_for_items,
    carry,
    change_item,
    move_item,
    postpone,
    propose,
)
from trellis.meetings.answers import WISH
from trellis.meetings.models import AgendaItem, ItemStage, Meeting, Stage
from trellis.meetings.queries.agenda import agenda_of


def put(north: North, meeting: Meeting, title: str, who: str = "nok", **more: Any) -> AgendaItem:
    return propose(actor=by(getattr(north, who)), meeting=meeting, item=Item(title=title, **more))


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item, _slot in agenda_of(meeting).items]


def test_any_member_proposes_and_twice_is_once(north: North) -> None:
    meeting = planned(north)
    first = put(north, meeting, "The bus", minutes=30)
    assert put(north, meeting, "The bus") == first
    assert (first.organisation, first.stage) == (north.centre, ItemStage.PROPOSED)
    assert put(north, meeting, "Rooms", who="aree").organisation is None
    with refused(ITEM_UNNAMED):
        put(north, meeting, "  ")
    with refused(NOT_FOR_THAT):
        propose(actor=by(north.nok), meeting=meeting, item=Item(title="X"), organisation=north.office)


def test_items_are_ordered_accepted_and_timed(north: North) -> None:
    meeting = planned(north)
    first, second = put(north, meeting, "The bus", minutes=90), put(north, meeting, "Rooms", minutes=60)
    move_item(actor=by(north.malee), item=second, up=True)
    move_item(actor=by(north.malee), item=second, up=True)
    assert titles(meeting) == ["Rooms", "The bus"]
    accept(actor=by(north.somchai), item=first)
    with refused(ITEM_SETTLED):
        accept(actor=by(north.somchai), item=first)
    found = agenda_of(meeting)
    assert [slot.begins and slot.begins.strftime("%H:%M") for _item, slot in found.items] == [
        "09:00",
        "10:00",
    ]
    assert found.plan.over == 30
    assert [(org, part.items) for org, part in found.shares] == [(north.centre, 2)]


def test_an_item_is_worded_anew_by_its_author_until_it_is_accepted(north: North) -> None:
    meeting = planned(north)
    item = put(north, meeting, "The bus")
    version = item.version
    change_item(actor=by(north.nok), item=item, to=Item(title="The old bus", minutes=5), version=version)
    with refused(CHANGED_MEANWHILE):
        change_item(actor=by(north.malee), item=item, to=Item(title="No"), version=version)
    accept(actor=by(north.malee), item=item)
    with refused(NOT_PERMITTED):
        change_item(actor=by(north.nok), item=item, to=Item(title="No"), version=item.version)


def test_what_is_postponed_comes_first_in_the_next_meeting_once(north: North) -> None:
    meeting, following = planned(north), planned(north, starts_at=next_week(15))
    item = put(north, meeting, "The bus", minutes=20)
    put(north, following, "Rooms")
    postpone(actor=by(north.malee), item=item, reason="The owner isn't here.")
    Meeting.objects.filter(pk=meeting.pk).update(stage=Stage.OVER)
    carry(actor=by(north.malee), meeting=following)
    carry(actor=by(north.malee), meeting=following)
    assert titles(following) == ["The bus", "Rooms"]
    carried = following.items.get(title="The bus")
    assert (carried.carried_from, carried.organisation, carried.minutes) == (item, north.centre, 20)


def test_a_wish_by_text_message_is_an_item(north: North) -> None:
    speaks_for(north, north.aree, north.group)
    meeting = planned(north)
    ask_for_items(actor=by(north.malee), meeting=meeting)
    asked = Asked.objects.get(organisation=north.group.pk)
    given = answer(actor=by(north.aree), asked=asked, given=Given(text="ถนนไปโรงเรียน ๒๐ นาที"))
    assert given.standing == Standing.CURRENT
    item = AgendaItem.objects.get()
    assert (item.title, item.minutes, item.organisation) == ("ถนนไปโรงเรียน", 20, north.group)


def test_asking_twice_goes_on_with_the_same_question(north: North) -> None:
    meeting = planned(north)
    ask_for_items(actor=by(north.malee), meeting=meeting)
    Asked.objects.filter(organisation=north.group.pk).delete()
    ask_for_items(actor=by(north.malee), meeting=meeting)
    assert Asked.objects.filter(organisation=north.group.pk, ask__about=meeting.pk).exists()
    close_asks(WISH, meeting.pk, Sentence("Enough."))
    hers = Asked.objects.get(organisation=north.centre.pk)
    Asked.objects.filter(pk=hers.pk).update(code=None)
    ask_for_items(actor=by(north.malee), meeting=meeting)
    hers.refresh_from_db()
    assert hers.code
    assert (hers.closed_at, hers.until) == (None, meeting.starts_at)
    assert (Ask.objects.get().closed_at, Asked.objects.filter(closed_at=None).count()) == (None, 3)


def test_an_item_led_by_a_stranger_is_refused(north: North, south: Any) -> None:
    with refused(OTHER_NETWORK):
        put(north, planned(north), "The bus", leads=south.shelter)


@pytest.mark.parametrize(("who", "sees_buttons"), [("malee", True), ("aree", False)])
def test_the_agenda_on_the_page(north: North, client: Client, who: str, *, sees_buttons: bool) -> None:
    meeting = planned(north)
    item = put(north, meeting, "The bus", minutes=300)
    client.force_login(getattr(north, who))
    page = client.get(f"/n/north/meetings/{meeting.pk}").content.decode()
    assert "180 too many" in page
    assert (f"/n/north/items/{item.pk}/accept" in page) == sees_buttons
    assert client.post(f"/n/north/items/{item.pk}/accept").status_code == (302 if sees_buttons else 403)


def test_deeds_on_the_agenda_by_page(north: North, client: Client) -> None:
    meeting = planned(north)
    at = f"/n/north/meetings/{meeting.pk}"
    client.force_login(north.malee)
    sent = {"title": "The bus", "minutes": "20", "text": "It is old."}
    assert client.post(f"{at}/agenda/propose", sent)["Location"] == f"{at}#agenda"
    item = AgendaItem.objects.get()
    here = f"/n/north/items/{item.pk}"
    changed = sent | {"minutes": "25", "version": str(item.version)}
    assert client.post(f"{here}/change", changed).status_code == 302
    assert client.post(f"{here}/change", changed).status_code == 400
    assert client.post(f"{here}/accept").status_code == 302
    assert client.post(f"{here}/accept", follow=True).status_code == 200
    assert client.post(f"{here}/move", {"way": "down"}).status_code == 302
    assert client.post(f"{here}/postpone", {"reason": "No time."}).status_code == 302
    assert client.post(f"{here}/move", follow=True).status_code == 200
    assert client.post(f"{at}/agenda/ask").status_code == client.post(f"{at}/agenda/carry").status_code == 302
    assert client.get(f"{here}/postpone").status_code == 200
