"""One's own pages: details, language, password, sessions, deeds."""

import re

import pytest
from django.test import Client

from tests.conftest import QueryLimit
from tests.pages import fill_in
from tests.people import North, by
from trellis.accounts import actions, devices
from trellis.accounts.people import Details
from trellis.domain.problems import EMAIL_TAKEN, PERSON_ALIKE, Problem
from trellis.ledger.models import Line

OWN = ("/me/", "/me/change", "/me/deeds", "/account/sessions/", "/account/2fa/", "/account/password/change/")


@pytest.mark.parametrize("address", OWN)
def test_nobody_is_asked_to_sign_in(client: Client, db: None, address: str) -> None:
    assert client.get(address)["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("address", OWN)
def test_malee_reads_her_own_pages_with_few_questions(
    north: North, client: Client, address: str, assert_queries: QueryLimit
) -> None:
    client.force_login(north.malee)
    with assert_queries(at_most=12):
        assert client.get(address).status_code == 200


def test_malee_changes_her_details_and_the_record_says_which_not_what(north: North, client: Client) -> None:
    client.force_login(north.malee)
    given = {
        "name": "Malee  Srisuk",
        "also_written": "มาลี",
        "phone": "081",
        "email": "M@Example.org",
        "language": "th",
        "calendar": "buddhist",
    }
    assert fill_in(client, "/me/change", given)["Location"] == "/me/"
    north.malee.refresh_from_db()
    assert (north.malee.name, north.malee.email, north.malee.version) == ("Malee Srisuk", "m@example.org", 2)
    line = Line.objects.get(verb="person.change")
    assert sorted(line.detail["changed"]) == ["also_written", "calendar", "email", "language", "phone"]
    assert "มาลี" not in str(line.facts())


def test_an_address_belongs_to_one_person(north: North, client: Client) -> None:
    client.force_login(north.malee)
    given = {"name": "Malee", "email": "NOK@example.org", "language": "en", "calendar": "gregorian"}
    page = fill_in(client, "/me/change", given).content.decode()
    assert "already has the e-mail address" in page
    assert 'value="Malee"' in page


def test_malee_corrects_arees_phone_but_nok_may_not(north: North, client: Client) -> None:
    given = {"name": "Aree Kamdee", "phone": "0812223333", "language": "th", "calendar": "buddhist"}
    client.force_login(north.nok)
    assert client.post(f"/people/{north.aree.pk}/change", given).status_code == 404
    client.force_login(north.malee)
    for wished, then in (("/n/north/people", "/n/north/people"), ("//evil.example", "/")):
        answer = fill_in(client, f"/people/{north.aree.pk}/change?next={wished}", given)
        assert answer["Location"] == then


def test_somebody_who_looks_like_aree_is_asked_about(north: North) -> None:
    actions.change_person(
        actor=by(north.malee), person=north.aree, details=Details(name="Aree Kamdee", phone="081-222-3333")
    )
    for details in (Details(name="ÁREE  kamdee"), Details(name="Somebody", phone="+66 81 222 3333")):
        with pytest.raises(Problem) as caught:
            actions.add_person(actor=by(north.malee), network=north.network, details=details)
        assert caught.value.kind == PERSON_ALIKE
    added = actions.add_person(
        actor=by(north.malee), network=north.network, details=Details(name="Aree Kamdee"), although_alike=True
    )
    assert (added.sign_in_name, added.added_in) == ("aree-kamdee", north.network.pk)
    assert not added.has_usable_password()


def test_a_known_address_is_never_added_twice(north: North) -> None:
    with pytest.raises(Problem) as caught:
        actions.add_person(
            actor=by(north.malee), network=north.network, details=Details(name="X Y", email="Nok@Example.org")
        )
    assert caught.value.kind == EMAIL_TAKEN


def test_who_was_just_added_can_be_invited_before_she_has_a_role(north: North, client: Client) -> None:
    added = actions.add_person(
        actor=by(north.malee), network=north.network, details=Details(name="ดาว ใจดี", language="th")
    )
    assert added.sign_in_name.startswith("person-")
    client.force_login(north.malee)
    assert client.post(f"/people/{added.pk}/invite").status_code == 200


def test_another_language_stays_with_the_device_and_with_the_person(north: North, client: Client) -> None:
    answer = client.post("/language", {"language": "th", "next": "/account/login/"})
    assert answer["Location"] == "/account/login/"
    assert client.get("/account/login/")["Content-Language"] == "th"
    client.force_login(north.malee)
    assert client.get("/me/")["Content-Language"] == "en"
    client.post("/language", {"language": "th"})
    north.malee.refresh_from_db()
    assert north.malee.language == "th"


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "http:///x"]
)
def test_the_language_switch_leads_nowhere_else(client: Client, db: None, address: str) -> None:
    assert client.post("/language", {"language": "th", "next": address})["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client, db: None) -> None:
    answer = client.post("/language", {"language": "xx"})
    assert "django_language" not in answer.cookies
    assert client.get("/language").status_code == 405


def test_the_hint_for_a_new_password_is_a_sentence_not_markup(north: North, client: Client) -> None:
    client.force_login(north.malee)
    page = client.get("/account/password/change/").content.decode()
    assert "At least 10 letters or digits." in page
    assert "&lt;li&gt;" not in page


def test_a_changed_password_is_a_deed_and_ends_other_sessions(north: North, client: Client) -> None:
    elsewhere = Client()
    for each in (client, elsewhere):
        each.force_login(north.malee)
    given = {
        "oldpassword": "malee opens it",
        "password1": "river stone lamp",
        "password2": "river stone lamp",
    }
    client.post("/account/password/change/", given)
    assert Line.objects.filter(verb="password.change", person=north.malee.pk).exists()
    assert client.get("/me/").status_code == 200
    assert elsewhere.get("/me/").status_code == 302


def test_malee_ends_a_session_that_she_left_open_and_nobody_elses(north: North) -> None:
    here, office, nok = (
        Client(),
        Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"),
        Client(),
    )
    for client, name in ((here, "malee"), (office, "malee"), (nok, "nok")):
        client.post("/account/login/", {"login": name, "password": f"{name} opens it"})
    page = here.get("/account/sessions/").content.decode()
    assert "Firefox, Windows" in page
    for address in re.findall(r"/account/sessions/\d+/end", page):
        here.post(address)
    assert office.get("/me/").status_code == 302
    assert nok.get("/me/").status_code == 200
    assert here.get("/me/").status_code == 200


def test_malee_ends_all_other_sessions_at_once(north: North) -> None:
    here, office = Client(), Client()
    for client in (here, office):
        client.post("/account/login/", {"login": "malee", "password": "malee opens it"})
    here.post("/account/sessions/")
    assert office.get("/me/").status_code == 302
    assert here.get("/me/").status_code == 200


def test_what_malee_did_is_read_page_by_page(north: North, client: Client) -> None:
    client.force_login(north.malee)
    for _ in range(60):
        actions.read_in(actor=by(north.malee), person=north.malee, language="en")
    first = client.get("/me/deeds").content.decode()
    assert first.count("<time ") == 50
    onward = first.split('rel="next" href="')[1].split('"')[0]
    assert client.get(f"/me/deeds{onward}").content.decode().count("<time ") >= 10
    assert client.get("/me/deeds?before=99999999999999999999").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8", "Unknown device"),
    ],
)
def test_a_device_is_named_as_people_say_it(agent: str, words: str) -> None:
    assert devices.in_words(agent) == words
