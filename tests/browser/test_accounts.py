"""Coming in with a paper, a passkey and an app, in a real browser under our policy."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import BrowserContext, Page

from tests.people import OPERATOR, build_north, by
from trellis.accounts import actions, codes
from trellis.accounts.models import Person

Check = Callable[[Page], None]
SignIn = Callable[[Person], Page]


@pytest.fixture
def malee(live_url: str) -> Person:
    """Give the coordinator of a network of the north."""
    return build_north().malee


@pytest.fixture
def reader(context: BrowserContext, live_url: str) -> Iterator[Page]:
    """Give a page with a passkey reader that always sees the right finger; it needs a named server."""
    page, base = context.new_page(), live_url.replace("127.0.0.1", "localhost")
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{base}/account/login/")
    yield page
    assert not troubles


def go(page: Page, address: str) -> None:
    """Open an address of the same server."""
    page.goto(urljoin(page.url, address))


def test_a_link_fills_in_the_code_and_leaves_it_out_of_the_address(malee: Person, page: Page) -> None:
    code = codes.in_groups(codes.new())
    actions.make_invitation(actor=OPERATOR, person=malee, code=code)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/join#{code}")
    assert page.input_value("#id_code") == code
    assert "#" not in page.url
    page.click("main button.primary")
    page.fill("#id_password1", "river stone lamp")
    page.fill("#id_password2", "river stone lamp")
    page.click("main button.primary")
    page.goto("/me/")
    assert page.locator("h1").inner_text() == "Malee Srisuk"
    assert not [address for address in asked if code in address.partition("#")[0]]


def test_a_passkey_is_added_and_signs_in_alone(malee: Person, reader: Page) -> None:
    go(reader, "/account/login/?next=/account/2fa/webauthn/add/")
    reader.fill("#id_login", "malee")
    reader.fill("#id_password", "malee opens it")
    reader.click("main form button.primary")
    reader.wait_for_url(re.compile("/reauthenticate/"))
    reader.fill("[name=password]", "malee opens it")
    reader.click("main button.primary")
    reader.fill("[name=name]", "Office computer")
    reader.click("#add-key")
    reader.wait_for_url(re.compile(r"/2fa/(recovery-codes/)?$"))
    go(reader, "/account/2fa/webauthn/")
    assert "Office computer" in reader.inner_text("table")
    go(reader, "/account/logout/")
    with reader.expect_navigation():
        reader.click("main button.primary")
    go(reader, "/account/login/?next=/me/")
    reader.click("#passkey-login")
    reader.wait_for_url(re.compile(r"localhost:\d+/me/$"))
    assert reader.locator("h1").inner_text() == "Malee Srisuk"


@pytest.mark.parametrize("language", ["en", "th"])
def test_before_new_recovery_codes_she_proves_herself(
    malee: Person, signed_in: SignIn, axe: Check, language: str
) -> None:
    actions.read_in(actor=by(malee), person=malee, language=language)
    TOTP.activate(malee, generate_totp_secret())
    page = signed_in(malee)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/account/2fa/")
    page.click("a[href$='/recovery-codes/generate/']")
    page.wait_for_url(re.compile("/reauthenticate/"))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.fill("[name=password]", "malee opens it")
    page.click("main button.primary")
    page.wait_for_url(re.compile("/recovery-codes/generate/"))
    page.click("main button.primary")
    page.wait_for_url(re.compile("/recovery-codes/$"))
    assert page.locator(".recovery-codes li").count() == 10


@pytest.mark.parametrize("address", ["/account/login/", "/join", "/account/signup/"])
def test_pages_for_everybody_are_accessible(malee: Person, page: Page, axe: Check, address: str) -> None:
    page.goto(address)
    axe(page)


@pytest.mark.parametrize(
    "address",
    [
        "/me/",
        "/me/change",
        "/me/deeds",
        "/account/sessions/",
        "/account/2fa/",
        "/account/password/change/",
        "/account/reauthenticate/",
    ],
)
def test_own_pages_are_accessible_and_fit_a_small_phone(
    malee: Person, signed_in: SignIn, axe: Check, address: str
) -> None:
    page = signed_in(malee)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_slip_fits_and_its_picture_shows(malee: Person, signed_in: SignIn, axe: Check) -> None:
    aree = Person.objects.get(sign_in_name="aree")
    actions.read_in(actor=by(aree), person=aree, language="th")
    page = signed_in(malee)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/me/")
    page.evaluate(
        """address => {
            const form = document.createElement("form");
            form.method = "post";
            form.action = address;
            form.append(document.querySelector("[name=csrfmiddlewaretoken]").cloneNode());
            document.body.append(form);
            form.submit();
        }""",
        f"/people/{aree.pk}/invite",
    )
    page.wait_for_url(re.compile("/invite$"))
    assert page.evaluate("document.querySelector('.qr').naturalWidth") > 100
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    axe(page)
