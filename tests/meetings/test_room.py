"""A meeting under way: opened, who is there, who speaks, what is decided, closed; each tap is kept."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import QueryLimit
from tests.decisions.deciding import MAJORITY, proposal, rule, speakers
from tests.meetings.holding import came, item, look, meeting, minutes_of, tap, under_way
from tests.people import North, South, by
from trellis.decisions.models import Ballot
from trellis.decisions.models import Presence as BallotPresence
from trellis.domain.problems import MEETING_MOVED_ON, MEETING_NOT_OPEN, NOT_FOR_THAT, NOT_PERMITTED, Problem
from trellis.meetings.actions import attendance, holding, running, speaking
from trellis.meetings.actions.attendance import Came
from trellis.meetings.actions.meetings import cancel_meeting
from trellis.meetings.actions.running import Ended
from trellis.meetings.models import Attendance, ItemStage, Meeting, Presence, Stage, Turn
from trellis.meetings.queries.speakers import shares_of, speakers_of


def test_a_meeting_from_its_opening_to_its_verdict_on_one_phone(north: North, client: Client) -> None:
    speakers(north)
    rule(north, MAJORITY)
    here = meeting(north)
    topic = item(north, here)
    assert "Open the meeting" in look(client, north.somchai, "room", here.pk)
    assert "Wongsa" in tap(client, north.somchai, "meeting-open", here.pk)
    for organisation, person in ((north.centre, north.nok), (north.office, north.preecha)):
        noted = {"presence": "present", "organisation": organisation.pk, "person": person.pk}
        page = tap(client, north.malee, "attendance-note", here.pk, **noted)
    assert "Quorum: 2 of 3 needed, 2 present." in page
    tap(client, north.somchai, "item-open", topic.pk)
    tap(client, north.somchai, "item-attach", topic.pk, title="Train ten", text="Ten in May.")
    assert "3 voices are in" in tap(client, north.malee, "item-ballot", topic.pk)
    ballot = Ballot.objects.get()
    for organisation in (north.centre, north.office):
        row = ballot.entitled.get(organisation=organisation)
        tap(client, north.malee, "room-voice", row.pk, choice="yes")
    tap(client, north.somchai, "room-second", ballot.pk)
    page = tap(client, north.somchai, "room-count", ballot.pk)
    assert "2 cast, 2 needed, 2 yes: carried." in page
    assert "Train ten" in look(client, north.nok, "room-screen", here.pk)


def test_the_projector_renews_itself_without_a_script(north: North, client: Client) -> None:
    here = under_way(north)
    client.force_login(north.malee)
    answer = client.get(reverse("room-screen", args=["north", here.pk]))
    assert answer.headers["Refresh"] == "5"


def test_opening_or_closing_twice_is_said_and_changes_nothing(north: North) -> None:
    here = under_way(north)
    with pytest.raises(Problem) as twice:
        holding.open_meeting(actor=by(north.malee), meeting=here)
    assert twice.value.kind is MEETING_MOVED_ON
    holding.close_meeting(actor=by(north.somchai), meeting=here)
    with pytest.raises(Problem) as again:
        holding.close_meeting(actor=by(north.malee), meeting=here)
    assert again.value.kind is MEETING_NOT_OPEN


def test_the_named_chair_needs_no_role_and_a_representative_may_not(north: North) -> None:
    here = meeting(north, chair=north.preecha)
    with pytest.raises(Problem) as refused:
        holding.open_meeting(actor=by(north.nok), meeting=here)
    assert refused.value.kind is NOT_PERMITTED
    assert holding.open_meeting(actor=by(north.preecha), meeting=here).stage == Stage.OPEN


def test_who_was_absent_and_comes_is_there_and_each_tap_corrects_the_last(north: North) -> None:
    here = under_way(north)
    came(north, here, north.centre, presence=Presence.ABSENT)
    row = came(north, here, north.centre, north.nok, Presence.LATE)
    assert row.came_at is not None
    assert Attendance.objects.filter(meeting=here).count() == 1
    left = came(north, here, north.centre, north.nok, Presence.LEFT)
    assert (left.pk, left.came_at) == (row.pk, row.came_at)
    assert came(north, here, north.centre, presence=Presence.EXCUSED).person is None
    assert Attendance.objects.filter(meeting=here).count() == 1


def test_she_comes_only_for_a_member_for_which_she_speaks_and_by_her_mandate(north: North) -> None:
    speakers(north)
    here = under_way(north)
    with pytest.raises(Problem) as refused:
        came(north, here, north.office, north.nok)
    assert refused.value.kind is NOT_FOR_THAT
    assert came(north, here, north.centre, north.nok).mandate is not None


def test_a_guest_is_noted_and_taken_out_again(north: North) -> None:
    here = under_way(north)
    guest = attendance.note_attendance(
        actor=by(north.malee), meeting=here, came=Came(guest="Sister Ann (invented)")
    )
    attendance.remove_attendance(actor=by(north.malee), attendance=guest)
    assert not here.attendance.exists()


def test_who_leaves_during_a_ballot_leaves_its_list_of_those_present(north: North, client: Client) -> None:
    speakers(north)
    rule(north, MAJORITY)
    here = under_way(north)
    topic = item(north, here, proposal=proposal(north))
    for organisation, person in ((north.centre, north.nok), (north.office, north.preecha)):
        came(north, here, organisation, person)
    tap(client, north.malee, "item-ballot", topic.pk)
    row = Ballot.objects.get().entitled.get(organisation=north.office)
    assert row.presence == BallotPresence.PRESENT
    came(north, here, north.office, north.preecha, Presence.LEFT)
    row.refresh_from_db()
    assert row.presence == BallotPresence.ABSENT
    with pytest.raises(Problem):
        holding.close_meeting(actor=by(north.malee), meeting=here)


def test_speakers_who_have_not_spoken_come_first(north: North) -> None:
    here = under_way(north)
    first = speaking.ask_turn(actor=by(north.somchai), meeting=here, organisation=north.office)
    speaking.start_turn(actor=by(north.somchai), turn=first)
    again = speaking.ask_turn(actor=by(north.somchai), meeting=here, organisation=north.office)
    hers = speaking.ask_turn(actor=by(north.nok), meeting=here)
    assert speaking.ask_turn(actor=by(north.nok), meeting=here) == hers
    found = speakers_of(here)
    assert (found.running, found.waiting) == (first, [hers, again])
    speaking.place_turn(actor=by(north.somchai), turn=again)
    assert speakers_of(here).waiting == [again, hers]
    speaking.start_turn(actor=by(north.somchai), turn=hers)
    first.refresh_from_db()
    assert first.ended_at is not None
    speaking.stop_turn(actor=by(north.somchai), turn=hers)
    speaking.drop_turn(actor=by(north.malee), turn=again)
    assert Turn.objects.count() == 2
    assert {each.key for each in shares_of(here)} == {str(north.office.pk), str(north.centre.pk)}


def test_a_representative_asks_only_for_her_own_member(north: North) -> None:
    here = under_way(north)
    with pytest.raises(Problem) as refused:
        speaking.ask_turn(actor=by(north.nok), meeting=here, organisation=north.office)
    assert refused.value.kind is NOT_FOR_THAT


def test_the_buttons_of_the_list_of_speakers(north: North, client: Client) -> None:
    here = under_way(north)
    assert "I want to speak for Children" in look(client, north.nok, "room", here.pk)
    tap(client, north.nok, "turn-ask", here.pk, organisation=north.centre.pk)
    turn = Turn.objects.get()
    assert "End of the turn" in tap(client, north.somchai, "turn-start", turn.pk)
    assert "End of the turn" not in tap(client, north.somchai, "turn-stop", turn.pk)
    assert "This turn is over" in tap(client, north.somchai, "turn-stop", turn.pk)
    tap(client, north.somchai, "turn-alternate", here.pk, alternates="yes")
    here.refresh_from_db()
    assert here.alternates


def test_one_item_is_open_and_two_secretaries_do_not_overwrite_each_other(north: North) -> None:
    here = under_way(north)
    one, two = item(north, here, "One"), item(north, here, "Two")
    running.open_item(actor=by(north.somchai), item=one)
    running.open_item(actor=by(north.somchai), item=two)
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.stage, two.stage) == (ItemStage.ON, ItemStage.OPEN)
    ended = Ended(result="Agreed.")
    running.close_item(actor=by(north.malee), item=two, ended=ended, version=two.version)
    with pytest.raises(Problem):
        running.close_item(actor=by(north.somchai), item=two, ended=Ended(), version=two.version - 1)
    with pytest.raises(Problem):
        running.close_item(
            actor=by(north.malee), item=one, ended=Ended(stage=ItemStage.DROPPED), version=one.version
        )


def test_what_is_not_finished_goes_on_with_its_lineage(north: North) -> None:
    here, following = meeting(north), meeting(north, 2)
    left, other = item(north, here, "Transport"), item(north, following, "New things")
    under_way(north, here)
    holding.close_meeting(actor=by(north.malee), meeting=here)
    titles = list(following.items.order_by("position").values_list("title", flat=True))
    assert titles == ["Adopt the minutes of meeting #1", "Transport", "New things"]
    left.refresh_from_db()
    assert left.stage == ItemStage.CARRIED_OVER
    assert following.items.get(title="Transport").carried_from == left
    assert minutes_of(here).adopted_in == following
    holding.resume_meeting(actor=by(north.malee), meeting=here)
    left.refresh_from_db()
    assert left.stage == ItemStage.ON
    assert not following.items.filter(title="Transport").exists()
    assert other.pk


def test_a_meeting_planned_later_gets_what_waits_when_it_opens(north: North) -> None:
    here = meeting(north)
    item(north, here, "Transport")
    under_way(north, here)
    holding.close_meeting(actor=by(north.malee), meeting=here)
    later = under_way(north, meeting(north, 2))
    assert later.items.filter(title="Transport").count() == 1


def test_what_waits_for_a_meeting_that_is_cancelled_goes_on(north: North) -> None:
    first, second, third = (meeting(north, number) for number in (1, 2, 3))
    item(north, first, "Van")
    under_way(north, first)
    holding.close_meeting(actor=by(north.malee), meeting=first)
    item(north, second, "Rice", stage=ItemStage.PROPOSED)
    cancel_meeting(actor=by(north.malee), meeting=second, reason="Flood.")
    titles = ["Van", "Adopt the minutes of meeting #1", "Rice"]
    assert sorted(third.items.values_list("title", flat=True)) == sorted(titles)
    assert minutes_of(first).adopted_in == third
    cancel_meeting(actor=by(north.malee), meeting=third, reason="Flood again.")
    under_way(north, fourth := meeting(north, 4))
    assert fourth.items.count() == 3
    assert minutes_of(first).adopted_in == fourth


def test_a_neighbour_sees_nothing_of_it(north: North, south: South, client: Client) -> None:
    here = under_way(north)
    client.force_login(south.wipa)
    for name in ("room", "roll", "room-screen", "meeting-pack", "meeting-cards"):
        assert client.get(reverse(name, args=["north", here.pk])).status_code == 404


def test_the_room_asks_no_more_for_many_than_for_one(
    north: North, client: Client, assert_queries: QueryLimit
) -> None:
    here = under_way(north)
    for number in range(8):
        item(north, here, f"Item {number}")
        speaking.ask_turn(actor=by(north.somchai), meeting=here, person=north.aree)
    client.force_login(north.malee)
    with assert_queries(at_most=48):
        client.get(reverse("room", args=["north", here.pk]))
    with assert_queries(at_most=34):
        client.get(reverse("roll", args=["north", here.pk]))
    assert Meeting.objects.count() == 1
