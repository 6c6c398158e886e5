"""What machines ask, and the page for an address where there's nothing."""

import pytest
from django.test import Client


def test_the_house_stands_when_its_database_answers(db: None) -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


def test_search_engines_read_only_what_is_public(db: None) -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert lines[-1] == "Disallow: /"
    assert "Allow: /$" in lines
    assert "Allow: /p/" in lines


@pytest.mark.parametrize(
    "address", ["/nothing", "/n/nothing/", "/p/nothing/", "/n/nothing/record", "/record"]
)
def test_where_there_is_nothing_a_sentence_says_so(db: None, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 404
    assert "nothing here that you may see" in answer.content.decode()
