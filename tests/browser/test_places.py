"""Choosing a place by keyboard, by touch, and without any script; no page has a fault that axe knows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.people import OPERATOR, person
from tests.places.conftest import THAI
from tests.places.test_boundaries import MAE_SAI, written
from trellis.accounts.models import Person
from trellis.places.actions import import_boundaries, import_places
from trellis.places.models import Place
from trellis.places.outlining import Wish as HowToDraw
from trellis.places.outlining import open_boundaries
from trellis.places.tables import Wish, open_tables

SignIn = Callable[[Person], Page]
Check = Callable[[Page], None]


def options(page: Page) -> Locator:
    """Give the places suggested; the form has other lists with options too."""
    return page.locator(".place-list").get_by_role("option")


@pytest.fixture
def steward(live_url: str, tmp_path: Path) -> Person:
    """Bring the Thai places in, and give their keeper."""
    for name, text in THAI.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    tables = open_tables([(tmp_path / name, name) for name in THAI], Wish(scheme="tha-dopa"))
    import_places(actor=OPERATOR, tables=tables)
    return person("Prasit Thongchai", is_steward=True)


def test_a_place_is_chosen_by_keyboard(steward: Person, signed_in: SignIn, axe: Check) -> None:
    page = signed_in(steward)
    page.goto("/places/new")
    field = page.get_by_role("combobox", name="Where does it lie?")
    field.press_sequentially("Mae Sai")
    expect(options(page)).to_have_count(4)
    expect(page.locator("p[role=status]")).to_have_text("4 places")
    axe(page)
    field.press("ArrowDown")
    field.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    way = chosen.get_attribute("data-label")
    field.press("Enter")
    expect(field).to_have_value(way or "")
    expect(page.locator(".place-list")).to_be_hidden()
    page.fill("[name=name_en]", "Ban Mai")
    page.select_option("[name=level]", "village")
    page.locator("main form button.primary").click()
    expect(page.get_by_text("The place was added.")).to_be_visible()
    added = Place.objects.get(names__en="Ban Mai").parent
    assert added is not None
    assert added.names["en"] == "Mae Sai"


def test_escape_closes_and_touch_chooses(steward: Person, signed_in: SignIn) -> None:
    page = signed_in(steward)
    page.goto("/places/new")
    field = page.get_by_role("combobox", name="Where does it lie?")
    field.press_sequentially("พางคำ")
    expect(options(page)).to_have_count(1)
    field.press("Escape")
    expect(page.locator(".place-list")).to_be_hidden()
    field.press("ArrowDown")
    options(page).click()
    expect(field).to_have_value("Wiang Phang Kham, Mae Sai, Chiang Rai")
    field.fill("Atlantis")
    expect(page.locator(".place-list .hint")).to_contain_text("No place is called")
    assert page.locator("[name=parent-id]").input_value() == ""


def test_after_the_question_one_may_still_type_something_else(
    steward: Person, signed_in: SignIn, axe: Check
) -> None:
    page = signed_in(steward)
    page.goto("/places/new")
    page.fill("[name=name_en]", "Ban Mai")
    page.select_option("[name=level]", "village")
    page.get_by_role("combobox", name="Where does it lie?").press_sequentially("Mae Sai")
    expect(options(page)).to_have_count(4)
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio")).to_have_count(4)
    axe(page)
    page.get_by_role("combobox", name="Where does it lie?").fill("Rong Kwang")
    expect(page.get_by_role("radio")).to_have_count(0)
    options(page).first.click()
    page.locator("main form button.primary").click()
    expect(page.get_by_text("The place was added.")).to_be_visible()


def test_without_script_one_is_asked_which_of_the_four(
    steward: Person, signed_in: SignIn, browser: Browser, live_url: str
) -> None:
    cookies = signed_in(steward).context.cookies()
    context = browser.new_context(base_url=live_url, java_script_enabled=False, locale="en-GB")
    context.add_cookies([{"name": each["name"], "value": each["value"], "url": live_url} for each in cookies])
    page = context.new_page()
    page.goto("/places/new")
    page.fill("[name=name_en]", "Ban Mai")
    page.select_option("[name=level]", "village")
    page.fill("[name=parent]", "Mae Sai")
    page.locator("main form button.primary").click()
    expect(page.get_by_role("group", name="Which one do you mean?").get_by_role("radio")).to_have_count(4)
    page.get_by_role("radio", name="Rong Kwang, Phrae").check()
    page.locator("main form button.primary").click()
    expect(page.get_by_text("The place was added.")).to_be_visible()
    parent = Place.objects.get(names__en="Ban Mai").parent
    assert parent is not None
    assert parent.names["th"] == "แม่ทราย"
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_fit_for_everybody(steward: Person, signed_in: SignIn, axe: Check, width: int) -> None:
    page = signed_in(steward)
    page.set_viewport_size({"width": width, "height": 800})
    place = Place.objects.get(codes__code="5709")
    for address in (
        "",
        "?q=Mae+Sai",
        "?q=Atlantis",
        f"{place.pk}/",
        f"{place.pk}/names",
        f"{place.pk}/code",
        f"{place.pk}/end",
        "new",
        "import",
    ):
        page.goto(f"/places/{address}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_first_visit_is_light(steward: Person, page: Page, wire: Callable[[Page], object]) -> None:
    cost = wire(page)
    page.goto("/places/?q=Mae+Sai")
    page.wait_for_load_state("networkidle")
    assert cost.size <= 30_000, cost  # type: ignore[attr-defined]
    assert cost.requests <= 8, cost  # type: ignore[attr-defined]


def test_a_map_leads_down_and_up_again_on_a_telephone(
    steward: Person, page: Page, axe: Check, tmp_path: Path
) -> None:
    path = written(tmp_path, *MAE_SAI)
    opened = open_boundaries(path, path.name, HowToDraw(source="Invented"))
    import_boundaries(actor=OPERATOR, opened=opened)
    mae_sai = Place.objects.get(codes__code="5709")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/places/{mae_sai.pk}/")
    drawn = page.locator("figure.map > svg")
    expect(drawn).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    axe(page)
    drawn.get_by_role("link", name="Wiang Phang Kham").click()
    expect(page.get_by_role("heading", name="Wiang Phang Kham")).to_be_visible()
    page.goto(f"/places/{mae_sai.pk}/")
    page.get_by_role("navigation", name="Wider maps").get_by_role("link", name="Chiang Rai").click()
    expect(page.get_by_role("heading", name="Chiang Rai")).to_be_visible()


def test_a_steward_brings_boundaries_in(
    steward: Person, signed_in: SignIn, axe: Check, tmp_path: Path
) -> None:
    page = signed_in(steward)
    page.goto("/places/boundaries")
    axe(page)
    page.set_input_files("[name=file]", written(tmp_path, *MAE_SAI))
    page.get_by_role("button", name="Look at what fits").click()
    expect(page.get_by_role("button", name="Draw them")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Draw them").click()
    expect(page.get_by_text("The boundaries are drawn.")).to_be_visible()
    axe(page)
    page.get_by_text("Undo this file").first.click()
    page.get_by_role("button", name="Yes: Undo this file").click()
    expect(page.get_by_text("as they were before this file")).to_be_visible()
