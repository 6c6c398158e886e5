"""Roles: what they may do, who holds them, and what one may do oneself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.pages import fill_in
from tests.people import NOBODY, OPERATOR, North, South, by, person
from trellis.access.action import VERBS, may
from trellis.access.actor import Actor
from trellis.accounts import actions as accounts
from trellis.accounts.models import Person
from trellis.accounts.people import Details
from trellis.networks import actions, queries, roles
from trellis.networks.actions import seat
from trellis.networks.models import Assignment, RoleVerb
from trellis.networks.queries.permits import permits_of
from trellis.networks.queries.roles import people_in, reachable_by, verbs_of
from trellis.networks.verbs import FURTHER, GRANTABLE, LABELS

HOLDERS = "/n/north/roles/holders"


def text(client: Client, address: str) -> str:
    """Open a page and give what it says."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def brought_in(north: North, name: str, **more: str) -> object:
    """Let Malee bring a person in, as the product does: findable by name."""
    details = Details(name=name, is_invented=True, **more)
    return accounts.add_person(actor=by(north.malee), network=north.network, details=details)


def assignment(north: North, key: str) -> Assignment:
    """Give the only assignment of a role in the north."""
    return Assignment.objects.get(network=north.network, role__key=key)


def test_every_deed_has_words() -> None:
    assert LABELS.keys() == VERBS.keys()
    assert not GRANTABLE & FURTHER.keys()


def test_every_starting_role_holds_known_deeds_and_the_coordinator_all() -> None:
    held = {starter.key: set(starter.verbs) for starter in roles.STARTERS}
    assert set().union(*held.values()) <= GRANTABLE
    assert held["coordinator"] == GRANTABLE


def test_the_table_says_who_may_what(north: North, client: Client) -> None:
    RoleVerb.objects.filter(role=north.network.roles.get(key="observer")).delete()
    client.force_login(north.aree)
    page = text(client, "/n/north/roles")
    assert "Admit an organisation as a member" in page
    assert "It allows nothing beyond reading." in page
    assert "/roles/add" not in page
    assert "Who may change roles?" in page


def test_malee_adds_a_role_and_gives_it_by_name(north: North, client: Client) -> None:
    brought_in(north, "Kanya Mano", also_written="กัญญา มะโน")
    client.force_login(north.malee)
    client.post("/n/north/roles/add", {"name_en": "Registrar", "may_members": ["membership.admit"]})
    role = north.network.roles.get(key="registrar")
    assert verbs_of(role) == {"membership.admit"}
    client.post(f"{HOLDERS}/give", {"role": str(role.pk), "person": "กัญญา มะโน"})
    assert role.assignments.get().person.name == "Kanya Mano"
    assert "Kanya Mano" in text(client, HOLDERS)


def test_several_of_a_name_are_asked_about(north: North, client: Client) -> None:
    brought_in(north, "Kanya Mano")
    other = brought_in(north, "Kanya Suwan")
    client.force_login(north.malee)
    given = {"role": str(north.network.roles.get(key="observer").pk), "person": "Kanya"}
    page = client.post(f"{HOLDERS}/give", given).content.decode()
    assert "Which one do you mean?" in page
    client.post(f"{HOLDERS}/give", {**given, "person-said": "Kanya", "person-id": str(other.pk)})
    assert assignment(north, "observer").person == other


def test_by_email_only_people_of_ones_own_networks_are_reached(
    north: North, south: South, client: Client
) -> None:
    client.force_login(north.malee)
    given = {"role": str(north.network.roles.get(key="observer").pk)}
    page = client.post(f"{HOLDERS}/give", {**given, "person": "Wipa"}).content.decode()
    assert "Nobody in this network is called" in page
    far = client.post(f"{HOLDERS}/give", {**given, "person": "WIPA@example.org"}).content.decode()
    assert "Nobody in your networks has the e-mail address" in far
    seat(south.network.roles.get(key="observer"), north.malee)
    client.post(f"{HOLDERS}/give", {**given, "person": "WIPA@example.org"})
    assert north.network.offers.get().person == south.wipa


def test_a_steward_reaches_everybody_and_nobody_reaches_none(north: North, south: South) -> None:
    Person.objects.filter(pk=north.malee.pk).update(is_steward=True)
    assert south.wipa in reachable_by(by(Person.objects.get(pk=north.malee.pk)))
    assert south.wipa in reachable_by(OPERATOR)
    assert not reachable_by(NOBODY).exists()


def test_who_holds_a_role_already_isnt_given_it_twice(north: North, client: Client) -> None:
    client.force_login(north.malee)
    given = {"role": str(assignment(north, "chair").role_id), "person": "somchai@example.org"}
    page = client.post(f"{HOLDERS}/give", given).content.decode()
    assert "Somchai Jaidee holds this role already" in page
    assert assignment(north, "chair").until is None


def test_a_stranger_cant_be_chosen_by_her_id(north: North, south: South, client: Client) -> None:
    client.force_login(north.malee)
    role = north.network.roles.get(key="observer")
    given = {"role": str(role.pk), "person": "x", "person-said": "x", "person-id": str(south.wipa.pk)}
    assert client.post(f"{HOLDERS}/give", given).status_code == 400
    assert not role.assignments.exists()


def test_a_role_ended_at_once_gives_nothing_any_more(north: North, client: Client) -> None:
    client.force_login(north.malee)
    held = assignment(north, "chair")
    assert may("network.publish", by(north.somchai), north.network)
    fill_in(client, f"{HOLDERS}/{held.pk}/end", {"when": "now"})
    assert not may("network.publish", by(north.somchai), north.network)
    assert "Somchai" not in text(client, HOLDERS)
    assert "Somchai" in text(client, f"{HOLDERS}?past=yes")


def test_a_role_ends_on_a_day_and_never_before_it_began(north: North, client: Client) -> None:
    client.force_login(north.malee)
    held = assignment(north, "chair")
    today = timezone.localdate()
    early = {"when": "day", "until": (today - timedelta(days=9)).isoformat()}
    assert fill_in(client, f"{HOLDERS}/{held.pk}/end", early).status_code == 400
    later = {"when": "day", "until": (today + timedelta(days=9)).isoformat()}
    fill_in(client, f"{HOLDERS}/{held.pk}/end", later)
    assert may("network.publish", by(north.somchai), north.network)
    assert assignment(north, "chair").until == today + timedelta(days=9)
    assert f"{HOLDERS}/{held.pk}/end" in text(client, HOLDERS)


def test_the_last_who_can_change_roles_keeps_hers(north: North, client: Client) -> None:
    client.force_login(north.malee)
    held = assignment(north, "coordinator")
    page = fill_in(client, f"{HOLDERS}/{held.pk}/end", {"when": "now"}).content.decode()
    assert "Then nobody could change roles any more" in page
    form = {"name_en": "Coordinator", "may_network": ["network.describe"]}
    page = client.post(f"/n/north/roles/{held.role_id}/change", form).content.decode()
    assert "Then nobody could change roles any more" in page
    assert may("role.change", by(north.malee), held.role)


def test_another_network_s_role_isnt_there(north: North, south: South, client: Client) -> None:
    client.force_login(north.malee)
    foreign = south.network.roles.first()
    held = south.network.assignments.first()
    assert client.get(f"/n/north/roles/{foreign.pk}/change").status_code == 404
    assert client.post(f"{HOLDERS}/{held.pk}/end", {"when": "now"}).status_code == 404


def test_sixty_holders_take_two_pages_and_few_queries(
    north: North, client: Client, assert_queries: QueryLimit
) -> None:
    role, today = north.network.roles.get(key="observer"), timezone.localdate()
    for number in range(60):
        who = person(f"Guest{number} Surname")
        Assignment.objects.create(network=north.network, role=role, person=who, since=today)
    client.force_login(north.malee)
    with assert_queries(at_most=20):
        page = text(client, f"{HOLDERS}?role={role.pk}")
    assert "Guest59" in page
    assert "Guest5 " not in page
    assert "before=" in page


def test_others_ask_who_is_here(north: North, south: South) -> None:
    assert {each.name for each in people_in(south.network)} == {"Wipa Thongdee"}
    assert north.nok in people_in(north.network)
    assert [role.key for role in queries.roles_of(north.somchai, north.network)] == ["chair"]
    assert queries.roles_of(south.wipa, north.network) == []


@pytest.mark.parametrize("is_closed", [False, True])
def test_what_one_may_agrees_with_the_rules(north: North, south: South, *, is_closed: bool) -> None:
    if is_closed:
        closing = {"status": "closed", "reason": "The work is done."}
        actions.set_status(actor=by(north.malee), network=north.network, **closing)
    people = (north.malee, north.somchai, north.aree, south.wipa, person("Siri Steward", is_steward=True))
    for actor in (*map(by, people), Actor.nobody()):
        told = {row.verb: row.may for group in permits_of(actor, north.network) for row in group.rows}
        for verb, says in told.items():
            if VERBS[verb].on == "network":
                assert says == may(verb, actor, north.network), (verb, actor)


def test_aree_reads_what_she_may_and_who_can_help(north: North, client: Client) -> None:
    client.force_login(north.aree)
    page = text(client, "/n/north/may")
    assert "you may 0 of 5" in page
    assert "Needs one of these roles: Coordinator, Chair." in page
    assert "Malee Srisuk" in page
    assert "somebody else recorded it" in page


def test_nok_reads_what_she_may_do_for_her_own_office(north: North) -> None:
    told = {row.verb: row for group in permits_of(by(north.nok), north.network) for row in group.rows}
    assert [len(way) for way in told["mandate.record"].instead] == [2]
    assert told["organisation.confirm"].instead
    ways = [[str(each) for each in way] for way in told["mandate.confirm"].instead]
    assert ways == [
        [
            "you speak for this organisation, and the network isn't closed",
            "somebody else recorded it",
            "it is somebody else's mandate",
        ]
    ]
    assert not told["invitation.make"].instead


def test_a_deed_without_any_role_says_so(north: North, client: Client) -> None:
    RoleVerb.objects.filter(role__network=north.network, verb="unit.move").delete()
    client.force_login(north.aree)
    assert "No role of this network allows it." in text(client, "/n/north/may")
