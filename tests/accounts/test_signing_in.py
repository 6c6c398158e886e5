"""Signing in, and what somebody who guesses meets."""

from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.utils.html import strip_tags

from tests.people import North

LOGIN = "/account/login/"


def attempt(name: str, password: str, address: str = "192.0.2.1") -> Any:
    """Try to sign in from an address."""
    return Client(REMOTE_ADDR=address).post(LOGIN, {"login": name, "password": password})


@pytest.mark.parametrize("name", ["malee", "MALEE", "malee@example.org", " Malee@Example.Org "])
def test_malee_signs_in_by_name_or_address(north: North, name: str) -> None:
    assert attempt(name, "malee opens it").status_code == 302


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(north: North) -> None:
    wrong, unknown = attempt("malee@example.org", "wrong wrong"), attempt("ghost@example.org", "wrong wrong")
    assert wrong.status_code == unknown.status_code == 200
    assert "password isn&#39;t right" in wrong.content.decode()
    words = [
        strip_tags(answer.content.decode()).replace("malee", "?").replace("ghost", "?")
        for answer in (wrong, unknown)
    ]
    assert words[0] == words[1]


def test_an_unknown_name_costs_as_much_work_as_a_known_one(
    north: North, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    north.malee.set_password("malee opens it")
    north.malee.save()
    worked: list[str] = []
    for deed in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, deed)

        def noted(*args: Any, real: Any = real, deed: str = deed) -> Any:
            worked.append(deed)
            return real(*args)

        monkeypatch.setattr(Argon2PasswordHasher, deed, noted)
    costs = {}
    for number, name in enumerate(("malee@example.org", "malee", "ghost@example.org", "ghost")):
        worked.clear()
        attempt(name, "wrong wrong", f"192.0.2.{number + 10}")
        costs[name] = len(worked)
    assert min(costs.values()) > 0
    assert len(set(costs.values())) == 1, costs


def test_an_attacker_is_slowed_but_malee_at_her_desk_is_not(north: North) -> None:
    answers = [attempt("malee", "guess guess", "198.51.100.7").content.decode() for _ in range(6)]
    assert "Wait 5 minutes, then try again." not in answers[4]
    assert "Wait 5 minutes, then try again." in answers[5]
    assert "Wait 5 minutes" in attempt("malee", "malee opens it", "198.51.100.7").content.decode()
    assert attempt("malee", "malee opens it", "192.0.2.1").status_code == 302


def test_a_neighbour_at_the_same_address_still_comes_in(north: North) -> None:
    for _ in range(6):
        attempt("malee", "guess guess")
    assert attempt("somchai", "somchai opens it").status_code == 302


def test_a_closed_account_is_told_so_only_after_the_right_password(north: North) -> None:
    north.nok.is_active = False
    north.nok.save()
    assert attempt("nok", "wrong wrong").status_code == 200
    assert attempt("nok", "nok opens it")["Location"] == "/account/inactive/"


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_signing_in_leads_nowhere_else(north: North, address: str) -> None:
    answer = Client().post(LOGIN, {"login": "malee", "password": "malee opens it", "next": address})
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    "address",
    ["/account/email/", "/account/confirm-email/", "/account/login/code/", "/account/social/", "/account/"],
)
def test_pages_that_make_no_sense_are_not_there(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/account/signup/", "/account/password/reset/", "/account/password/set/"]
)
def test_who_looks_for_an_account_or_a_password_is_told_whom_to_ask(
    client: Client, db: None, address: str
) -> None:
    page = client.get(address)
    assert "coordinator gives you a code" in page.content.decode()
    assert client.post(address).status_code == 405
