"""Bringing a list in, as Malee does it in her browser, on a phone."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Check, SignIn
from tests.people import build_north
from trellis.members.models import Organisation

PAGES = ("", "/columns", "/questions", "/rows")


@pytest.mark.django_db(transaction=True)
def test_malee_brings_a_list_in_on_her_phone(
    signed_in: SignIn, axe: Check, tmp_path: Path, live_url: Any
) -> None:
    north = build_north()
    file = tmp_path / "list.csv"
    file.write_text("Name,Type\nNew Dawn,Goverment\nBRAC,NGO\nBRAC SL,NGO\n", encoding="utf-8")
    page = signed_in(north.malee)
    page.goto("/n/north/members/import")
    axe(page)
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Look at this list").click()
    here = page.url
    for each in PAGES:
        page.goto(here + each)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{here}/questions")
    page.get_by_role("button", name="Take what is likely for words").click()
    page.goto(here)
    page.get_by_role("button", name="Bring it in").click()
    assert page.get_by_text("Undo this list").is_visible()
    assert Organisation.objects.get(names__en="New Dawn").type == "government"
    page.get_by_role("link", name="Undo this list").click()
    axe(page)
