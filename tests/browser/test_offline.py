"""A lost line: what was read can be read, what was said waits and counts once, and no other sees either."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.people import North, build_north, by
from trellis.accounts import actions
from trellis.decisions.models import Ballot, Voice

SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]
KEEPS = "html[data-keeps=yes]"
PROPOSAL = "Train village volunteers"


@pytest.fixture
def north(live_url: str) -> North:
    """Give the network of the north."""
    return build_north()


@pytest.fixture
def ballot(north: North) -> Ballot:
    """Give an open ballot in which Nok speaks for the centre."""
    speakers(north)
    rule(north, MAJORITY)
    return opened(north, proposal(north))


@pytest.fixture
def phone(context: BrowserContext, signed_in: SignIn, north: North) -> Iterator[Page]:
    """Give Nok's phone, which complains of a lost line as often as it likes."""
    signed_in(north.nok)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    yield page
    context.set_offline(False)


def read(page: Page, *addresses: str) -> None:
    """Read pages until the device has kept them."""
    for address in addresses:
        page.goto(address)
        page.locator(KEEPS).wait_for(state="attached", timeout=8000)
    page.wait_for_timeout(300)


def fits(page: Page, axe: Check) -> None:
    """See that a page has no fault and is no wider than the phone."""
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("language", ["en", "th"])
def test_what_was_read_can_be_read_without_a_line(
    north: North, phone: Page, axe: Check, language: str
) -> None:
    actions.read_in(actor=by(north.nok), person=north.nok, language=language)
    read(phone, "/n/north/", "/n/north/members", "/n/north/receipt")
    phone.context.set_offline(True)
    phone.goto("/n/north/members")
    assert phone.locator("[data-shown=kept] [data-at]").inner_text()
    assert phone.evaluate("getComputedStyle(document.querySelector('.masthead')).display") != "inline"
    fits(phone, axe)
    phone.goto("/n/north/receipt")
    listed = phone.locator("[data-list=pages] a")
    listed.first.wait_for()
    assert listed.count() == 2
    assert phone.locator("[data-when=elsewhere]").is_visible()
    fits(phone, axe)
    listed.last.click()
    phone.wait_for_url("**/n/north/")


def say_without_a_line(north: North, ballot: Ballot, phone: Page) -> None:
    """Let Nok fill in the paper of her centre where there is no line."""
    paper = f"/n/north/listed/{row(ballot, north.centre).pk}/voice"
    read(phone, "/n/north/", paper)
    phone.context.set_offline(True)
    phone.goto(paper)
    phone.locator("[name=choice][value=yes]").check()
    phone.locator("main form.form button[type=submit]").click()
    phone.wait_for_url("**/device")
    phone.locator("[data-list=waiting] li").wait_for()


def test_an_answer_waits_and_counts_once(north: North, ballot: Ballot, phone: Page, axe: Check) -> None:
    say_without_a_line(north, ballot, phone)
    assert phone.locator("[data-shown=waiting] [data-count]").inner_text() == "1"
    fits(phone, axe)
    phone.close()
    again = phone.context.new_page()
    phone.context.set_offline(False)
    again.goto("/n/north/")
    again.locator("[data-shown=sent]").wait_for()
    assert "Your voice is in" in again.locator("[data-shown=sent]").inner_text()
    assert Voice.objects.count() == 1
    read(again, "/device")
    assert not again.locator("[data-shown=waiting]").count()
    assert Voice.objects.count() == 1


def test_what_changed_meanwhile_is_shown(north: North, ballot: Ballot, phone: Page) -> None:
    say_without_a_line(north, ballot, phone)
    Ballot.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    phone.context.set_offline(False)
    phone.locator("[data-shown=asks]").wait_for()
    phone.locator("[data-list=asks] button[type=submit]").click()
    phone.locator("main .notice.problem").wait_for()
    assert phone.locator("[name=choice][value=yes]").is_checked()
    assert not Voice.objects.exists()
    read(phone, "/device")
    phone.locator("[data-list=asks] [type=button]").click()
    phone.locator("[data-shown=asks]").wait_for(state="detached")


def test_nobody_else_on_this_device_sees_it(
    north: North, ballot: Ballot, phone: Page, signed_in: SignIn
) -> None:
    say_without_a_line(north, ballot, phone)
    other = phone.context.new_page()
    phone.close()
    signed_in(north.preecha)
    phone.context.set_offline(False)
    read(other, "/me/")
    assert not other.locator("#device-says > *").count()
    names = other.evaluate("caches.keys()")
    assert {name.partition(":")[2] for name in names} == {str(north.preecha.pk)}
    other.context.set_offline(True)
    other.goto("/n/north/")
    other.locator("[data-when=elsewhere]").wait_for()
    assert not Voice.objects.exists()


def test_signing_out_warns_and_forgets(north: North, ballot: Ballot, phone: Page) -> None:
    say_without_a_line(north, ballot, phone)
    phone.route("**/device/line", lambda route: route.abort())
    phone.context.route("**/device/line", lambda route: route.abort())
    phone.context.set_offline(False)
    phone.goto("/account/logout/")
    phone.locator("main form button[type=submit]").click()
    warning = phone.locator("[data-shown=warning]")
    warning.wait_for()
    assert "1" in warning.inner_text()
    warning.get_by_role("button").click()
    phone.wait_for_url("**/")
    assert phone.evaluate("caches.keys()") == []
    assert not Voice.objects.exists()
