"""The gallery in a real Chromium: every part at once, large and small, by day, by night, and in Thai."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Wire

Check = Callable[[Page], None]
FIRST_VISIT, LATER_PAGE, REQUESTS = 30_000, 12_000, 8


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((part) => { part.open = true })")


LOOKS = [
    (width, scheme, locale)
    for width in (360, 1280)
    for scheme in ("light", "dark")
    for locale in ("en-GB", "th-TH")
]


@pytest.mark.parametrize("look", LOOKS)
def test_every_part_is_accessible(
    browser: Browser, live_url: str, axe: Check, look: tuple[int, Any, str]
) -> None:
    width, scheme, locale = look
    page = browser.new_page(viewport={"width": width, "height": 800}, locale=locale, color_scheme=scheme)
    page.goto(f"{live_url}/gallery/?scheme={scheme}")
    open_everything(page)
    assert page.evaluate("document.documentElement.lang") == locale[:2]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    page.context.close()


def test_a_first_visit_and_a_later_page_are_light(page: Page, wire: Callable[[Page], Wire]) -> None:
    first = wire(page)
    page.goto("/gallery/?scheme=light", wait_until="networkidle")
    assert first.size <= FIRST_VISIT, first
    assert first.requests <= REQUESTS, first
    later = wire(page)
    page.goto("/no-such-page", wait_until="networkidle")
    assert later.size <= LATER_PAGE, later


def test_the_keyboard_begins_with_the_way_to_the_content(page: Page) -> None:
    page.goto("/gallery/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_menu_closes_with_escape_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/gallery/")
    page.locator("details.menu summary").first.click()
    assert page.locator("details.menu[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_thai_lines_have_room_for_their_marks(page: Page) -> None:
    page.goto("/gallery/")
    thai = page.locator('#notice [lang="th"] p').first
    measured = (
        "(line) => [getComputedStyle(line).lineHeight, getComputedStyle(line).fontSize].map(parseFloat)"
    )
    height, letters = thai.evaluate(measured)
    assert height / letters >= 1.6
    assert thai.evaluate("(element) => getComputedStyle(element).letterSpacing") == "normal"


def test_on_paper_there_is_nothing_to_press(page: Page) -> None:
    page.goto("/gallery/")
    page.emulate_media(media="print")
    for gone in (".main-nav", ".menus", "#button .button", ".foot"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator("#code_paper .code").first.is_visible()
