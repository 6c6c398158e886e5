"""Home: what needs a person comes first; a visitor learns what this is."""

from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.people import NOBODY, North, South, by, person
from trellis.domain.mandate import Scope
from trellis.members import actions as members
from trellis.members.actions.mandates import Terms
from trellis.members.actions.memberships import Contact, Request
from trellis.members.actions.organisations import Details
from trellis.networks import actions as networks
from trellis.networks.notices import for_actor


def home(who: object = None) -> str:
    client = Client()
    if who is not None:
        client.force_login(who)  # type: ignore[arg-type]
    return client.get("/").content.decode()


def test_a_visitor_reads_what_this_is_and_which_networks_show_themselves(north: North, south: South) -> None:
    networks.publish(actor=by(south.wipa), network=south.network, sections=["purpose"])
    page = home()
    assert "Network of the South" in page
    assert reverse("public", args=["south"]) in page
    assert "Network of the North" not in page
    assert reverse("account_login") in page


def test_the_first_start_says_how_somebody_gets_in(db: None) -> None:
    assert 'trellis invite ADDRESS --name "NAME" --steward' in home()


def test_once_somebody_is_here_that_is_no_longer_said(north: North) -> None:
    assert "trellis invite" not in home()


def test_a_person_without_a_network_learns_what_one_is_for(db: None) -> None:
    page = home(person("Sunee Farwell"))
    assert "You take part in no network yet" in page
    assert reverse("network-new") in page


def test_nok_reads_for_whom_she_speaks_and_that_she_has_no_mandate(north: North) -> None:
    page = home(north.nok)
    hers = reverse("member", args=["north", north.centre.pk])
    assert f'You speak for <b><a href="{hers}">Children&#39;s Centre</a></b>' in page
    assert "without a mandate" in page


def test_nok_reads_how_far_she_may_go(north: North) -> None:
    terms = Terms(scope=Scope.COMMIT_WITHIN, limit_text="one workshop a year", since=date(2026, 1, 1))
    members.record_mandate(actor=by(north.malee), representative=north.speaks, terms=terms)
    page = home(north.nok)
    assert "may commit within this limit: one workshop a year" in page
    assert "without a mandate" not in page


def ask(north: North) -> None:
    """Let an organisation ask to join the north."""
    networks.publish(actor=by(north.malee), network=north.network, sections=["join"])
    request = Request(details=Details(names={"en": "Newcomer"}), contact=Contact(name="Ploy"))
    members.request_membership(actor=NOBODY, network=north.network, request=request)


def test_what_waits_for_malee_stands_first_with_its_button(north: North) -> None:
    ask(north)
    page = home(north.malee)
    assert reverse("requests", args=["north"]) in page
    assert page.index("Requests to join") < page.index("My networks")


def test_what_waits_for_malee_doesnt_wait_for_aree(north: North) -> None:
    ask(north)
    assert "Requests to join" not in home(north.aree)


def test_what_only_counts_is_counted_together(north: North, assert_queries: QueryLimit) -> None:
    with assert_queries(at_most=40) as quiet:
        assert for_actor(by(north.malee)) == []
    ask(north)
    terms = Terms(scope=Scope.ATTEND, since=date(2026, 1, 1), until=timezone.localdate())
    members.record_mandate(actor=by(north.malee), representative=north.speaks, terms=terms)
    # One query more: the networks in which anything waits.
    with assert_queries(at_most=len(quiet) + 1):
        told = for_actor(by(north.malee))
    assert [(str(each.what), each.network) for each in told] == [
        ("Requests to join that wait for an answer: 1", north.network),
        ("Mandates that run out within 60 days: 1", north.network),
    ]


def test_the_last_deeds_are_those_of_ones_own_networks(north: North, south: South) -> None:
    page = home(south.wipa)
    assert "Harbour Shelter" in page
    assert "Children" not in page.split("Done lately around you")[1]


def test_a_steward_finds_the_installations_record(north: North) -> None:
    preecha = north.preecha
    preecha.is_steward = True
    preecha.save()
    assert reverse("node-record") in home(preecha)
    assert reverse("node-record") not in home(north.malee)


def test_home_asks_as_much_of_the_database_with_more_networks(
    north: North, assert_queries: QueryLimit
) -> None:
    client = Client()
    client.force_login(north.malee)
    client.get("/")
    with assert_queries(at_most=44) as alone:
        client.get("/")
    for number in range(6):
        opening = networks.Opening(slug=f"more-{number}", names={"en": f"More {number}"})
        networks.open_network(actor=by(north.malee), opening=opening)
    with assert_queries(at_most=len(alone)):
        client.get("/")
