"""The formation room before a real Chromium: no accessibility fault, and from the question to the start."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.formation.asking import all_say, asked, enter, opened, paper
from tests.people import North, by
from trellis.domain.readinessbar import Level
from trellis.formation import actions, sheets

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]


@pytest.fixture
def pages(north: North) -> list[str]:
    """Give the addresses of this room's pages, each with something on it."""
    over = opened(north)
    for each in (north.office, north.centre):
        enter(north, over, each, all_say(time=Level.NO))
    for _number in range(3):
        actions.type_in(
            actor=by(north.malee), asking=over, code=sheets.new_code(over.pk), paper=paper(Level.NO)
        )
    actions.close_round(actor=by(north.malee), asking=over)
    asking = opened(north, note="Please ask everybody in your office.")
    enter(north, asking, north.office)
    row = asked(asking, north.centre)
    inside = [
        "path",
        "founding",
        "readiness",
        "start",
        f"readiness/{over.pk}",
        *(f"readiness/{asking.pk}{more}" for more in ("", "/bars", "/change", "/ask", "/say", "/type-in")),
        f"readiness/{asking.pk}/sheets?blank=1",
        f"readiness/asked/{row.pk}/enter",
    ]
    return [f"/n/north/{each}" for each in inside]


def test_no_page_has_an_accessibility_fault_or_is_wider_than_a_phone(
    signed_in: SignIn, axe: Check, north: North, pages: list[str]
) -> None:
    page = signed_in(north.malee)
    page.set_viewport_size({"width": 360, "height": 740})
    for address in pages:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wider, f"{address} is wider than the screen"


def answer_all(page: Page, level: str) -> None:
    """Tick the same answer to all five questions."""
    for group in (
        page.get_by_role("group").filter(has=page.get_by_role("radio", name=level, exact=True)).all()
    ):
        group.get_by_role("radio", name=level, exact=True).check()


def test_a_network_asks_itself_and_starts(signed_in: SignIn, north: North) -> None:
    page = signed_in(north.malee)
    page.goto("/n/north/")
    page.get_by_role("link", name="The path of the network").click()
    page.get_by_role("link", name="Is the network ready?").click()
    page.get_by_role("link", name="Ask now").click()
    page.get_by_role("button", name="Open the round").click()
    for _number in range(3):
        page.goto(page.url + "?show=silent" if "?" not in page.url else page.url)
        page.get_by_role("link", name="Type in", exact=True).first.click()
        answer_all(page, "Yes")
        page.get_by_role("button", name="Send the answer").click()
        page.get_by_role("link", name="To the round").click()
    page.get_by_text("End the round now").first.click()
    page.get_by_role("button", name="Yes: End the round now").click()
    assert page.get_by_text("Ready: each of the five questions reaches its bar.").count()
    page.get_by_role("link", name="Start the network").click()
    page.get_by_role("button", name="Start the network").click()
    assert page.get_by_text("The network has started.").count()
