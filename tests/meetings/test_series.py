"""Series: the next meetings stand by themselves, holidays move them, the host goes round."""

from datetime import date, time
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.members.test_memberships import refused
from tests.people import North, South, by
from trellis.domain.problems import DATES_REVERSED, NOT_PERMITTED, OTHER_NETWORK, SERIES_ENDED
from trellis.domain.schedule import Pattern, Rule
from trellis.ledger.models import Line
from trellis.meetings.actions.holidays import set_holidays
from trellis.meetings.actions.meetings import cancel_meeting
from trellis.meetings.actions.series import Again, change_series, end_series, plan_ahead, plan_series
from trellis.meetings.models import Holiday, Meeting, Series
from trellis.meetings.work import plan_all_ahead

DAILY = Rule(pattern=Pattern.WEEKS, weekdays=(0, 1, 2, 3, 4))


def again(**more: Any) -> Again:
    given: dict[str, Any] = {"names": {"en": "Case conference"}, "rule": Rule(), "since": date(2026, 1, 1)}
    return Again(**{**given, "begins": time(9), **more})


def series(north: North, **more: Any) -> Series:
    return plan_series(actor=by(north.malee), network=north.network, again=again(**more))


def test_the_next_three_meetings_are_planned_with_hosts_in_turn(north: North) -> None:
    made = series(north, hosts=[north.centre, north.office])
    found = list(made.meetings.order_by("starts_at"))
    assert [each.host for each in found] == [north.centre, north.office, north.centre]
    assert {timezone.localtime(each.starts_at).hour for each in found} == {9}
    assert {each.scheduled_for.weekday() for each in found if each.scheduled_for} == {1}
    plan_ahead(actor=by(north.malee), series=made)
    plan_all_ahead({})
    assert made.meetings.count() == 3
    cancel_meeting(actor=by(north.malee), meeting=found[0], reason="Flood.")
    assert made.meetings.count() == 3


def test_a_passed_date_makes_room_for_the_next(north: North) -> None:
    made = series(north)
    made.meetings.order_by("-starts_at")[0].delete()
    plan_all_ahead({})
    assert made.meetings.count() == 3
    assert Line.objects.get(verb="series.plan-ahead").author == "meetings"


def test_holidays_move_meetings(north: North) -> None:
    first = series(north).meetings.earliest("starts_at").scheduled_for
    assert first is not None
    set_holidays(actor=by(north.malee), network=north.network, days=[(first, "Songkran")], language="en")
    set_holidays(actor=by(north.malee), network=north.network, days=[(first, "สงกรานต์")], language="th")
    assert Holiday.objects.get().names == {"en": "Songkran", "th": "สงกรานต์"}
    moved = series(north).meetings.earliest("starts_at")
    assert (moved.scheduled_for, timezone.localtime(moved.starts_at).weekday()) == (first, 2)


def test_a_changed_series_leaves_what_somebody_touched(north: North) -> None:
    made = series(north, rule=DAILY)
    touched = made.meetings.earliest("starts_at")
    Meeting.objects.filter(pk=touched.pk).update(sequence=1)
    change_series(actor=by(north.malee), series=made, again=again(venue="Temple"), version=made.version)
    assert set(made.meetings.values_list("venue", flat=True)) == {"", "Temple"}
    assert made.meetings.filter(pk=touched.pk).exists()


def test_an_ended_series_plans_no_more(north: North) -> None:
    made = series(north)
    end_series(actor=by(north.malee), series=made, until=timezone.localdate())
    assert not made.meetings.exists()
    with refused(SERIES_ENDED):
        end_series(actor=by(north.malee), series=made, until=timezone.localdate())


def test_what_a_series_needs(north: North, south: South) -> None:
    with refused(NOT_PERMITTED):
        plan_series(actor=by(north.nok), network=north.network, again=again())
    with refused(OTHER_NETWORK):
        series(north, hosts=[north.centre, south.shelter])
    with refused(DATES_REVERSED):
        series(north, until=date(2025, 1, 1))


def test_a_series_on_its_pages(north: North, client: Client) -> None:
    client.force_login(north.malee)
    assert "second Tuesday" in client.get("/n/north/series").content.decode()
    sent: dict[str, Any] = {"name_en": "Monthly", "begins": "09:00", "minutes": "60", "form": "room"}
    sent |= {"pattern": "nth-weekday", "every": "1", "weekdays": ["1"], "nth": "2", "day_of_month": "1"}
    sent |= {"on_holiday": "after", "hosts": "CC\nprovincial welfare office", "since": "2026-01-01"}
    assert client.post("/n/north/series/new", sent | {"hosts": "Nobody"}).status_code == 400
    assert client.post("/n/north/series/new", sent | {"weekdays": []}).status_code == 400
    at = client.post("/n/north/series/new", sent)["Location"]
    made = Series.objects.get()
    assert made.hosts == [str(north.centre.pk), str(north.office.pk)]
    page = client.get(at).content.decode()
    assert "The second Tuesday of each month." in page
    assert 'value="2026-01-01"' in client.get(f"{at}/change").content.decode()
    changed = sent | {"version": str(made.version), "venue": "Temple"}
    assert client.post(f"{at}/change", changed).status_code == 302
    assert client.post(f"{at}/change", changed).status_code == 400
    assert client.post(f"{at}/end", {"until": "2026-12-31"}).status_code == 302
    assert client.get("/n/north/series").status_code == client.get(at).status_code == 200


def test_holidays_are_pasted_or_come_from_a_calendar(north: North, client: Client) -> None:
    client.force_login(north.malee)
    here = "/n/north/holidays"
    assert client.post(here, {"lines": "2027-04-13 Songkran\n14/4/2570 สงกรานต์"}).status_code == 302
    event = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20271205\r\nSUMMARY:Father's Day\r\nEND:VEVENT\r\n"
    calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}END:VCALENDAR\r\n"
    assert client.post(here, {"lines": calendar}).status_code == 302
    days = [each.isoformat() for each in Holiday.objects.order_by("day").values_list("day", flat=True)]
    assert days == ["2027-04-13", "2027-04-14", "2027-12-05"]
    wrong = client.post(here, {"lines": "no day at all"})
    assert (wrong.status_code, "no day at all" in wrong.content.decode()) == (400, True)
    assert client.post(here, {"lines": "BEGIN:VCALENDAR nonsense"}).status_code == 400
    sent = calendar.replace("20271205", "20271210").encode()
    assert client.post(here, {"file": SimpleUploadedFile("off.ics", sent)}).status_code == 302
    assert Holiday.objects.filter(day=date(2027, 12, 10)).delete()[0] == 1
    for wrong_file in (b"\xff\xfe no calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"x" * 400_001):
        assert client.post(here, {"file": SimpleUploadedFile("off.ics", wrong_file)}).status_code == 400
    assert client.post(here, {}).status_code == 400
    gone = Holiday.objects.first()
    assert gone is not None
    assert client.post(f"{here}/{gone.pk}/remove").status_code == 302
    assert client.post(f"{here}/{gone.pk}/remove").status_code == 404
    client.force_login(north.nok)
    assert client.post(here, {"lines": "2027-04-13 X"}).status_code == 403
    assert client.get(here).status_code == 200
