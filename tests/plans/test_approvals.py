"""Approvals: an activity that needs one can't start before each of its places is covered (C1.3)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.people import North, South, by
from tests.plans.acting import add, browser
from tests.plans.counting import place
from tests.plans.planning import speaker
from trellis.domain.problems import (
    ACTIVITY_NOT_ALLOWED_YET,
    APPROVAL_ABOUT,
    APPROVAL_AUTHORITY,
    APPROVAL_NOT_YOURS,
    APPROVAL_STAGE,
    LETTER_KIND,
    OTHER_NETWORK,
    Problem,
)
from trellis.networks.notices import SOURCES
from trellis.places.models import Place
from trellis.plans.actions import approvals as actions
from trellis.plans.actions import standing
from trellis.plans.actions.activities import Spot
from trellis.plans.actions.approvals import Grant, Wish
from trellis.plans.models import Activity, Approval, ApprovalStage, Audience, Status


def refused(deed: Any, kind: object) -> None:
    with pytest.raises(Problem) as caught:
        deed()
    assert caught.value.kind == kind


def watch(north: North, *places: Place | str, **words: Any) -> Activity:
    """Add a watch that needs an approval at each place."""
    spots = [Spot(said=each) if isinstance(each, str) else Spot(place=each) for each in places]
    return add(north, "Watch at the border", *spots, needs_approval=True, **words)


def want(north: North, **wish: Any) -> Approval:
    given = {"authority": north.office, **wish}
    return actions.want_approval(actor=by(north.malee), network=north.network, wish=Wish(**given))


def give(north: North, approval: Approval, **grant: Any) -> Approval:
    return actions.give_approval(actor=by(north.malee), approval=approval, grant=Grant(**grant))


def told(north: North) -> list[str]:
    return [str(each.what) for says in SOURCES for each in says(by(north.nok))]


def test_it_cant_start_before_an_approval_covers_each_of_its_places(north: North) -> None:
    province = place("Chiang Rai")
    district = place("Mae Sai", province)
    made = watch(north, district, "By the river")
    area = want(north, area=province)
    refused(lambda: standing.start(actor=by(north.nok), activity=made), ACTIVITY_NOT_ALLOWED_YET)
    give(north, area, until=timezone.localdate() + timedelta(days=30))
    with pytest.raises(Problem) as caught:
        standing.start(actor=by(north.nok), activity=made)
    assert str(caught.value.details["places"]) == "By the river"
    give(north, want(north, activity=made))
    assert standing.start(actor=by(north.nok), activity=made).status == Status.ACTIVE
    page = browser(north.nok).get(f"/n/north/activities/{made.pk}").content.decode()
    assert "Provincial Welfare Office" in page
    assert "Not allowed yet" not in page


def test_what_is_wanted_says_of_whom_and_for_what(north: North, south: South) -> None:
    refused(lambda: want(north), APPROVAL_ABOUT)
    refused(lambda: want(north, area=place("Chiang Rai"), authority=None), APPROVAL_AUTHORITY)
    refused(lambda: want(north, area=place("Phrae"), authority=south.shelter), OTHER_NETWORK)
    for wish in (
        Wish(area=place("Nan"), authority=north.office),
        Wish(activity=watch(north, lead=north.group)),
    ):
        said = Wish(activity=wish.activity, area=wish.area, authority_said="The governor")
        deed = {"actor": by(north.nok), "network": north.network, "wish": said}
        refused(lambda given=deed: actions.want_approval(**given), APPROVAL_NOT_YOURS)


def test_nok_asks_and_the_office_that_is_asked_answers_on_the_web(north: North) -> None:
    made, nok = watch(north), browser(north.nok)
    assert "no approval" in nok.get(f"/n/north/activities/{made.pk}").content.decode().lower()
    address = f"/n/north/activities/approvals/want?activity={made.pk}"
    assert nok.post(address, {"area": ""}).status_code == 400
    assert nok.post(address, {"authority": "Provincial Welfare Office"}).status_code == 302
    here = f"/n/north/activities/approvals/{Approval.objects.get().pk}"
    for _time in range(2):
        nok.post(f"{here}/ask", {"on": "2026-11-02"})
    speaker(north, north.preecha, north.office)
    office = browser(north.preecha)
    wrong = SimpleUploadedFile("letter.pdf", b"MZ not a letter")
    assert office.post(f"{here}/give", {"letter": wrong}).status_code == 400
    letter = SimpleUploadedFile("letter.exe", b"%PDF-1.4 a letter")
    sent = {"reference": "CR 0012", "conditions": "Not at night.", "until": "2099-01-01", "letter": letter}
    assert office.post(f"{here}/give", sent).status_code == 302
    assert "CR 0012" in nok.get(here).content.decode()
    given = nok.get(f"{here}/letter")
    assert given["Content-Type"] == "application/pdf"
    assert b"".join(given.streaming_content) == b"%PDF-1.4 a letter"  # type: ignore[attr-defined]
    assert browser(north.aree).get(f"{here}/letter").status_code == 404
    assert nok.post(f"/n/north/activities/{made.pk}/start").status_code == 302
    assert Activity.objects.get().status == Status.ACTIVE


def test_it_is_refused_asked_again_given_and_withdrawn(north: North) -> None:
    approval, malee = want(north, area=place("Chiang Rai")), by(north.malee)
    actions.ask_approval(actor=malee, approval=approval)
    actions.refuse_approval(actor=malee, approval=approval, reason="Too far.")
    assert approval.reason == "Too far."
    actions.ask_approval(actor=malee, approval=approval)
    give(north, approval)
    refused(lambda: give(north, approval), APPROVAL_STAGE)
    client = browser(north.malee)
    here = f"/n/north/activities/approvals/{approval.pk}"
    assert client.post(f"{here}/refuse", {"reason": "Late."}).status_code == 400
    assert client.post(f"{here}/withdraw", {"reason": "A new rule."}).status_code == 302
    approval.refresh_from_db()
    assert approval.stage == ApprovalStage.WITHDRAWN
    bad = Grant(letter=SimpleUploadedFile("x", b"nothing"))
    actions.ask_approval(actor=malee, approval=approval)
    refused(lambda: actions.give_approval(actor=malee, approval=approval, grant=bad), LETTER_KIND)


def test_work_that_goes_on_when_its_approval_has_ended_is_told(north: North) -> None:
    made = watch(north, place("Mae Sai"))
    approval = give(north, want(north, activity=made), until=timezone.localdate() + timedelta(days=9))
    standing.start(actor=by(north.nok), activity=made)
    assert "Approvals that end within 60 days: 1" in told(north)
    assert not any("No approval covers it" in each for each in told(north))
    Approval.objects.filter(pk=approval.pk).update(until=date(2026, 1, 1))
    assert any("No approval covers it any more: activity no. 1" in each for each in told(north))
    assert (
        "No approval holds here by now"
        in browser(north.nok).get(f"/n/north/activities/{made.pk}").content.decode()
    )
    standing.pause(actor=by(north.nok), activity=made, reason="Until it is renewed.")
    refused(lambda: standing.resume(actor=by(north.nok), activity=made), ACTIVITY_NOT_ALLOWED_YET)


def test_all_approvals_stand_on_one_page_by_area(north: North, assert_queries: QueryLimit) -> None:
    malee = browser(north.malee)
    assert "No approval is asked for yet" in malee.get("/n/north/activities/approvals").content.decode()
    for number in range(55):
        want(north, area=place(f"Area {number:02}"))
    secret = watch(north, audience=Audience.INVOLVED)
    want(north, activity=secret)
    with assert_queries(at_most=12):
        first = malee.get("/n/north/activities/approvals", {"show": "waiting"}).content.decode()
    assert first.count("Area ") >= 50
    assert "Watch at the border" in malee.get("/n/north/activities/approvals", {"page": "1"}).content.decode()
    aree = browser(north.aree)
    assert "Watch at the border" not in aree.get("/n/north/activities/approvals?page=1").content.decode()
    assert "None of these" in aree.get("/n/north/activities/approvals?show=ending").content.decode()
    assert malee.post("/n/north/activities/approvals/want", {"area": "", "authority": ""}).status_code == 400
    assert aree.get("/n/north/activities/approvals/want").status_code == 403
