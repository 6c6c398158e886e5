"""The pages of this room: who gets them, what they do, how much they ask of the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.members.test_memberships import ask
from tests.members.test_representatives import mandate
from tests.people import North, South, by, member
from trellis.accounts.models import Person
from trellis.domain.mandate import Scope
from trellis.members import actions
from trellis.members.actions.parts import Term
from trellis.members.models import (
    Identity,
    Mandate,
    Membership,
    Part,
    PartKind,
)

Limit = Callable[[int], AbstractContextManager[object]]


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def send(person: Person, name: str, *args: object, **data: object) -> str:
    """Send a form; give the page that it leads to, or the refused form."""
    answer = signed_in(person).post(reverse(name, args=["north", *args]), data, follow=True)
    return answer.content.decode()


def read(person: Person, name: str, *args: object, **query: str) -> str:
    """Read a page."""
    answer = signed_in(person).get(reverse(name, args=["north", *args]), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def furnish(north: North) -> dict[str, list[object]]:
    """Fill the network with one of everything; give each page's arguments."""
    membership = north.centre.memberships.get()
    part = actions.give_part(
        actor=by(north.malee), membership=membership, term=Term(kind=PartKind.CHAIR, turn=1)
    )
    office = north.office.memberships.get()
    actions.give_part(actor=by(north.malee), membership=office, term=Term(kind=PartKind.CHAIR, turn=2))
    letter = SimpleUploadedFile("letter.pdf", b"%PDF-1.7 private words")
    row = mandate(north, letter=letter, until=timezone.localdate())
    asked = ask(north)
    actions.identify(
        actor=by(north.malee), organisation=north.office, other=north.group, answer=Identity.LATER
    )
    return addresses(north, membership=membership, part=part, row=row, asked=asked)


def addresses(
    north: North, *, membership: Membership, part: Part, row: Mandate, asked: Membership
) -> dict[str, list[object]]:
    """Give each page's arguments."""
    centre, seat = [north.centre.pk], [north.speaks.pk]
    return {
        "members": [],
        "member": centre,
        "member-add": [],
        "member-change": centre,
        "member-alias": centre,
        "member-same": centre,
        "member-admit": [asked.organisation_id],
        "representative-choose": centre,
        "representative-new": centre,
        "representative-appoint": [north.centre.pk, north.aree.pk],
        "membership-change": [membership.pk],
        "membership-describe": [membership.pk],
        "membership-end": [membership.pk],
        "part-give": [membership.pk],
        "part-end": [part.pk],
        "requests": [],
        "request-decline": [asked.pk],
        "constituencies": [],
        "constituency-change": [north.ngos.pk],
        "representative-end": seat,
        "mandate-record": seat,
        "mandates": [],
        "mandate": [row.pk],
        "mandate-withdraw": [row.pk],
        "mandate-letter": [row.pk],
        "people": [],
        "person": [north.nok.pk],
        "identity": [],
    }


OPEN_TO_ALL_INSIDE = {
    "members",
    "member",
    "requests",
    "constituencies",
    "mandates",
    "mandate",
    "people",
    "person",
    "identity",
}


def test_malee_gets_every_page_and_outsiders_none(north: North, south: South) -> None:
    pages = furnish(north)
    wrong = []
    for name, args in pages.items():
        address = reverse(name, args=["north", *args])
        for who, client in (("nobody", Client()), ("Wipa", signed_in(south.wipa))):
            if client.get(address).status_code != 404:
                wrong.append(f"{name}: {who} may read it")
        status = signed_in(north.malee).get(address).status_code
        if status != 200:
            wrong.append(f"{name}: {status} for Malee")
        status = signed_in(north.aree).get(address).status_code
        if (status == 200) != (name in OPEN_TO_ALL_INSIDE):
            wrong.append(f"{name}: {status} for Aree")
    assert wrong == []


def test_thai_pages_are_whole(north: North) -> None:
    north.malee.language = "th"
    north.malee.save()
    for name, args in furnish(north).items():
        assert signed_in(north.malee).get(reverse(name, args=["north", *args])).status_code == 200, name


def test_a_row_of_another_network_is_not_here(north: North, south: South) -> None:
    theirs = reverse("member", args=["north", south.shelter.pk])
    assert signed_in(north.malee).get(theirs).status_code == 404
    mine_there = reverse("member", args=["south", north.centre.pk])
    assert signed_in(south.wipa).get(mine_there).status_code == 404


def test_the_list_finds_and_narrows(north: North) -> None:
    assert "Children&#39;s Centre" in read(north.aree, "members")
    assert "Weaving" not in read(north.aree, "members", q="ศูนย์")
    found = read(north.aree, "members", constituency=str(north.community.pk))
    assert "Weaving" in found
    assert "Welfare" not in found
    assert "No member fits" in read(north.aree, "members", part="patron", type="ngo", constituency="nonsense")
    assert "No member fits" in read(north.aree, "members", standing="declined")
    assert "Weaving" in read(north.aree, "members", standing="all")


def test_an_empty_list_teaches(north: North) -> None:
    Membership.objects.all().delete()
    assert "No members yet" in read(north.malee, "members")


def test_pages_go_on_and_back(north: North) -> None:
    for number in range(60):
        member(by(north.malee), north.network, None, en=f"Member {number:03}")
    first = signed_in(north.malee).get(reverse("members", args=["north"]), {"q": "Member"})
    following = first.content.decode().split('rel="next" href="?')[1].split('"')[0].replace("&amp;", "&")
    second = signed_in(north.malee).get(reverse("members", args=["north"]) + "?" + following).content.decode()
    assert "Member 050" in second
    assert "Member 049" not in second
    back = second.split('rel="prev" href="?')[1].split('"')[0].replace("&amp;", "&")
    again = signed_in(north.malee).get(reverse("members", args=["north"]) + "?" + back).content.decode()
    assert "Member 000" in again
    assert "Member 050" not in again
    assert "Member 000" in read(north.malee, "members", q="Member", after=str(north.network.pk))


@pytest.mark.parametrize("name", ["members", "people", "mandates", "constituencies", "requests", "identity"])
def test_more_rows_ask_no_more_of_the_database(name: str, north: North, assert_queries: Limit) -> None:
    client, address = signed_in(north.malee), reverse(name, args=["north"])
    client.get(address)
    for number in range(30):
        member(by(north.malee), north.network, north.ngos, en=f"Member {number:03}")
    with assert_queries(at_most=13):
        client.get(address)


def test_a_letter_is_given_as_a_file_and_never_shown_in_the_page(north: North) -> None:
    row = mandate(north, letter=SimpleUploadedFile("หนังสือ.pdf", b"%PDF-1.7 x"), scope=Scope.COMMIT)
    answer = signed_in(north.nok).get(reverse("mandate-letter", args=["north", row.pk]))
    assert b"".join(answer) == b"%PDF-1.7 x"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("shown", ["silent", "none", "unconfirmed", "ending", "ended", "nonsense"])
def test_the_overview_of_mandates(shown: str, north: North) -> None:
    mandate(north, until=timezone.localdate(), limit_amount=Decimal(5))
    mandate(north, since=date(2026, 3, 1), until=date(2026, 3, 2))
    assert read(north.malee, "mandates", show=shown)
    assert read(north.aree, "mandates", show=shown, q="centre")


def test_how_to_reach_her_is_for_the_people_of_her_network(north: North) -> None:
    assert "nok@example.org" in read(north.aree, "person", north.nok.pk)
    actions.end_representative(actor=by(north.malee), representative=north.speaks, until=date(2026, 3, 1))
    assert "nok@example.org" not in read(north.aree, "person", north.nok.pk)
    assert "reach her on paper" in read(north.malee, "person", north.aree.pk)
    assert "Malee" in read(north.malee, "people", q="malee")
