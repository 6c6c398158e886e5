"""Finding networks, and opening one."""

import pytest
from django.test import Client

from tests.conftest import QueryLimit
from tests.people import North, South, by
from trellis.networks import actions, queries
from trellis.networks.models import Network


def text(client: Client, address: str, status: int = 200) -> str:
    """Open a page and give what it says."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.fixture
def typed(north: North, south: South) -> tuple[North, South]:
    """Say of which type both networks are."""
    types = {
        "north": {"scope": frozenset({"province"}), "activities": frozenset({"prevention", "training"})},
        "south": {"scope": frozenset({"province"}), "activities": frozenset({"prevention"})},
    }
    for network, person in ((north.network, north.malee), (south.network, south.wipa)):
        actions.set_profile(actor=by(person), network=network, profile=types[network.slug])
    return north, south


def test_a_visitor_sees_only_published_networks(north: North, south: South, client: Client) -> None:
    assert "No network yet" in text(client, "/networks/")
    actions.publish(actor=by(south.wipa), network=south.network, sections=["purpose"])
    page = text(client, "/networks/")
    assert "Network of the South" in page
    assert "Network of the North" not in page
    assert "/p/south/" in page


def test_malee_finds_hers_by_a_part_of_its_thai_name(north: North, south: South, client: Client) -> None:
    client.force_login(north.malee)
    assert "Network of the North" in text(client, "/networks/?q=เหนือ")
    assert "No network fits" in text(client, "/networks/?q=ใต้")


def test_a_type_that_isnt_shown_cant_be_found_by(typed: tuple[North, South], client: Client) -> None:
    _north, south = typed
    actions.publish(actor=by(south.wipa), network=south.network, sections=["purpose"])
    assert "No network fits" in text(client, "/networks/?scope=province")
    actions.publish(actor=by(south.wipa), network=south.network, sections=["profile"])
    page = text(client, "/networks/?scope=province")
    assert "Network of the South" in page
    assert "A province or city" in page
    assert "No network fits" in text(client, "/networks/?scope=village")


def test_only_mine_leaves_out_public_ones(typed: tuple[North, South], client: Client) -> None:
    north, south = typed
    actions.publish(actor=by(south.wipa), network=south.network, sections=["profile"])
    client.force_login(north.aree)
    assert "Network of the South" in text(client, "/networks/")
    assert "Network of the South" not in text(client, "/networks/?whose=mine")


def test_two_networks_side_by_side(typed: tuple[North, South], client: Client) -> None:
    north, south = typed
    client.force_login(north.malee)
    assert "Choose at least two" in text(client, "/networks/compare?with=north&with=south")
    actions.publish(actor=by(south.wipa), network=south.network, sections=["profile"])
    page = text(client, "/networks/compare?with=north&with=south")
    assert page.count("Prevention") == 1
    assert page.count("Training and learning") == 1


def test_the_nearest_network_and_why(typed: tuple[North, South], client: Client) -> None:
    north, south = typed
    client.force_login(north.malee)
    assert "Networks most like" not in text(client, "/n/north/type")
    actions.publish(actor=by(south.wipa), network=south.network, sections=["profile"])
    page = text(client, "/n/north/type")
    assert "Network of the South" in page
    assert "75% alike" in page
    assert "both have Prevention; only one has Training and learning" in page


def test_sixty_networks_take_two_pages_and_few_queries(
    north: North, client: Client, assert_queries: QueryLimit
) -> None:
    Network.objects.bulk_create(
        Network(slug=f"w-{number:02}", names={"en": f"West {number}"}, published=["profile"])
        for number in range(60)
    )
    client.force_login(north.malee)
    with assert_queries(at_most=8):
        first = text(client, "/networks/")
    assert "after=w-48" in first
    assert "West 59" not in first
    assert "West 59" in text(client, "/networks/?after=w-48")


def test_nok_opens_a_network_and_coordinates_it(north: North, client: Client) -> None:
    client.force_login(north.nok)
    given = {"name_en": "Children First", "name_th": "เด็กมาก่อน", "language": "th", "purpose": "ช่วยเด็ก"}
    answer = client.post("/networks/new", given)
    assert answer["Location"] == "/n/children-first/settings"
    opened = queries.network_named(by(north.nok), "children-first")
    assert opened.purpose == {"th": "ช่วยเด็ก"}
    assert [role.key for role in queries.roles_of(north.nok, opened)] == ["coordinator"]


def test_a_taken_short_name_is_said_and_everything_typed_stays(north: North, client: Client) -> None:
    client.force_login(north.nok)
    given = {"name_en": "Another North", "language": "en", "slug": "north", "purpose": "We begin."}
    answer = client.post("/networks/new", given)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "The short name &#39;north&#39; is taken" in page
    assert "Another North" in page
    assert "We begin." in page


def test_a_thai_name_alone_needs_a_short_name(north: North, client: Client) -> None:
    client.force_login(north.nok)
    answer = client.post("/networks/new", {"name_th": "เด็กมาก่อน", "language": "th"})
    assert "Write a short name in letters a to z" in answer.content.decode()


def test_a_visitor_signs_in_before_opening(db: None, client: Client) -> None:
    assert client.get("/networks/new")["Location"].startswith("/account/login/")
