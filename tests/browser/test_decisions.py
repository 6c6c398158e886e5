"""Deciding before a real Chromium: from proposal to verdict, without an accessibility fault, on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.decisions.deciding import MAJORITY, opened, proposal, row, rule, speakers
from tests.people import North, by
from trellis.decisions.actions.ballots import close_ballot
from trellis.decisions.actions.discussion import amend, say
from trellis.decisions.actions.proposals import Choosable
from trellis.decisions.actions.voices import give_voice
from trellis.decisions.models import Attitude, Ballot
from trellis.governance.subjects import Subject

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Any], Page]
Check = Callable[[Page], None]
TERMS = MAJORITY | {
    "proxies": {"per_holder": 1},
    "double_majority": {"constituencies": "all", "threshold": "1/2", "strict": True, "base": "yes_no"},
}
STV = {"method": "stv", "quota": "droop", "quorum": {"members": "1/2"}}


def say_all(north: North, ballot: Ballot, *choices: object) -> None:
    """Let centre, office and group speak."""
    speaking = ((north.nok, north.centre), (north.preecha, north.office), (north.aree, north.group))
    for (who, member), choice in zip(speaking, choices, strict=True):
        give_voice(actor=by(who), entitled=row(ballot, member), choice=choice, reason="As we said.")


def in_discussion(north: North) -> list[str]:
    """Give the pages of a proposal with a question and an amendment."""
    discussed = proposal(north)
    say(actor=by(north.aree), proposal=discussed, attitude=Attitude.QUESTION, text="Who pays the bus?")
    amendment = amend(
        actor=by(north.aree),
        proposal=discussed,
        text="The centre trains twenty in June.",
        why="More are needed.",
    )
    own = f"decisions/{discussed.pk}"
    return [own, f"{own}/wordings", f"{own}/amend", f"{own}/open", f"amendments/{amendment.pk}/answer"]


def counted(north: North) -> list[str]:
    """Give the pages of two decisions: a double majority, and a single transferable vote."""
    majority = opened(north, proposal(north))
    say_all(north, majority, "yes", "yes", "no")
    close_ballot(actor=by(north.malee), ballot=majority, reason="Volunteers know the villages.")
    chosen = opened(north, proposal(north, subject="election", options=options("Nok", "Aree", "Preecha")))
    say_all(north, chosen, ["o1", "o2"], ["o2", "o1"], ["o1", "o3"])
    close_ballot(actor=by(north.malee), ballot=chosen)
    return [f"decisions/{majority.proposal_id}", f"ballots/{majority.pk}", f"ballots/{chosen.pk}"]


def options(*names: str) -> list[Choosable]:
    return [Choosable(name=each) for each in names]


def still_open(north: North) -> list[str]:
    """Give the pages of ballots that are open, one of them secret."""
    ballot = opened(north, proposal(north))
    give_voice(actor=by(north.nok), entitled=row(ballot, north.centre), choice="yes")
    ranked = opened(north, proposal(north, subject="election", options=options("One", "Two")))
    secret = opened(north, proposal(north, subject="statement"))
    mine, other = row(ballot, north.centre), row(ballot, north.office)
    papers = [row(each, north.centre).pk for each in (ballot, ranked)]
    return [
        f"decisions/{ballot.proposal_id}",
        f"decisions/{secret.proposal_id}",
        f"ballots/{ballot.pk}/sheet",
        *(f"listed/{pk}/voice" for pk in papers),
        f"listed/{row(secret, north.centre).pk}/paper",
        f"listed/{other.pk}/enter",
        f"listed/{mine.pk}/recuse",
    ]


@pytest.fixture
def pages(north: North) -> list[str]:
    """Give the addresses of this room's pages, each with something on it."""
    speakers(north)
    rule(north, TERMS)
    rule(north, STV, Subject.ELECTION)
    rule(north, MAJORITY, Subject.STATEMENT, secret=True)
    lists = ["decisions", "decisions?show=all", "decisions/new", "decisions/record", "receipt"]
    inside = [*lists, *in_discussion(north), *counted(north), *still_open(north)]
    return [f"/n/north/{each}" for each in inside]


def test_no_page_has_an_accessibility_fault_or_is_wider_than_a_phone(
    signed_in: SignIn, axe: Check, north: North, pages: list[str]
) -> None:
    # Nok gets the coordinator's role besides her seat, so that every page is hers.
    role = north.network.roles.get(key="coordinator")
    role.assignments.create(network=north.network, person=north.nok, since="2026-01-01")
    page = signed_in(north.nok)
    page.set_viewport_size({"width": 360, "height": 740})
    for address in pages:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 360, f"{address} is {width} wide"


def test_a_voice_is_given_with_three_clicks(signed_in: SignIn, north: North) -> None:
    speakers(north)
    rule(north, MAJORITY)
    found = proposal(north)
    opened(north, found)
    page = signed_in(north.nok)
    page.goto("/")
    assert page.get_by_text("The voice of Children's Centre is wanted").count()
    page.get_by_role("link", name="Look at it").first.click()
    page.get_by_role("link", name="Give your voice").click()
    page.get_by_label("Yes, in favour").check()
    page.get_by_role("button", name="Give this voice").click()
    assert "Its receipt is" in page.content()
