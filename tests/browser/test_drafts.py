"""What was typed outlives a closed browser and a lost line, and goes when it is saved or she signs out."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.people import North, build_north, by
from trellis.accounts import actions
from trellis.networks.models import Network

SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]
PAGE = "/n/north/settings/describe"
WRITTEN = "To look after one another."
FIELD = "[name=purpose_en]"
OFFER = "#main .notice:has([value=restore])"


@pytest.fixture
def north(live_url: str) -> North:
    """Give the network of the north."""
    return build_north()


def write(page: Page) -> None:
    """Write a purpose and wait until it is kept."""
    page.goto(PAGE)
    page.fill(FIELD, WRITTEN)
    page.wait_for_timeout(600)
    assert page.evaluate("localStorage.length") == 1


@pytest.mark.parametrize("language", ["en", "th"])
def test_a_draft_comes_back_after_the_browser_was_closed(
    north: North, signed_in: SignIn, axe: Check, language: str
) -> None:
    actions.read_in(actor=by(north.malee), person=north.malee, language=language)
    page = signed_in(north.malee)
    page.set_viewport_size({"width": 360, "height": 740})
    write(page)
    again = page.context.new_page()
    page.close()
    again.set_viewport_size({"width": 360, "height": 740})
    again.goto(PAGE)
    assert again.input_value(FIELD) == ""
    axe(again)
    assert again.evaluate("document.documentElement.scrollWidth") <= 360
    again.click(f"{OFFER} [value=restore]")
    assert again.input_value(FIELD) == WRITTEN
    again.click("main form button.primary[type=submit]")
    again.wait_for_url("**/settings")
    assert Network.objects.get().purpose["en"] == WRITTEN
    assert again.evaluate("localStorage.length") == 0


def test_a_lost_line_loses_nothing(north: North, signed_in: SignIn) -> None:
    page = signed_in(north.malee)
    write(page)
    page.context.set_offline(True)
    page.click("main form button.primary", no_wait_after=True)
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    page.goto(PAGE)
    page.click(f"{OFFER} [value=restore]")
    assert page.input_value(FIELD) == WRITTEN


def test_a_draft_is_forgotten_at_her_wish_and_when_she_signs_out(north: North, signed_in: SignIn) -> None:
    page = signed_in(north.malee)
    write(page)
    page.goto(PAGE)
    page.click(f"{OFFER} [value=forget]")
    page.goto(PAGE)
    assert not page.locator(OFFER).count()
    write(page)
    page.goto("/account/logout/")
    with page.expect_navigation():
        page.click("main button.primary")
    assert page.evaluate("localStorage.length") == 0


def test_nobody_else_on_this_device_is_offered_it(north: North, signed_in: SignIn) -> None:
    page = signed_in(north.malee)
    write(page)
    page.evaluate("localStorage.setItem('draft:nobody:x', 'no draft')")
    kept = page.evaluate("Object.keys(localStorage)")
    assert str(north.malee.pk) in kept[0] + kept[1]
    other = signed_in(north.somchai)
    other.goto(PAGE)
    assert not other.locator(OFFER).count()


def test_passwords_are_never_kept(north: North, signed_in: SignIn) -> None:
    page = signed_in(north.malee)
    page.goto("/account/password/change/")
    page.fill("[name=oldpassword]", "malee opens it")
    page.fill("[name=password1]", "river stone lamp")
    page.wait_for_timeout(500)
    assert page.evaluate("localStorage.length") == 0
