"""Every address, as nobody, a stranger and a neighbour: nothing private is answered, nothing is changed."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.governing import PRIVATE as SAID
from tests.governing import THINGS, govern, holes, things_of
from tests.people import North, South, build_north, by, person
from trellis.accounts.models import Person
from trellis.ledger.models import NODE, Line
from trellis.members import actions as members
from trellis.networks.models import Assignment

PRIVATE = (
    "Provincial Welfare Office",
    "Children's Centre",
    "Children&#39;s Centre",
    "ศูนย์เด็ก",
    "Weaving Group",
    "Malee Srisuk",
    "Somchai Jaidee",
    "Nok Wongsa",
    "Aree Kamdee",
    "+66 81 000 0001",
    "malee@example.org",
    "Network of the North",
    *SAID,
)


def walk(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each address as a template with its converters."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        else:
            yield route, pattern.pattern.converters


@pytest.fixture
def north(db: None) -> North:
    """Give the network of the north, in which everything has been agreed and decided that can be."""
    made = build_north()
    govern(made)
    return made


OURS = {
    "constituencies": "constituency",
    "holders": "assignment",
    "members": "organisation",
    "memberships": "membership",
    "people": "person",
    "representatives": "representative",
    "roles": "role",
}
"""What stands behind these words; behind a word that isn't here and tells nothing, each of them is tried."""


def sample(before: str, name: str, north: North) -> list[str]:
    """Give what stands in an address for a parameter: things of the north, each by its own name.

    `before` is the word before it, which tells what it is where the parameter's name doesn't.
    """
    things = {
        "slug": north.network.slug,
        "network": north.network.slug,
        "organisation": north.centre.pk,
        "member": north.centre.pk,
        "representative": north.speaks.pk,
        "person": north.nok.pk,
        "constituency": north.ngos.pk,
        "role": north.network.roles.get(key="coordinator").pk,
        "assignment": Assignment.objects.filter(network=north.network).first().pk,  # type: ignore[union-attr]
        "membership": north.centre.memberships.get().pk,
        "line": Line.objects.filter(chain=north.network.pk)
        .order_by("-number")
        .values_list("number", flat=True)[0],
    }
    if name in things:
        return [str(things[name])]
    known = [OURS[before]] if before in OURS else sorted(set(OURS.values()))
    return things_of(north, before) or [str(things[each]) for each in known]


def addresses(north: North, within: str = "") -> list[str]:
    """Give every address of the product, or those with some words, filled with things of the north."""
    found = []
    for route in (route for route, _ in walk(get_resolver().url_patterns) if within in f"/{route}"):
        fillings: list[list[str]] = [[]]
        for word, hole in holes(route):
            fillings = [[*before, value] for before in fillings for value in sample(word, hole, north)]
        for filling in fillings:
            values = iter(filling)
            plain = re.sub(r"<(?:\w+:)?\w+>", lambda _match, values=values: next(values), route)
            if not re.search(r"[\^$\\(]", plain):
                found.append("/" + plain)
    return found


def signed_in(who: Person | None) -> Client:
    """Give a browser in which somebody has signed in, or nobody."""
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


def leaks(text: str) -> list[str]:
    """Give what of the north's own a page says."""
    return [word for word in PRIVATE if word in text]


def said(answer: Any) -> str:
    """Give all that an answer says; a workbook is unpacked first."""
    content = b"".join(answer) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    return content.decode(errors="replace")


@pytest.fixture
def visitors(north: North, south: South) -> dict[str, Client]:
    """Give those who have no business in the north."""
    stranger = person("Sunee Farwell")
    return {
        "nobody": signed_in(None),
        "a stranger": signed_in(stranger),
        "a neighbour": signed_in(south.wipa),
    }


def test_the_north_is_full_of_private_things(north: North) -> None:
    """The sweep would say nothing if its own samples showed nothing to those who may see them."""
    pages = [signed_in(north.malee).get(address) for address in addresses(north)]
    seen = {word for page in pages if page.status_code == 200 for word in leaks(said(page))}
    assert len(seen) >= 8 + len(SAID)
    assert set(SAID) <= seen
    assert len([page for page in pages if page.status_code == 200]) > 30


def test_each_thing_of_agreeing_and_deciding_is_there_to_be_reached(north: North) -> None:
    """No address of the three rooms is walked with things that it isn't about."""
    malee = signed_in(north.malee)
    for word in THINGS:
        ours = [route for route, _ in walk(get_resolver().url_patterns) if f"/{word}/<uuid:pk>" in route]
        assert things_of(north, word), word
        assert ours, word
        reached = {malee.get(address).status_code for address in addresses(north, f"/{word}/")}
        assert reached & {200, 302, 405}, word


def test_no_page_shows_what_is_the_norths_own(north: North, visitors: dict[str, Client]) -> None:
    for address in addresses(north):
        for name, client in visitors.items():
            answer = client.get(address)
            assert answer.status_code < 500, f"{address} fails for {name}"
            found = [word for word in leaks(said(answer)) if word not in address]
            assert not found, f"{address} tells {name}: {found}"


class Guard:
    """Hears each write to a table, but to those of sessions and of what sign-in counts."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        writes = re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', sql)
        if writes and not writes[1].startswith(("django_session", "cache")):
            self.heard.append(writes[1])
        return execute(sql, *rest)


def test_the_guard_hears_a_deed(north: North) -> None:
    guard = Guard()
    with connection.execute_wrapper(guard):
        signed_in(north.malee).post(f"/n/north/members/{north.centre.pk}/confirm")
    assert "ledger_line" in guard.heard


def test_no_deed_is_done_to_the_north(north: North, visitors: dict[str, Client]) -> None:
    last, guard = Line.objects.filter(chain=north.network.pk).count(), Guard()
    with connection.execute_wrapper(guard):
        for address in addresses(north):
            for name, client in visitors.items():
                if "/n/" not in address and "/p/" not in address:
                    continue
                answer = client.post(address, {"name": "x", "reason": "x", "names": "x", "name_en": "x"})
                assert answer.status_code < 500, f"posting to {address} fails for {name}"
                assert not guard.heard, f"{address} let {name} write to {guard.heard}"
    assert Line.objects.filter(chain=north.network.pk).count() == last


def test_a_thing_of_the_north_isnt_reached_through_the_south(north: North, south: South) -> None:
    wipa = signed_in(south.wipa)
    for address in addresses(north):
        if address.startswith("/n/north/"):
            answer = wipa.get(address.replace("/n/north/", "/n/south/", 1))
            assert answer.status_code < 500, address
            assert not leaks(said(answer)), address


def test_every_write_left_its_line(north: North) -> None:
    """What the people of the north did is all in the record, and it holds."""
    verbs = set(Line.objects.exclude(chain=NODE).values_list("verb", flat=True))
    assert {"network.open", "organisation.add", "membership.admit", "representative.appoint"} <= verbs
    members.confirm_organisation(actor=by(north.malee), organisation=north.centre)
    assert Line.objects.filter(chain=north.network.pk).latest("number").verb == "organisation.confirm"
