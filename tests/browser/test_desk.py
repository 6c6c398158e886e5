"""The typing desk before a real Chromium, with the keyboard only: code, keys, Enter, and the next code."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.asks.asking import asked_all, of_aree, of_centre
from tests.people import North
from trellis.domain.asking import Given, given_from_json

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]


def test_a_stack_of_sheets_is_typed_in_with_the_keyboard(north: North, signed_in: SignIn, axe: Check) -> None:
    ask = asked_all(north)
    page = signed_in(north.malee)
    page.goto("/n/north/desk")
    axe(page)
    for asked, keys in ((of_aree(ask, north), "ya"), (of_centre(ask, north), "2")):
        expect(page.locator("#id_code")).to_be_focused()
        page.keyboard.type(str(asked.code).lower())
        page.keyboard.press("Enter")
        expect(page.get_by_label("Keys")).to_be_focused()
        page.keyboard.type(keys)
        page.keyboard.press("Tab")
        page.keyboard.type("two of us")
        page.keyboard.press("Enter")
    expect(page.get_by_text("Typed in today: 2")).to_be_visible()
    axe(page)
    said = given_from_json(of_aree(ask, north).answers.get().content)
    assert said == Given(choices=("yes",), needs=("travel",), text="two of us")
    page.set_viewport_size({"width": 360, "height": 740})
    for where in ("/n/north/sheets", f"/n/north/desk/{of_aree(ask, north).code}", "/n/north/calls"):
        page.goto(where)
        axe(page)
