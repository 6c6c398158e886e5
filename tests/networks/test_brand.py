"""A network's colour and logo: who gets them, and for how long a browser keeps them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.people import North, South, by
from trellis.accounts.models import Person
from trellis.networks import actions, masthead


def visitor(person: Person | None = None) -> Client:
    """Give a browser, signed in as somebody or not."""
    client = Client()
    if person:
        client.force_login(person)
    return client


@pytest.fixture
def painted(north: North) -> North:
    """Give the north a logo."""
    buffer = BytesIO()
    Image.new("RGB", (64, 32), "#a03050").save(buffer, "PNG")
    logo = SimpleUploadedFile("any name.png", buffer.getvalue())
    actions.brand(actor=by(north.malee), network=north.network, accent="#a03050", logo=logo)
    return north


def test_everybody_gets_the_colour_and_keeps_it(north: North) -> None:
    answer = visitor().get(masthead.accent_address(north.network))
    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]


def test_an_older_colour_is_no_longer_there(painted: North) -> None:
    assert visitor().get("/n/north/accent-0123456789.css").status_code == 404


def test_the_colour_doesnt_tell_which_networks_exist(north: North) -> None:
    address = masthead.accent_address(north.network)
    assert visitor().get(address.replace("north", "nowhere")).status_code == 200
    assert visitor().get("/n/nowhere/accent-0123456789.css").status_code == 404


def test_nok_sees_the_logo_wipa_and_a_visitor_do_not(painted: North, south: South) -> None:
    address = masthead.logo_address(painted.network)
    answer = visitor(painted.malee).get(address)
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].startswith("private")
    assert visitor(south.wipa).get(address).status_code == 404
    assert visitor().get(address).status_code == 404


def test_a_published_network_shows_its_logo_to_everybody(painted: North) -> None:
    actions.publish(actor=by(painted.malee), network=painted.network, sections=["purpose"])
    answer = visitor().get(masthead.logo_address(painted.network))
    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("public")
