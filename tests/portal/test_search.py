"""Search finds any part of a name in any script, and only what its reader may see."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import QueryLimit
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.members.models import Organisation
from trellis.members.naming import words
from trellis.networks import actions as networks
from trellis.networks.models import Network
from trellis.places import actions as places
from trellis.portal.queries import search
from trellis.search import entries


def found(actor: Actor, wanted: str, kind: str = "") -> dict[str, list[str]]:
    """Give the names of what somebody finds, by kind."""
    groups = search.find(actor, wanted, kind)
    return {group.kind: [str(hit.thing) for hit in group.hits] for group in groups}


def test_malee_finds_an_organisation_by_the_middle_of_its_thai_name(north: North) -> None:
    assert found(by(north.malee), "เด็ก") == {"organisations": ["Children's Centre"]}


def test_malee_finds_an_organisation_by_its_acronym(north: North) -> None:
    assert found(by(north.malee), "cc")["organisations"] == ["Children's Centre"]


def test_the_nearest_name_stands_first(north: North) -> None:
    for name in ("The Old Welfare House", "Welfare", "Welfare Society"):
        Organisation.objects.create(network=north.network, names={"en": name}, sort_name=name, folded=name)
    entries.put(words(each) for each in Organisation.objects.filter(network=north.network))
    hits = found(by(north.malee), "welfare")["organisations"]
    assert hits == ["Welfare", "Welfare Society", "The Old Welfare House", "Provincial Welfare Office"]


def test_wipa_of_the_neighbour_network_finds_nothing_of_the_north(north: North, south: South) -> None:
    for wanted in ("centre", "Malee", "Network of the North", "เด็ก"):
        assert found(by(south.wipa), wanted) == {}


def test_nobody_finds_nobody(north: North) -> None:
    assert found(NOBODY, "Malee") == {}
    assert found(NOBODY, "centre") == {}


def test_nobody_finds_members_that_a_network_has_published(north: North) -> None:
    networks.publish(actor=by(north.malee), network=north.network, sections=["members"])
    page = Client().get("/search", {"q": "centre"}).content.decode()
    assert "Children&#39;s Centre" in page
    assert f"{reverse('public', args=['north'])}#members" in page
    assert found(NOBODY, "Malee") == {}


def test_an_entry_that_is_no_member_isnt_published(north: North) -> None:
    networks.publish(actor=by(north.malee), network=north.network, sections=["members"])
    north.centre.memberships.all().delete()
    assert found(NOBODY, "centre") == {}


def test_a_published_purpose_doesnt_publish_the_members(north: North) -> None:
    networks.publish(actor=by(north.malee), network=north.network, sections=["purpose"])
    assert found(NOBODY, "centre") == {}
    assert found(NOBODY, "network of the") == {"networks": ["NN"]}


def test_somchai_finds_nok_with_her_page_and_whom_she_speaks_for(north: North) -> None:
    client = Client()
    client.force_login(north.somchai)
    entries.put([entries.Words(kind="person", object_id=north.nok.pk, network=None, texts=(north.nok.name,))])
    page = client.get("/search", {"q": "wongs"}).content.decode()
    assert reverse("person", args=["north", north.nok.pk]) in page
    assert "Children&#39;s Centre" in page


def test_everybody_finds_places_with_what_they_lie_in(db: None) -> None:
    chiang_rai = places.add_place(actor=OPERATOR, names={"en": "Chiang Rai"}, level="province")
    places.add_place(
        actor=OPERATOR, names={"en": "Mae Sai", "th": "แม่สาย"}, level="district", parent=chiang_rai
    )
    page = Client().get("/search", {"q": "สาย"}).content.decode()
    assert "Mae Sai" in page
    assert "Chiang Rai" in page


def many(network: Network, count: int) -> None:
    """Put many organisations into a network's directory."""
    rows = [
        Organisation(network=network, names={"en": f"Village group {n}"}, sort_name=f"{n:05}", folded=f"{n}")
        for n in range(count)
    ]
    Organisation.objects.bulk_create(rows)
    entries.put(words(row) for row in rows)


def test_no_more_than_twenty_are_shown_and_the_rest_on_request(north: North) -> None:
    many(north.network, 130)
    (few,) = search.find(by(north.malee), "village")
    assert (len(few.hits), few.is_more) == (20, True)
    (all_of_them,) = search.find(by(north.malee), "village", "organisations")
    assert (len(all_of_them.hits), all_of_them.is_more) == (100, True)


def test_a_search_asks_as_much_with_many_hits(north: North, assert_queries: QueryLimit) -> None:
    many(north.network, 60)
    client = Client()
    client.force_login(north.malee)
    with assert_queries(at_most=16):
        client.get("/search", {"q": "village"})


@pytest.mark.parametrize("wanted", ["", "   ", "%", '"', "'; --", "\x00", "x" * 5000, "a OR b*", "🙂"])
def test_whatever_is_written_gets_an_answer(north: North, wanted: str) -> None:
    client = Client()
    client.force_login(north.malee)
    answer = client.get("/search", {"q": wanted, "kind": wanted})
    assert answer.status_code == (400 if wanted == "\x00" else 200)


def test_the_empty_page_gives_examples(db: None) -> None:
    assert "Mae Sai" in Client().get("/search").content.decode()


def everybody(north: North) -> list[Person]:
    """Give those who take part in the north."""
    return [north.malee, north.somchai, north.nok, north.aree, north.preecha]


def test_all_who_take_part_find_the_members(north: North) -> None:
    for who in everybody(north):
        assert found(by(who), "weaving")["organisations"] == ["Women's Weaving Group"]
