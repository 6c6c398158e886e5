"""Secret ballots before a real Chromium: from the paper to its receipt on a phone that keeps nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.decisions.deciding import row
from tests.decisions.secret import drop, secret_ballot
from tests.people import North, by
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.models import BallotBox

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]
CONSENT = {"method": "consent"}


def seen(page: Page, axe: Check, name: str) -> None:
    """See a page without a fault, no wider than a phone."""
    axe(page)
    wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wider, name


def test_a_secret_paper_on_a_phone(signed_in: SignIn, axe: Check, north: North) -> None:
    ballot = secret_ballot(north, CONSENT)
    page = signed_in(north.nok)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/n/north/decisions/{ballot.proposal_id}")
    seen(page, axe, "open")
    page.get_by_role("link", name="Fill in your secret paper").click()
    seen(page, axe, "paper")
    page.get_by_label("Object").check()
    page.get_by_role("textbox", name="Reason").fill("The road is flooded in May.")
    page.wait_for_timeout(600)
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.get_by_role("button", name="Put it into the box").click()
    seen(page, axe, "dropped")
    code = page.locator(".code").get_attribute("data-copy") or ""
    assert len(code) == 12
    page.reload()
    assert len(BallotBox.objects.get().papers) == 1
    page.goto("/n/north/receipt")
    page.get_by_label("Code on the receipt").fill(code.lower())
    page.get_by_role("button", name="Look it up").click()
    assert page.get_by_text("is in the box").is_visible()
    seen(page, axe, "receipt")
    drop(north.preecha, ballot, north.office, "agree")
    drop(north.aree, ballot, north.group, "agree")
    page.goto(f"/n/north/listed/{row(ballot, north.centre).pk}/paper")
    seen(page, axe, "again")
    close_ballot(actor=by(north.malee), ballot=ballot)
    page.goto(f"/n/north/ballots/{ballot.pk}")
    assert page.get_by_text("The road is flooded in May.").is_visible()
    seen(page, axe, "verdict")
