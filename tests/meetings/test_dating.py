"""Finding a date: asked by every channel, shown by constituency with the quorum, chosen with a reason."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from tests.decisions.deciding import MAJORITY, rule, speakers
from tests.meetings.planning import next_week, planned
from tests.members.test_memberships import refused
from tests.people import North, by
from trellis.asks.actions.answers import answer
from trellis.asks.models import Ask, Asked
from trellis.domain.asking import Given
from trellis.domain.problems import DATES_IN_THE_PAST, NOT_FOUND, TOO_FEW_DATES
from trellis.meetings.actions.dating import ask_dates, choose_date
from trellis.meetings.models import Meeting
from trellis.meetings.queries.dating import search_of


def looking(north: North) -> Meeting:
    """Let Malee ask about a morning and an afternoon."""
    meeting = planned(north, starts_at=None)
    dates = [next_week(14), next_week(9)]
    return ask_dates(actor=by(north.malee), meeting=meeting, begins=dates, minutes=90)


def says(north: North, who: str, member: str, *choices: str) -> None:
    asked = Asked.objects.get(organisation=getattr(north, member).pk, ask__closed_at=None)
    answer(actor=by(getattr(north, who)), asked=asked, given=Given(choices=choices))


def test_the_date_with_a_quorum_is_suggested_and_chosen(north: North) -> None:
    speakers(north)
    rule(north, MAJORITY | {"quorum": {"members": "2/3"}})
    meeting = looking(north)
    assert search_of(meeting).suggestion is None  # type: ignore[union-attr]
    says(north, "nok", "centre", "1", "2")
    says(north, "aree", "group", "2")
    says(north, "preecha", "office", "0")
    search = search_of(meeting)
    assert search is not None
    assert [len(each.can) for each in search.offered] == [1, 2]
    assert [each.has_quorum for each in search.offered] == [False, True]
    assert [can for _group, can, _all in search.offered[1].by_constituency] == [0, 1, 1]
    best = search.offered[1].row
    assert search.suggestion is not None
    assert (search.suggestion.key, "there is a quorum" in str(search.suggestion.why)) == (best.pk, True)
    chosen = choose_date(actor=by(north.somchai), meeting=meeting, option=best)
    assert (chosen.starts_at, chosen.ends_at) == (next_week(14), next_week(14) + timedelta(minutes=90))
    assert Ask.objects.get().closed_at is not None
    assert search_of(chosen) is None


def test_asking_anew_closes_the_former_question(north: North) -> None:
    meeting = looking(north)
    former = meeting.date_options.first()
    looking_again = [next_week(10), next_week(11)]
    ask_dates(actor=by(north.malee), meeting=meeting, begins=looking_again, minutes=60)
    assert Ask.objects.filter(closed_at=None).count() == 1
    assert meeting.date_options.count() == 2
    assert former is not None
    with refused(NOT_FOUND):
        former.meeting_id = planned(north).pk
        choose_date(actor=by(north.malee), meeting=meeting, option=former)


def test_what_a_search_needs(north: North) -> None:
    meeting = planned(north, starts_at=None)
    with refused(TOO_FEW_DATES):
        ask_dates(actor=by(north.malee), meeting=meeting, begins=[next_week()] * 2, minutes=60)
    with refused(DATES_IN_THE_PAST):
        past = [timezone.now() - timedelta(days=1), next_week()]
        ask_dates(actor=by(north.malee), meeting=meeting, begins=past, minutes=60)


def test_a_date_is_looked_for_on_the_page(north: North, client: Client) -> None:
    meeting = planned(north, starts_at=None)
    at = f"/n/north/meetings/{meeting.pk}"
    client.force_login(north.malee)
    days = [(next_week() + timedelta(days=each)).date().isoformat() for each in (0, 1)]
    sent = {"day_1": days[0], "begins_1": "09:00", "day_2": days[1], "begins_2": "10:00", "minutes": "60"}
    assert client.post(f"{at}/dates", sent | {"day_2": ""}).status_code == 400
    assert client.post(f"{at}/dates", sent).status_code == 302
    assert "Which date suits" in client.get(at).content.decode()
    option = meeting.date_options.first()
    assert option is not None
    assert client.post(f"{at}/dates/choose", {"option": "nonsense"}).status_code == 404
    assert client.post(f"{at}/dates/choose", {"option": option.pk}).status_code == 302
    assert client.post(f"{at}/dates/choose", {"option": option.pk}).status_code == 302
