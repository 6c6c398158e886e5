"""Asks on a phone: answered without more ado, and the way through the house under the thumb."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.asks.asking import asked_all, of_centre
from tests.people import build_north


def test_nok_answers_on_a_phone_and_finds_the_other_rooms_behind_more(
    signed_in: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    north = build_north()
    asked = of_centre(asked_all(north), north)
    page = signed_in(north.nok)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/n/north/mine/{asked.pk}")
    axe(page)
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Answer").click()
    assert "Your answer counts: Yes" in page.inner_text("main")
    nav = page.get_by_role("navigation", name="Main")
    assert not nav.get_by_role("link", name="People").is_visible()
    nav.get_by_text("More").click()
    nav.get_by_role("link", name="People").click()
    assert page.url.endswith("/n/north/people")
