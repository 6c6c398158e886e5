"""A practice goes from a village to national policy, and comes back to the village, in a real Chromium."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.people import North, by
from tests.plans.cascade import levels
from tests.plans.planning import common, speaker
from trellis.accounts.models import Person
from trellis.plans.actions.keeping import name_keeper
from trellis.plans.models import Objective, Plan

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Any], Page]
PRACTICE = "Night guards at the school gate"


class Way:
    """One phone on which the people of each level sign in after each other."""

    def __init__(self, page: Page, signed_in: SignIn) -> None:
        """Keep the phone, with a screen of 360 points."""
        self.page, self.signed_in = page, signed_in
        page.set_viewport_size({"width": 360, "height": 740})
        page.set_default_timeout(10_000)

    def be(self, person: Person, address: str) -> None:
        """Let somebody sign in and open a page."""
        self.signed_in(person).goto(address)

    def follow(self, *names: str) -> None:
        """Follow the first link of each name; no page is wider than the phone."""
        for name in names:
            self.page.get_by_role("link", name=name, exact=True).first.click()
            assert self.page.locator("body").evaluate("() => document.documentElement.scrollWidth") <= 360

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def write(self, **words: str) -> None:
        """Write into the fields of a form."""
        for name, text in words.items():
            self.page.locator(f"[name='{name}']").first.fill(text)

    def step(self, stop: str) -> None:
        """Begin a step of the way."""
        self.follow("The next step")
        self.page.locator(f"input[name='stop'][value='{stop}']").check()
        self.press("Begin")

    def came(self, **words: str) -> None:
        """Note what came of the step that is under way."""
        self.follow("It is done")
        self.write(**words)

    def reads(self, text: str) -> None:
        """Expect something to stand on the page."""
        expect(self.page.get_by_text(text).first).to_be_attached()


def hand_on(way: Way, unit: str) -> None:
    """Hand the objective on the page down to a unit."""
    way.follow("What became of it below", "Hand it down")
    way.page.locator(f"input[name='units'][value='{unit}']").check()
    way.press("Hand it down")


def write_up(way: Way) -> str:
    """Write up what works in the village, and propose it; give the practice's address."""
    way.follow("Write up what works")
    way.write(title=PRACTICE, organisation="Children's Centre", problem="Strangers wait at dusk.")
    way.write(does="Two parents stand at the gate until the last child has left.")
    way.press("Save")
    address = way.page.url
    way.step("proposed")
    way.came(result="The province has it in writing.")
    way.press("Save")
    return address


def make_policy(way: Way, plan: Plan) -> None:
    """Note that it was adopted, and make it an objective of the common plan."""
    way.step("adopted")
    way.came(result="The committee adopted it.", reference="Order 12")
    way.press("Save")
    way.step("comes-down")
    way.came(result="An objective of the common plan.")
    way.page.locator("select[name='into']").select_option(str(plan.pk))
    way.press("Save")
    way.follow(PRACTICE)


def test_a_practice_becomes_policy_and_the_village_takes_it_over(
    page: Page, signed_in: SignIn, north: North
) -> None:
    """Nok speaks for the village's member, Aree for the province's; Malee coordinates the whole."""
    units, plan, way = levels(north), common(north), Way(page, signed_in)
    speaker(north, north.aree, north.group)
    name_keeper(actor=by(north.malee), unit=units[0], organisation=north.group)
    way.be(north.nok, "/n/north/practices")
    track = write_up(way)
    way.be(north.malee, track)
    make_policy(way, plan)
    hand_on(way, str(units[0].pk))
    way.be(north.aree, "/n/north/plan/handings")
    way.follow(PRACTICE)
    way.press("Take it over into our plan")
    way.follow("The unit's own objective")
    hand_on(way, str(units[-1].pk))
    way.be(north.nok, "/n/north/plan/handings")
    way.follow(PRACTICE)
    way.press("Take it over into our plan")
    way.reads("Taken over. It stands in the unit's plan now.")
    made = Objective.objects.get(plan__unit=units[-1])
    assert made.taken_from is not None
    assert made.taken_from.plan.unit == units[0]
