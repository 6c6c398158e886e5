"""Aree gets a paper from Malee, and comes in with it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.people import OPERATOR, North, South, by
from trellis.access.actor import Actor
from trellis.accounts import actions, codes
from trellis.accounts.models import Invitation, Person
from trellis.domain.problems import NOT_PERMITTED, Problem
from trellis.ledger.models import Line

PASSWORD = {"password1": "river stone lamp", "password2": "river stone lamp"}


def invited(person: Person, actor: Actor = OPERATOR) -> str:
    """Invite somebody and give the code as it is printed."""
    code = codes.new()
    actions.make_invitation(actor=actor, person=person, code=code)
    return codes.in_groups(code)


def test_aree_comes_in_with_her_paper(north: North, client: Client) -> None:
    answer = client.post("/join", {"code": invited(north.aree, by(north.malee))})
    assert answer["Location"] == "/join/password"
    assert "aree" in client.get("/join/password").content.decode()
    assert client.post("/join/password", PASSWORD)["Location"] == "/"
    assert client.session["_auth_user_id"] == str(north.aree.pk)
    assert Client().login(username="aree", password="river stone lamp")


def test_only_a_hash_of_the_code_is_kept_and_the_record_names_nobody(north: North) -> None:
    code = invited(north.aree, by(north.malee))
    invitation = Invitation.objects.get()
    kept = f"{invitation.code_hash} {[line.facts() for line in Line.objects.all()]}"
    assert codes.tidy(code) not in kept
    assert code not in kept
    line = Line.objects.get(verb="invitation.make")
    assert (line.chain, line.person, line.detail) == (north.network.pk, north.malee.pk, {})


def test_a_code_works_once(north: North, client: Client) -> None:
    code = invited(north.aree)
    client.post("/join", {"code": code})
    client.post("/join/password", PASSWORD)
    again = Client().post("/join", {"code": code})
    assert "has been used or is too old" in again.content.decode()


def test_two_windows_with_one_code_set_one_password(north: North) -> None:
    code, one, other = invited(north.aree), Client(), Client()
    one.post("/join", {"code": code})
    other.post("/join", {"code": code})
    one.post("/join/password", PASSWORD)
    late = other.post("/join/password", {"password1": "another word here", "password2": "another word here"})
    assert late.status_code == 410
    assert not Client().login(username="aree", password="another word here")


def test_a_code_is_good_for_two_weeks(north: North, client: Client) -> None:
    code = invited(north.aree)
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert "too old" in client.post("/join", {"code": code}).content.decode()


def test_a_second_code_ends_the_first(north: North, client: Client) -> None:
    first, second = invited(north.aree), invited(north.aree)
    assert "too old" in client.post("/join", {"code": first}).content.decode()
    assert client.post("/join", {"code": second}).status_code == 302


def test_a_wrong_code_and_a_short_one_have_their_own_sentences(client: Client, db: None) -> None:
    assert "letter by letter" in client.post("/join", {"code": codes.new()}).content.decode()
    assert "this one has 4" in client.post("/join", {"code": "ABCD"}).content.decode()


def test_guessing_codes_is_slowed_and_right_ones_are_not_counted(north: North, client: Client) -> None:
    for _ in range(12):
        Client().post("/join", {"code": invited(north.aree)})
    answers = [client.post("/join", {"code": codes.new()}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert "Wait 5 minutes" in answers[-1].content.decode()
    assert answers[-1]["Retry-After"] == "300"


def test_a_new_password_ends_all_sessions_of_before(north: North, client: Client) -> None:
    client.force_login(north.aree)
    actions.use_invitation(
        actor=by(north.aree),
        invitation=Invitation.objects.get(code_hash=codes.hashed(invited(north.aree))),
        password="river stone lamp",
    )
    assert client.get("/me/").status_code == 302


def test_a_password_may_not_be_a_name_or_mistyped(north: North, client: Client) -> None:
    client.post("/join", {"code": invited(north.aree)})
    alike = client.post("/join/password", {"password1": "aree kamdee", "password2": "aree kamdee"})
    assert "too similar" in alike.content.decode()
    differ = client.post("/join/password", {**PASSWORD, "password2": "something else"})
    assert "two passwords differ" in differ.content.decode()


def test_nobody_may_use_anothers_invitation(north: North) -> None:
    invited(north.aree)
    with pytest.raises(Problem) as caught:
        actions.use_invitation(
            actor=by(north.nok), invitation=Invitation.objects.get(), password="stolen stolen"
        )
    assert caught.value.kind == NOT_PERMITTED


def test_malee_prints_the_slip_in_the_language_of_who_will_read_it(north: North, client: Client) -> None:
    client.force_login(north.malee)
    answer = client.post(f"/people/{north.aree.pk}/invite")
    page = answer.content.decode()
    assert "Invitation for Aree Kamdee" in page
    assert "data:image/svg+xml" in page
    assert "no-store" in answer["Cache-Control"]
    assert client.get(f"/people/{north.aree.pk}/invite").status_code == 405


def test_a_coordinator_hands_no_code_to_whoever_reaches_further_than_she(
    north: North, south: South, client: Client
) -> None:
    client.force_login(south.wipa)
    assert client.post(f"/people/{north.malee.pk}/invite").status_code == 404
    actions.name_steward(actor=OPERATOR, person=north.preecha)
    client.force_login(north.malee)
    assert client.post(f"/people/{north.preecha.pk}/invite").status_code == 404
    client.force_login(north.nok)
    assert client.post(f"/people/{north.aree.pk}/invite").status_code == 404
