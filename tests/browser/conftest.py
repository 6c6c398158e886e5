"""A real Chromium before a real server: what it shows, what it complains about, what goes over the wire."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A test of a missing or forbidden page opens it on purpose; Chromium writes that to its console.
EXPECTED = "Failed to load resource: the server responded with a status of 4"

# Playwright runs an event loop in this thread, and Django would refuse to ask the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test in this folder: it drives a browser."""
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium; without it the browser tests are left out, and said to be."""
    if not CHROMIUM:
        pytest.skip("Chromium isn't here (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def _collected(browser: Browser) -> None:
    """Collect and compress the static files, so that they weigh what they weigh in real use."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def live_url(transactional_db: None, _collected: None) -> Iterator[str]:
    """Give the address of a server that answers with this test's database."""
    server = LiveServerThread("127.0.0.1", static_handler=lambda _media: WSGIHandler())
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def context(browser: Browser, live_url: str) -> Iterator[BrowserContext]:
    """Give a fresh profile of a person with a phone-sized window."""
    context = browser.new_context(base_url=live_url, viewport={"width": 390, "height": 844}, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, live_url: str) -> Iterator[Page]:
    """Give a page; its test fails when it logs an error, breaks the security policy or asks another host."""
    page = context.new_page()
    troubles: list[str] = []
    opened: set[str] = set()

    def note_request(request: Request) -> None:
        if request.is_navigation_request():
            opened.add(request.url)
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.netloc != urlsplit(live_url).netloc:
            troubles.append(f"asked another host: {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        meant = message.text.startswith(EXPECTED) and message.location["url"] in opened
        if message.type == "error" and not meant:
            troubles.append(f"{message.text} ({message.location['url']})")

    page.on("request", note_request)
    page.on("console", note_message)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    if troubles:
        pytest.fail("the browser complained:\n" + "\n".join(troubles))


@pytest.fixture
def signed_in(page: Page, context: BrowserContext, live_url: str) -> SignIn:
    """Give a way to be a person: `signed_in(person).goto("/me/")`."""

    def sign_in(person: Any) -> Page:
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_url}])
        return page

    return sign_in


@pytest.fixture
def axe() -> Check:
    """Give a check that a page has no accessibility fault that axe knows."""

    def check(page: Page) -> None:
        found = Axe().run(page)
        if found.violations_count:
            pytest.fail(f"{page.url}\n{found.generate_report()}")

    return check


@dataclass
class Answer:
    """One answer of the server: its address, its kind, and its bytes on the wire, headers included."""

    url: str
    kind: str
    size: int = 0


@dataclass
class Wire:
    """What a page cost since the recording began; what the browser had in store isn't counted."""

    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes in all, compressed."""
        return sum(answer.size for answer in self.answers.values())

    @property
    def requests(self) -> int:
        """Number of requests that reached the server."""
        return len(self.answers)

    def __str__(self) -> str:
        """List the answers, the heaviest first."""
        ordered = sorted(self.answers.values(), key=lambda answer: -answer.size)
        return "\n".join(f"{answer.size:>8} {answer.kind:<12} {answer.url}" for answer in ordered)


@pytest.fixture
def wire() -> Callable[[Page], Wire]:
    """Give a recorder: `cost = wire(page); page.goto(...); assert cost.size <= 30_000, cost`."""

    def record(page: Page) -> Wire:
        cost = Wire()
        session = page.context.new_cdp_session(page)

        def began(event: dict[str, Any]) -> None:
            response = event["response"]
            if not response.get("fromDiskCache") and response["url"].startswith("http"):
                cost.answers[event["requestId"]] = Answer(response["url"], event["type"])

        def ended(event: dict[str, Any]) -> None:
            if event["requestId"] in cost.answers:
                cost.answers[event["requestId"]].size = int(event["encodedDataLength"])

        session.on("Network.responseReceived", began)
        session.on("Network.loadingFinished", ended)
        session.send("Network.enable")
        return cost

    return record
