"""A network's beginning before a real Chromium, on a phone: from the five questions to its first verdict."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from tests.decisions.deciding import may_commit, speaks_for
from tests.people import North
from trellis.accounts.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]


def thai(text: str) -> str:
    """Give what a Thai reader sees instead."""
    with override("th"):
        return gettext(text)


class Journey:
    """One phone on which the people of the north sign in after each other; each page is looked at."""

    def __init__(self, page: Page, signed_in: SignIn, axe: Check) -> None:
        """Keep the phone, with a screen of 360 points."""
        self.page, self.signed_in, self.axe = page, signed_in, axe
        page.set_viewport_size({"width": 360, "height": 740})
        page.set_default_timeout(10_000)

    def be(self, person: Person, address: str) -> None:
        """Let somebody sign in and open a page."""
        self.signed_in(person).goto(address)
        self.look()

    def look(self) -> None:
        """See to it that a page has no accessibility fault and isn't wider than the phone."""
        self.axe(self.page)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 360, self.page.url

    def follow(self, *names: str) -> None:
        """Follow the first link of each name."""
        for name in names:
            self.page.get_by_role("link", name=name, exact=True).first.click()
            self.look()

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.look()

    def write(self, **words: str) -> None:
        """Write into the fields of a form, each named as it is sent."""
        for name, text in words.items():
            self.page.locator(f"[name='{name}']").first.fill(text)

    def choose(self, name: str, value: str) -> None:
        """Choose one of a form's radio buttons."""
        self.page.locator(f"input[name='{name}'][value='{value}']").check()

    def reads(self, text: str) -> None:
        """Expect something to stand on the page."""
        expect(self.page.get_by_text(text).first).to_be_attached()


@pytest.fixture
def journey(page: Page, signed_in: SignIn, axe: Check, north: North) -> Journey:
    """Let two members have speakers who may commit them, besides Nok, who may not; Preecha reads Thai."""
    for who, organisation in ((north.preecha, north.office), (north.aree, north.group)):
        may_commit(north, speaks_for(north, who, organisation))
    north.preecha.language = "th"
    north.preecha.save(update_fields=["language"])
    return Journey(page, signed_in, axe)


def ask_and_start(journey: Journey, north: North) -> None:
    """Ask the five questions; the answers come by phone, and the network starts."""
    journey.be(north.malee, "/n/north/")
    journey.follow("The path of the network", "Is the network ready?", "Ask now")
    journey.press("Open the round")
    asked = journey.page.url
    for _member in range(3):
        journey.page.goto(f"{asked}?show=silent")
        journey.follow("Type in")
        for group in journey.page.get_by_role("group").filter(has_text="Yes").all():
            if group.get_by_role("radio", name="Yes", exact=True).count():
                group.get_by_role("radio", name="Yes", exact=True).check()
        journey.press("Send the answer")
    journey.page.goto(asked)
    journey.page.get_by_text("End the round now").first.click()
    journey.press("Yes: End the round now")
    journey.reads("Ready: each of the five questions reaches its bar.")
    journey.follow("Start the network")
    journey.press("Start the network")
    journey.reads("The network has started.")


def agree_on_a_purpose(journey: Journey, north: North) -> None:
    """Draft the statement of purpose, let Nok say something about it, answer her, and adopt it."""
    journey.be(north.malee, "/n/north/agreed/")
    journey.follow("Begin", "An empty page")
    journey.write(text_en="Every child of the north finds somebody who answers.", says="Because we begin.")
    journey.press("Save")
    journey.reads("The draft is kept.")
    draft = journey.page.url
    journey.be(north.nok, draft)
    journey.follow("Say something about the text")
    journey.write(text="Say who answers at night.")
    journey.press("Send")
    journey.be(north.malee, draft)
    journey.follow("Answer")
    journey.choose("fate", "taken-in")
    journey.press("Answer")
    journey.page.goto(draft)
    journey.follow("Note that it was adopted")
    journey.write(note="First meeting, minutes no. 1")
    journey.press("It was adopted")
    journey.reads("It is in force.")


def propose_the_first_rule(journey: Journey, north: North) -> None:
    """Draft a rule, try it on the members, and put it to a decision."""
    journey.be(north.malee, "/n/north/rules")
    journey.reads("Until a rule is adopted, the founding rule holds")
    journey.page.locator("a[href*='start=simple-majority']").click()
    journey.look()
    journey.press("Save")
    drafted = journey.page.url
    journey.follow("Try the rule on the members")
    journey.page.goto(drafted)
    journey.follow("Put it to a decision")
    journey.write(title="Our first rule", text="Everyday matters are decided by this rule from now on.")
    journey.press("Propose")


def open_a_ballot(journey: Journey) -> str:
    """Open the ballot of the proposal on the page; give the proposal's address."""
    journey.follow("Open the ballot")
    journey.press("Open the ballot")
    journey.reads("The ballot is open.")
    return journey.page.url


def vote(journey: Journey, north: North, proposal: str, choice: str) -> None:
    """Let three members say the same: Nok on her phone, Preecha in Thai, Aree on paper."""
    journey.be(north.nok, "/")
    journey.follow("Look at it", "Give your voice")
    journey.choose("choice", choice)
    journey.press("Give this voice")
    journey.reads("Your voice is in.")
    journey.reads("ad referendum")
    journey.be(north.preecha, proposal)
    assert journey.page.locator("html").get_attribute("lang") == "th"
    journey.follow(thai("Give your voice"))
    journey.choose("choice", choice)
    journey.press(thai("Give this voice"))
    journey.be(north.malee, proposal)
    row = journey.page.get_by_role("row").filter(has_text="Women's Weaving Group")
    row.get_by_role("link", name="Enter its voice").click()
    journey.choose("choice", choice)
    journey.page.get_by_label("Who gave it").select_option(index=1)
    journey.press("Enter it")
    journey.be(north.somchai, proposal)
    journey.page.get_by_text("Confirm the entry").first.click()
    journey.press("Yes: Confirm the entry")
    journey.reads("Confirmed. It counts from now on.")


def count(journey: Journey, north: North, proposal: str, reason: str) -> None:
    """Close the ballot and count it, with the reason."""
    journey.be(north.malee, proposal)
    journey.follow("Close and count")
    journey.write(reason=reason)
    journey.press("Close and count")
    journey.reads("Counted. The verdict is below.")


def test_from_the_five_questions_to_a_verdict_on_paper(journey: Journey, north: North) -> None:
    ask_and_start(journey, north)
    agree_on_a_purpose(journey, north)
    propose_the_first_rule(journey, north)
    first = open_a_ballot(journey)
    vote(journey, north, first, "agree")
    count(journey, north, first, "Nobody blocks, and everybody knows it.")
    journey.reads("Carried out")
    journey.page.goto("/n/north/rules")
    journey.reads("in force")

    journey.page.goto("/n/north/decisions/new")
    journey.write(title="Answer at night", text="The centre answers the telephone until midnight.")
    journey.press("Propose")
    second = open_a_ballot(journey)
    vote(journey, north, second, "yes")
    count(journey, north, second, "The night is when they call.")
    journey.reads("3 cast, 2 needed, 3 yes: carried.")
    journey.reads("The night is when they call.")

    journey.page.emulate_media(media="print")
    expect(journey.page.get_by_text("3 cast, 2 needed, 3 yes: carried.").first).to_be_visible()
    expect(journey.page.get_by_role("navigation").first).to_be_hidden()
    assert journey.page.pdf().startswith(b"%PDF")
