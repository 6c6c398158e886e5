"""The pages of a network's settings in a real Chromium: on a phone and on a desk, for axe and for the eye."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Wire
from tests.people import OPERATOR, North, by
from trellis.networks import actions
from trellis.places import actions as places

Check = Callable[[Page], None]
SignIn = Callable[[Any], Page]
LATER_PAGE = 12_000
PAGES = (
    "/networks/",
    "/networks/new",
    "/networks/compare?with=north&with=south",
    "/n/north/settings",
    "/n/north/settings/describe",
    "/n/north/settings/brand?accent=%23ffee00",
    "/n/north/settings/status",
    "/n/north/settings/publish",
    "/n/north/type",
    "/n/north/type/change",
    "/n/north/roles",
    "/n/north/roles/add",
    "/n/north/roles/holders",
    "/n/north/roles/holders/give",
    "/n/north/units",
    "/n/north/units/add",
    "/n/north/may",
)


@pytest.fixture
def furnished(transactional_db: None, north: North) -> North:
    """Give the north a type, two units and one that was removed, and a neighbour to compare with."""
    malee, network = by(north.malee), north.network
    profile = {"scope": frozenset({"province"}), "activities": frozenset({"prevention", "training"})}
    actions.set_profile(actor=malee, network=network, profile=profile)
    opening = actions.Opening(slug="south", names={"en": "Network of the South", "th": "เครือข่ายภาคใต้"})
    south = actions.open_network(actor=malee, opening=opening)
    actions.set_profile(actor=malee, network=south, profile=profile)
    here = places.add_place(
        actor=OPERATOR, names={"en": "Chiang Rai"}, level="province", parent=None, codes={}
    )
    top = actions.add_unit(actor=malee, network=network, names={"en": "Committee"}, covers=[here])
    gone = actions.add_unit(actor=malee, network=network, names={"en": "Centre"}, parent=top)
    actions.add_unit(actor=malee, network=network, names={"en": "Village group"}, parent=top)
    actions.remove_unit(actor=malee, unit=gone)
    return north


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true })")


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_fits_and_is_accessible(
    furnished: North, signed_in: SignIn, axe: Check, width: int
) -> None:
    page = signed_in(furnished.malee)
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        open_everything(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        axe(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_aree_reads_them_too(furnished: North, signed_in: SignIn, axe: Check, width: int) -> None:
    page = signed_in(furnished.aree)
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("/n/north/may", "/n/north/settings/describe", "/n/north/units", "/n/north/roles"):
        page.goto(address)
        open_everything(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        axe(page)


def test_malee_adds_a_unit_with_two_places_and_takes_it_back(furnished: North, signed_in: SignIn) -> None:
    page = signed_in(furnished.malee)
    page.goto("/n/north/units/add")
    page.get_by_label("Name: English").fill("Border group")
    page.get_by_label("Place it covers").fill("Chiang Rai")
    page.get_by_role("button", name="One more place").click()
    assert page.get_by_label("Name: English").input_value() == "Border group"
    assert page.get_by_label("Place 2").is_visible()
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("heading", name="Border group").is_visible()
    page.locator("summary", has_text="Remove this unit").click()
    page.get_by_role("button", name="Yes: Remove this unit").click()
    assert page.get_by_text("Border group was removed").is_visible()
    page.get_by_role("button", name="Put it back").first.click()
    assert page.get_by_text("The unit is back.").is_visible()


def test_a_colour_is_tried_and_kept(furnished: North, signed_in: SignIn) -> None:
    page = signed_in(furnished.malee)
    page.goto("/n/north/settings/brand")
    page.locator("input[type=color]").fill("#8a1f5c")
    page.get_by_role("button", name="Look at it").click()
    assert page.get_by_text("Easy to read as it is.").is_visible()
    page.get_by_role("button", name="Keep this colour").click()
    assert page.get_by_text("The colour was kept.").is_visible()
    page.wait_for_load_state()
    sign = page.locator(".brand-sign").first
    assert sign.evaluate("(sign) => getComputedStyle(sign).backgroundColor") == "rgb(138, 31, 92)"


def test_the_heaviest_page_is_light(
    furnished: North, signed_in: SignIn, wire: Callable[[Page], Wire]
) -> None:
    page = signed_in(furnished.malee)
    page.goto("/n/north/settings", wait_until="networkidle")
    cost = wire(page)
    page.goto("/n/north/roles", wait_until="networkidle")
    assert cost.size <= LATER_PAGE, cost
