"""Invitations: to members and people, answered by any channel; who can't come for lack of means is seen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, rule, speaks_for
from tests.meetings.planning import called, planned
from tests.members.test_memberships import refused
from tests.people import North, South, by
from trellis.asks.actions.answers import answer, enter
from trellis.asks.models import Ask, Asked, Standing
from trellis.domain.asking import Given
from trellis.domain.problems import (
    MEETING_STAGE,
    MEETING_UNDATED,
    NOBODY_TO_INVITE,
    NOT_ITS_SPEAKER,
    NOT_PERMITTED,
)
from trellis.governance.models import Body
from trellis.meetings.actions.invitations import (
    Response,
    call_meeting,
    invite,
    name_who_comes,
    respond,
)
from trellis.meetings.models import Coming, Form, Invitation, Meeting, Stage
from trellis.meetings.queries.invitations import invited_to
from trellis.meetings.queries.quorum import deciding, expected


def test_members_are_invited_by_an_ask(north: North) -> None:
    meeting = called(north)
    assert meeting.stage == Stage.CALLED
    assert set(Asked.objects.values_list("organisation", flat=True)) == {
        north.office.pk,
        north.centre.pk,
        north.group.pk,
    }
    ask = Ask.objects.get()
    assert ask.until == meeting.starts_at - timedelta(days=2)  # type: ignore[operator]
    assert "remote" not in [each["key"] for each in ask.shape["choices"]]
    with refused(MEETING_STAGE):
        call_meeting(actor=by(north.malee), meeting=meeting)


def test_what_a_call_needs(north: North) -> None:
    with refused(MEETING_UNDATED):
        call_meeting(actor=by(north.malee), meeting=planned(north, starts_at=None))
    body = Body.objects.create(network=north.network, names={"en": "Board"}, kind="board")
    with refused(NOBODY_TO_INVITE):
        call_meeting(actor=by(north.malee), meeting=planned(north, body=body))
    with refused(NOT_PERMITTED):
        call_meeting(actor=by(north.nok), meeting=planned(north))


def test_an_answer_through_the_ask_fills_the_invitation(north: North) -> None:
    meeting = called(north, form=Form.BOTH)
    asked = Asked.objects.get(organisation=north.centre.pk)
    given = Given(choices=("no-means",), needs=("travel", "child-care"), text="Two buses, 200 baht.")
    assert answer(actor=by(north.nok), asked=asked, given=given).standing == Standing.CURRENT
    found = invited_to(meeting)
    assert [each.organisation for each in found.of(Coming.NO_MEANS)] == [north.centre]
    assert found.of(Coming.NO_MEANS)[0].remark == "Two buses, 200 baht."
    assert set(found.needs) == {"travel", "child-care"}
    later = answer(actor=by(north.nok), asked=asked, given=Given(choices=("remote",)))
    assert later.standing == Standing.CURRENT
    assert invited_to(meeting).members_coming == {north.centre.pk}


def test_the_desk_enters_what_was_said_by_phone(north: North) -> None:
    meeting = called(north)
    asked = Asked.objects.get(organisation=north.group.pk)
    enter(actor=by(north.malee), asked=asked, given=Given(choices=("yes",)))
    assert invited_to(meeting).members_coming == {north.group.pk}


def test_a_person_beside_the_members_is_invited_once(north: North, south: South) -> None:
    meeting = called(north)
    for _again in range(2):
        invite(actor=by(north.malee), meeting=meeting, people=[north.aree, south.wipa])
    assert list(meeting.invitations.filter(organisation=None).values_list("person", flat=True)) == [
        north.aree.pk
    ]
    hers = meeting.invitations.get(person=north.aree)
    assert (
        respond(actor=by(north.aree), invitation=hers, response=Response(coming=Coming.YES)).coming == "yes"
    )
    with refused(NOT_PERMITTED):
        respond(actor=by(north.nok), invitation=hers, response=Response(coming=Coming.NO))


def test_who_comes_is_one_of_the_members_speakers(north: North) -> None:
    meeting = called(north)
    hers = meeting.invitations.get(organisation=north.centre)
    assert name_who_comes(actor=by(north.nok), invitation=hers, person=north.nok).who_comes == north.nok
    with refused(NOT_ITS_SPEAKER):
        name_who_comes(actor=by(north.nok), invitation=hers, person=north.aree)


def test_the_quorum_to_expect_follows_the_rule(north: North) -> None:
    rule(north, MAJORITY | {"quorum": {"members": "2/3", "each_constituency": 1}})
    found = deciding(planned(north))
    says, is_met = expected(found, [north.centre.pk])
    assert ("2 of 3 needed, 1 present" in str(says[0]), is_met) == (True, False)
    assert len(says) == 4
    assert expected(found, [north.centre.pk, north.office.pk, north.group.pk])[1] is True


def test_answering_and_looking_on_the_page(north: North, client: Client) -> None:
    meeting = planned(north)
    client.force_login(north.malee)
    at = f"/n/north/meetings/{meeting.pk}"
    assert client.post(f"{at}/call")["Location"] == f"{at}/invited"
    assert client.post(f"{at}/call", follow=True).status_code == 200
    hers = Invitation.objects.get(organisation=north.centre)
    client.force_login(north.nok)
    assert f"/n/north/invitations/{hers.pk}" in client.get(at).content.decode()
    sent = {"coming": "no-means", "needs": ["travel"], "text": "No bus.", "who_comes": str(north.nok.pk)}
    assert client.post(f"/n/north/invitations/{hers.pk}", sent).status_code == 302
    assert client.get(f"{at}/invited").status_code == 403
    client.force_login(north.malee)
    page = client.get(f"{at}/invited").content.decode()
    assert "No bus." in page
    assert "Travel money or a ride" in page
    assert Asked.objects.get(organisation=north.centre.pk).answered_at
    sent = {"person": "Aree", "person-id": str(north.aree.pk), "person-said": "Aree"}
    assert client.post(f"{at}/invite", sent).status_code == 302
    assert client.post(f"{at}/invite", {"person": ""}).status_code == 400


def test_a_late_answer_says_so(north: North, client: Client) -> None:
    called(north)
    Asked.objects.update(until=timezone.now() - timedelta(hours=1))
    hers = Invitation.objects.get(organisation=north.centre)
    client.force_login(north.nok)
    late = client.post(f"/n/north/invitations/{hers.pk}", {"coming": "yes"})
    assert (late.status_code, "came too late" in late.content.decode()) == (400, True)
    Asked.objects.update(until=timezone.now() + timedelta(hours=1))
    Meeting.objects.update(stage=Stage.OVER)
    refusal = client.post(f"/n/north/invitations/{hers.pk}", {"coming": "no"}).content.decode()
    assert "came too late" not in refusal
    assert "it doesn&#39;t count: " in refusal
    Meeting.objects.update(stage=Stage.CALLED)
    Ask.objects.all().delete()
    assert client.post(f"/n/north/invitations/{hers.pk}", {"coming": "yes"}).status_code == 302


@pytest.mark.parametrize("who", ["wipa"])
def test_a_neighbour_finds_no_invitation(north: North, south: South, client: Client, who: str) -> None:
    called(north)
    speaks_for(north, north.aree, north.group)
    client.force_login(getattr(south, who))
    for each in Invitation.objects.all():
        assert client.get(f"/n/north/invitations/{each.pk}").status_code == 404
