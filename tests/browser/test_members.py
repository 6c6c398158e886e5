"""The members room before a real Chromium: no accessibility fault, within the budget, on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.people import North, by
from trellis.domain.mandate import Scope
from trellis.members import actions
from trellis.members.actions.mandates import Terms
from trellis.members.models import Identity

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]


@pytest.fixture
def pages(north: North) -> list[str]:
    """Give the addresses of this room's pages, each with something on it."""
    terms = Terms(scope=Scope.COMMIT_WITHIN, limit_text="two staff days", since=north.speaks.since)
    row = actions.record_mandate(actor=by(north.malee), representative=north.speaks, terms=terms)
    actions.identify(
        actor=by(north.malee), organisation=north.office, other=north.group, answer=Identity.LATER
    )
    north.network.published = ["join"]
    north.network.save()
    membership = north.centre.memberships.get()
    inside = [
        "members",
        "members/add",
        f"members/{north.centre.pk}",
        f"members/{north.centre.pk}/change",
        f"members/{north.centre.pk}/same",
        f"members/{north.office.pk}/representatives/choose",
        f"members/{north.office.pk}/representatives/new",
        f"memberships/{membership.pk}/parts/give",
        f"memberships/{membership.pk}/end",
        f"representatives/{north.speaks.pk}/mandate",
        "mandates?show=unconfirmed",
        f"mandates/{row.pk}",
        "requests",
        "constituencies",
        "identity",
        "people",
        f"people/{north.nok.pk}",
    ]
    return [*(f"/n/north/{each}" for each in inside), "/p/north/join"]


def test_no_page_has_an_accessibility_fault_or_is_wider_than_a_phone(
    signed_in: SignIn, axe: Check, north: North, pages: list[str]
) -> None:
    page = signed_in(north.malee)
    page.set_viewport_size({"width": 360, "height": 740})
    for address in pages:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wider, f"{address} is wider than the screen"


def test_a_head_is_followed_by_a_new_one_without_any_script(signed_in: SignIn, north: North) -> None:
    page = signed_in(north.malee)
    page.goto(f"/n/north/members/{north.centre.pk}")
    page.get_by_role("link", name="Appoint a representative").click()
    page.get_by_role("row", name="Aree").get_by_role("link", name="Choose").click()
    page.get_by_role("button", name="Appoint").click()
    assert page.get_by_text("Nok Wongsa is head for this organisation").count()
    page.get_by_label("End the former head's seat the day before").check()
    page.get_by_role("button", name="Appoint").click()
    page.get_by_label("Take part in the discussion").check()
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("Aree Kamdee may take part in the discussion").count()


def test_a_later_page_of_members_weighs_little(
    signed_in: SignIn, wire: Callable[[Page], Any], north: North, pages: list[str]
) -> None:
    page = signed_in(north.malee)
    cost = wire(page)
    page.goto("/n/north/members")
    assert cost.size <= 30_000, cost
    assert cost.requests <= 8, cost
    cost = wire(page)
    page.goto(f"/n/north/members/{north.centre.pk}")
    assert cost.size <= 12_000, cost
