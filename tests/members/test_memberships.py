"""Asking to join, being admitted or declined, leaving and coming back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.people import NOBODY, North, South, by
from trellis.domain.problems import (
    ANSWERED_ALREADY,
    CONSTITUENCY_KNOWN,
    CONSTITUENCY_USED,
    ENDED_ALREADY,
    IN_THE_FUTURE,
    MEMBER_ALREADY,
    NOT_A_MEMBER,
    NOT_PERMITTED,
    OTHER_NETWORK,
    REASON_MISSING,
    Kind,
    Problem,
)
from trellis.members import actions
from trellis.members.actions.memberships import Contact, Request, Terms
from trellis.members.actions.organisations import Details
from trellis.members.actions.parts import Term
from trellis.members.models import Membership, Part, PartKind, Representative, Standing
from trellis.networks.models import Assignment


def refused(kind: Kind) -> "pytest.RaisesExc[Problem]":
    return pytest.RaisesExc(Problem, check=lambda problem: problem.kind == kind)


def ask(north: North, name: str = "Newcomer") -> Membership:
    """Let an organisation ask to join by the public page."""
    north.network.published = ["join"]
    north.network.save()
    request = Request(
        details=Details(names={"en": name}),
        contact=Contact(name="Ploy", email="ploy@example.org"),
        brings="A van",
    )
    return actions.request_membership(actor=NOBODY, network=north.network, request=request)


def test_nobody_asks_to_join_only_where_the_network_lets(north: North) -> None:
    request = Request(details=Details(names={"en": "Newcomer"}), contact=Contact(name="Ploy"))
    with refused(NOT_PERMITTED):
        actions.request_membership(actor=NOBODY, network=north.network, request=request)
    asked = ask(north)
    assert (asked.standing, asked.contact) == (
        Standing.REQUESTED,
        {"name": "Ploy", "email": "ploy@example.org"},
    )


def test_somchai_admits_and_the_reason_stays(north: North) -> None:
    asked = ask(north)
    terms = Terms(constituency=north.ngos, brings=asked.brings)
    admitted = actions.admit(
        actor=by(north.somchai), organisation=asked.organisation, terms=terms, reason="Known since 2019"
    )
    assert (admitted.pk, admitted.standing, admitted.reason) == (
        asked.pk,
        Standing.MEMBER,
        "Known since 2019",
    )
    with refused(MEMBER_ALREADY):
        actions.admit(actor=by(north.malee), organisation=asked.organisation, terms=Terms())


def test_declining_wants_a_reason_and_can_be_taken_back(north: North) -> None:
    asked = ask(north)
    with refused(REASON_MISSING):
        actions.decline(actor=by(north.malee), membership=asked, reason=" ")
    actions.decline(actor=by(north.malee), membership=asked, reason="Works elsewhere")
    with refused(ANSWERED_ALREADY):
        actions.decline(actor=by(north.malee), membership=asked, reason="Again")
    again = actions.reconsider(actor=by(north.malee), membership=asked)
    assert (again.standing, again.reason) == (Standing.REQUESTED, "")
    with refused(MEMBER_ALREADY):
        actions.reconsider(actor=by(north.malee), membership=asked)


def test_leaving_ends_what_hangs_on_it_and_resuming_puts_it_back(north: North) -> None:
    membership = north.centre.memberships.get()
    part = actions.give_part(
        actor=by(north.malee), membership=membership, term=Term(kind=PartKind.CORE, until=date(2030, 1, 1))
    )
    left = actions.end_membership(actor=by(north.malee), membership=membership, reason="Closed its office")
    today = timezone.localdate()
    assert left.standing == Standing.LEFT
    assert Part.objects.get(pk=part.pk).until == today
    assert Representative.objects.get(pk=north.speaks.pk).until == today
    assert Assignment.objects.get(person=north.nok).until == today
    actions.resume_membership(actor=by(north.malee), membership=left)
    assert Part.objects.get(pk=part.pk).until == date(2030, 1, 1)
    assert Representative.objects.get(pk=north.speaks.pk).until is None
    assert Assignment.objects.get(person=north.nok).until is None


def test_a_membership_ends_once_and_not_tomorrow(north: North) -> None:
    membership = north.centre.memberships.get()
    tomorrow = timezone.localdate() + timedelta(days=1)
    with refused(IN_THE_FUTURE):
        actions.end_membership(actor=by(north.malee), membership=membership, reason="x", left_on=tomorrow)
    actions.end_membership(actor=by(north.malee), membership=membership, reason="x")
    with refused(ENDED_ALREADY):
        actions.end_membership(actor=by(north.malee), membership=membership, reason="x")
    with refused(NOT_A_MEMBER):
        actions.give_part(actor=by(north.malee), membership=membership, term=Term(kind=PartKind.CORE))
    back = actions.admit(actor=by(north.malee), organisation=north.centre, terms=Terms())
    with refused(MEMBER_ALREADY):
        actions.resume_membership(actor=by(north.malee), membership=membership)
    assert back.pk != membership.pk


def test_resuming_twice_is_told(north: North) -> None:
    asked = ask(north)
    actions.decline(actor=by(north.malee), membership=asked, reason="x")
    with refused(ANSWERED_ALREADY):
        actions.resume_membership(actor=by(north.malee), membership=asked)


def test_nok_says_what_her_organisation_brings_but_moves_no_one(north: North) -> None:
    membership = north.centre.memberships.get()
    given = {"membership": membership, "version": membership.version}
    said = actions.describe_membership(actor=by(north.nok), **given, brings=" Night shelter ", hopes="")
    assert said.brings == "Night shelter"
    with refused(NOT_PERMITTED):
        actions.change_membership(actor=by(north.nok), **given, terms=Terms())


def test_a_constituency_of_another_network_is_refused(north: North, south: South) -> None:
    theirs = actions.add_constituency(actor=by(south.wipa), network=south.network, names={"en": "Theirs"})
    membership = north.centre.memberships.get()
    with refused(OTHER_NETWORK):
        actions.change_membership(
            actor=by(north.malee), membership=membership, version=1, terms=Terms(constituency=theirs)
        )


def test_constituencies_are_ordered_renamed_and_removed_only_when_unused(north: North) -> None:
    given = {"actor": by(north.malee)}
    with refused(CONSTITUENCY_KNOWN):
        actions.add_constituency(**given, network=north.network, names={"en": "NGOs"})
    thai = actions.add_constituency(**given, network=north.network, names={"th": "ชุมชน"})
    assert (thai.key, thai.position) == ("group", 3)
    with refused(CONSTITUENCY_USED):
        actions.remove_constituency(**given, constituency=north.ngos)
    changed = actions.change_constituency(
        **given, constituency=thai, version=1, names={"th": "กลุ่มชุมชน"}, position=0
    )
    assert (changed.names, changed.position) == ({"th": "กลุ่มชุมชน"}, 0)
    actions.remove_constituency(**given, constituency=changed)
    assert north.network.constituencies.count() == 3


def test_a_part_ends_when_it_is_said(north: North) -> None:
    membership = north.office.memberships.get()
    term = Term(kind=PartKind.SECRETARIAT, for_constituency=north.government, since=date(2026, 1, 1))
    part = actions.give_part(actor=by(north.malee), membership=membership, term=term)
    assert actions.end_part(actor=by(north.malee), part=part, until=date(2026, 6, 30)).until == date(
        2026, 6, 30
    )
    with refused(ENDED_ALREADY):
        actions.end_part(actor=by(north.malee), part=part, until=date(2026, 7, 1))
