"""The pages of a network's settings, for those who may change them and those who may only read."""

import pytest
from django.test import Client

from tests.conftest import QueryLimit
from tests.people import North, South

PAGES = (
    "settings",
    "settings/describe",
    "settings/brand",
    "settings/status",
    "settings/publish",
    "type",
    "type/change",
    "roles",
    "roles/holders",
    "units",
    "may",
)
FORMS = ("roles/add", "roles/holders/give", "units/add")


def text(client: Client, address: str, status: int = 200) -> str:
    """Open a page and give what it says."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.content.decode()[:3000])
    return answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_everybody_inside_reads_each_page_and_nobody_outside(
    north: North, south: South, assert_queries: QueryLimit, page: str
) -> None:
    client = Client()
    for person in (north.malee, north.aree):
        client.force_login(person)
        with assert_queries(at_most=20):
            text(client, f"/n/north/{page}")
    client.force_login(south.wipa)
    text(client, f"/n/north/{page}", 404)
    client.logout()
    text(client, f"/n/north/{page}", 404)


@pytest.mark.parametrize("page", FORMS)
def test_a_form_opens_for_malee_and_is_refused_to_aree(north: North, client: Client, page: str) -> None:
    client.force_login(north.malee)
    assert "csrfmiddlewaretoken" in text(client, f"/n/north/{page}")
    client.force_login(north.aree)
    assert "a role that you hold in this network allows it" in text(client, f"/n/north/{page}", 403)
