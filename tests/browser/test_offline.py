"""A lost line: what was read can be read, what was said waits and counts once, and no other sees either."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.asks.asking import asked_all, of_centre, via
from tests.people import North, build_north, by
from trellis.access.actor import Channel
from trellis.accounts import actions
from trellis.asks.actions import enter
from trellis.asks.models import Answer, Asked, Standing
from trellis.domain.asking import Given

SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]
KEEPS = "html[data-keeps=yes]"


@pytest.fixture
def north(live_url: str) -> North:
    """Give the network of the north."""
    return build_north()


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


def say_without_a_line(north: North, phone: Page) -> Asked:
    """Let Nok answer for her centre where there is no line."""
    asked = of_centre(asked_all(north), north)
    mine = f"/n/north/mine/{asked.pk}"
    read(phone, "/n/north/", mine)
    phone.context.set_offline(True)
    phone.goto(mine)
    phone.locator("[name=choice][value=yes]").check()
    phone.locator("main form.form button[type=submit]").click()
    phone.wait_for_url("**/device")
    phone.locator("[data-list=waiting] li").wait_for()
    return asked


def test_an_answer_waits_and_counts_once(north: North, phone: Page, axe: Check) -> None:
    asked = say_without_a_line(north, phone)
    assert phone.locator("[data-shown=waiting] [data-count]").inner_text() == "1"
    fits(phone, axe)
    phone.close()
    again = phone.context.new_page()
    phone.context.set_offline(False)
    again.goto("/n/north/")
    again.locator("[data-shown=sent]").wait_for()
    assert "The van" in again.locator("[data-shown=sent]").inner_text()
    assert asked.answers.count() == 1
    read(again, "/device")
    assert not again.locator("[data-shown=waiting]").count()
    assert asked.answers.count() == 1


def test_who_answered_meanwhile_is_shown(north: North, phone: Page, axe: Check) -> None:
    asked = say_without_a_line(north, phone)
    enter(actor=via(Channel.PHONE, north.malee), asked=asked, given=Given(choices=("no",)))
    phone.context.set_offline(False)
    phone.locator("[data-shown=asks]").wait_for()
    fits(phone, axe)
    phone.locator("[data-list=asks] button[type=submit]").click()
    both = phone.locator("main .notice.warning", has_text="Somebody else saved this meanwhile")
    both.wait_for()
    assert "No" in both.inner_text()
    assert phone.locator("[name=choice][value=yes]").is_checked()
    fits(phone, axe)
    phone.locator("main form.form button[type=submit]").click()
    phone.wait_for_url("**/thanks")
    assert asked.answers.get(standing=Standing.CURRENT).content["choices"] == ["yes"]
    assert not phone.locator("[data-shown=asks]").count()


def test_nobody_else_on_this_device_sees_it(north: North, phone: Page, signed_in: SignIn) -> None:
    say_without_a_line(north, phone)
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
    assert not Answer.objects.exists()


def test_signing_out_warns_and_forgets(north: North, phone: Page) -> None:
    say_without_a_line(north, phone)
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
    assert not Answer.objects.exists()


def in_worker(phone: Page, does: str, given: object = None) -> Any:
    """Do something within the worker that stands between the pages and the line."""
    return phone.context.service_workers[0].evaluate(does, given)


def test_a_page_that_comes_late_is_kept_by_nobody_who_has_signed_out(north: North, phone: Page) -> None:
    """Her own page in another tab, and one that was under way while she signed out."""
    read(phone, "/n/north/", "/n/north/members")
    asked = in_worker(phone, "() => Date.now()")
    other = phone.context.new_page()
    other.goto("/account/logout/")
    other.locator("main form button[type=submit]").click()
    other.wait_for_url("**/")
    other.wait_for_timeout(300)
    late = """([who, asked]) => see(location.origin + "/n/north/", new Response("<html >", {headers:
        {"Content-Type": "text/html", "Trellis-Reader": who}}), asked)"""
    in_worker(phone, late, [str(north.nok.pk), asked])
    assert phone.evaluate("caches.keys()") == []
    phone.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    phone.locator(f"body[data-reader='{north.nok.pk}']").wait_for(state="detached")


def test_a_device_without_room_shows_pages_and_keeps_what_was_said(north: North, phone: Page) -> None:
    asked = of_centre(asked_all(north), north)
    mine = f"/n/north/mine/{asked.pk}"
    read(phone, "/n/north/", mine)
    full = """async () => {
        const put = inDrawer;
        let tries = 0;
        self.inDrawer = (store, does) =>
            store === "waiting" && !tries++ ? Promise.reject(new Error()) : put(store, does);
        await keepWaiting({key: "1", reader: "x", at: Date.now()});
        const kept = [await caches.keys(), (await waiting("x")).length];
        self.inDrawer = () => Promise.reject(new Error("no room"));
        return kept;
    }"""
    assert in_worker(phone, full) == [[], 1]
    phone.goto(mine)
    phone.locator("[name=choice][value=yes]").check()
    phone.locator("main form.form button[type=submit]").click()
    phone.wait_for_url("**/thanks")
    assert phone.evaluate("getComputedStyle(document.querySelector('.masthead')).display") != "inline"
    phone.goto("/account/logout/")
    phone.locator("main form button[type=submit]").click()
    phone.wait_for_url("**/")


def test_an_old_token_is_made_fresh_for_our_own_forms_alone(north: North, phone: Page, live_url: str) -> None:
    asked = of_centre(asked_all(north), north)
    mine = f"/n/north/mine/{asked.pk}"
    read(phone, mine)
    phone.context.clear_cookies(name="csrftoken")
    phone.locator("[name=choice][value=yes]").check()
    phone.locator("main form.form button[type=submit]").click()
    phone.wait_for_url("**/thanks")
    assert asked.answers.get().content["choices"] == ["yes"]
    strange = f"""<form method="post" action="{live_url}{mine}"><input name="choice" value="no">
        <input name="sending" value="8d3b4b1e-6b4d-4a57-9d0f-2f5fd2f9a111"><button>Send</button></form>"""
    for is_offline in (False, True):
        elsewhere = phone.context.new_page()
        elsewhere.goto("about:blank")
        elsewhere.set_content(strange)
        phone.context.set_offline(is_offline)
        elsewhere.locator("button").click()
        elsewhere.wait_for_timeout(400)
        phone.context.set_offline(False)
    assert in_worker(phone, "(who) => waiting(who)", str(north.nok.pk)) == []
    assert asked.answers.count() == 1


def test_one_send_that_breaks_holds_up_no_other(north: North, phone: Page) -> None:
    read(phone, "/n/north/")
    drained = """async (who) => {
        const line = self.fetch;
        for (const key of ["breaks", "goes"]) {
            const at = Date.now() - (key === "breaks");
            await keepWaiting({key, at, reader: who, state: "waiting", url: `/${key}`, body: ""});
        }
        self.fetch = async (url) => url === HOUSE.line ? Response.json({reader: who, token: "t"})
            : url === "/goes" ? Response.json({says: "Saved."}) : new Response("", {status: 500});
        await sendAll();
        self.fetch = line;
        return (await waiting(who)).map((each) => [each.key, each.state]);
    }"""
    states = in_worker(phone, drained, str(north.nok.pk))
    assert dict(states) == {"breaks": "waiting", "goes": "sent"}


def test_who_signs_out_without_a_line_is_signed_out_when_it_is_back(north: North, phone: Page) -> None:
    read(phone, "/n/north/", "/account/logout/")
    phone.context.set_offline(True)
    phone.locator("main form button[type=submit]").click()
    phone.wait_for_timeout(500)
    phone.context.set_offline(False)
    page = phone.context.new_page()
    page.goto("/n/north/members")
    assert not page.locator("body[data-reader]").count()
    assert "sessionid" not in {each["name"] for each in phone.context.cookies()}
