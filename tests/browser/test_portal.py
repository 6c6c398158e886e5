"""The portal's pages in a real browser: no accessibility fault, nothing cut off, few bytes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Check, SignIn, Wire
from tests.people import build_north as build
from tests.people import by
from trellis.networks import actions as networks

PAGES = ("/", "/search", "/search?q=e", "/n/north/", "/n/north/record", "/p/north/")
WIDTHS = (360, 1280)
FIRST_VISIT, REQUESTS, LATER = 30_000, 8, 12_000


def prepare() -> object:
    """Build the north with a public page and a unit; give Malee."""
    north = build()
    networks.add_unit(actor=by(north.malee), network=north.network, names={"en": "Hill villages"})
    sections = ["purpose", "profile", "units", "members", "patrons", "join"]
    networks.publish(actor=by(north.malee), network=north.network, sections=sections)
    return north.malee


def is_wider_than_its_window(page: Page) -> bool:
    """Say whether a reader would have to scroll sideways."""
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


@pytest.mark.parametrize("width", WIDTHS)
def test_malee_reads_every_page(page: Page, signed_in: SignIn, axe: Check, width: int) -> None:
    malee = signed_in(prepare())
    malee.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        answer = malee.goto(address)
        assert answer is not None
        assert answer.ok, address
        axe(malee)
        assert not is_wider_than_its_window(malee), f"{address} at {width}"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_visitor_reads_what_is_public(page: Page, axe: Check, width: int) -> None:
    prepare()
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("/", "/search?q=weaving", "/p/north/", "/n/north/record"):
        page.goto(address)
        axe(page)
        assert not is_wider_than_its_window(page), f"{address} at {width}"


def test_malee_narrows_the_record_and_checks_a_seal(page: Page, signed_in: SignIn) -> None:
    malee = signed_in(prepare())
    malee.goto("/n/north/record")
    malee.get_by_text("Narrow this list").click()
    malee.get_by_label("What was done").select_option("constituency.add")
    malee.get_by_role("button", name="Show").click()
    assert malee.locator(".record li").count() == 3
    number = malee.locator(".code-paper figcaption").inner_text().split(",")[0].removeprefix("Line ")
    seal = malee.locator(".code-paper .code").inner_text()
    malee.get_by_text("Check a seal from old minutes").click()
    malee.get_by_label("Number of the line").fill(number)
    malee.get_by_label("Seal").fill(seal)
    malee.get_by_role("button", name="Compare").click()
    assert malee.get_by_text("It fits").is_visible()


def test_the_first_visit_is_light(page: Page, wire: Callable[[Page], Wire]) -> None:
    prepare()
    cost = wire(page)
    page.goto("/", wait_until="networkidle")
    assert cost.size <= FIRST_VISIT, cost
    assert cost.requests <= REQUESTS, cost


@pytest.mark.parametrize("address", ["/n/north/", "/n/north/record", "/search?q=e", "/p/north/"])
def test_later_pages_are_light(
    page: Page, signed_in: SignIn, wire: Callable[[Page], Wire], address: str
) -> None:
    malee = signed_in(prepare())
    malee.goto("/n/north/", wait_until="networkidle")
    cost = wire(malee)
    malee.goto(address, wait_until="networkidle")
    assert cost.size <= LATER, cost
