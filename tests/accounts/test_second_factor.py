"""The second step: turned on, asked for, lost."""

import base64
import hmac
import re
import struct
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from tests.people import OPERATOR, North
from trellis.accounts import actions
from trellis.ledger.models import Line

SIGN_IN = {"login": "malee", "password": "malee opens it"}


def six_digits(secret: str) -> str:
    """Give what an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mark = hmac.new(key, struct.pack(">Q", int(time.time() // 30)), "sha1").digest()
    start = mark[-1] & 15
    return f"{(struct.unpack('>I', mark[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture
def secret(north: North, client: Client, django_capture_on_commit_callbacks: object) -> str:
    """Let Malee sign in, prove herself and turn the app on; gives its secret."""
    client.post("/account/login/", SIGN_IN)
    client.post("/account/reauthenticate/", {"password": SIGN_IN["password"]})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    found = re.search(r'data-copy="([A-Z2-7]+)"', page)
    assert found
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        answer = client.post("/account/2fa/totp/activate/", {"code": six_digits(found[1])})
    assert answer["Location"] == "/account/2fa/recovery-codes/"
    return found[1]


def test_before_a_second_step_is_changed_she_proves_herself(north: North, client: Client) -> None:
    client.post("/account/login/", SIGN_IN)
    assert client.get("/account/2fa/totp/activate/")["Location"].startswith("/account/reauthenticate/")


def test_the_password_alone_is_no_longer_enough(north: North, secret: str) -> None:
    elsewhere = Client()
    assert elsewhere.post("/account/login/", SIGN_IN)["Location"] == "/account/2fa/authenticate/"
    assert elsewhere.get("/me/").status_code == 302
    assert (
        "isn&#39;t right" in elsewhere.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
    )
    elsewhere.post("/account/2fa/authenticate/", {"code": six_digits(secret)})
    assert elsewhere.get("/me/").status_code == 200


def test_a_recovery_code_works_once(north: North, client: Client, secret: str) -> None:
    code = re.findall(
        r"<code>(\d{4}) (\d{4})</code>", client.get("/account/2fa/recovery-codes/").content.decode()
    )[0]
    for expected in (200, 302):
        elsewhere = Client()
        elsewhere.post("/account/login/", SIGN_IN)
        elsewhere.post("/account/2fa/authenticate/", {"code": "".join(code)})
        assert elsewhere.get("/me/").status_code == expected


def test_the_record_knows_that_it_was_turned_on_and_not_the_secret(north: North, secret: str) -> None:
    lines = Line.objects.filter(verb="second-factor.change", person=north.malee.pk)
    assert {line.detail["deed"] for line in lines} == {"totp_activated"}
    assert secret not in str([line.facts() for line in lines])


def test_guessing_the_code_is_slowed(north: North, secret: str) -> None:
    elsewhere = Client()
    elsewhere.post("/account/login/", SIGN_IN)
    pages = [
        elsewhere.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode() for _ in range(6)
    ]
    assert "Wait 5 minutes" not in pages[4]
    assert "Wait 5 minutes" in pages[5]


def test_a_new_paper_does_not_get_round_the_second_step(north: North, secret: str) -> None:
    elsewhere, code = Client(), "K7QM3XPL9HRW"
    actions.make_invitation(actor=OPERATOR, person=north.malee, code=code)
    elsewhere.post("/join", {"code": code})
    answer = elsewhere.post(
        "/join/password", {"password1": "river stone lamp", "password2": "river stone lamp"}
    )
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert elsewhere.get("/me/").status_code == 302


def test_whoever_keeps_the_machine_helps_when_all_is_lost(north: North, secret: str) -> None:
    actions.drop_second_factor(actor=OPERATOR, person=north.malee)
    assert not Authenticator.objects.exists()
    assert Client().post("/account/login/", SIGN_IN)["Location"] == "/"


@pytest.mark.parametrize(
    "page", ["totp/deactivate/", "recovery-codes/generate/", "recovery-codes/", "webauthn/add/"]
)
@pytest.mark.parametrize("language", ["en", "th"])
def test_an_open_browser_isnt_enough_to_change_it(
    north: North, client: Client, secret: str, page: str, language: str
) -> None:
    client.post("/language", {"language": language})
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        asked = client.get(f"/account/2fa/{page}")
        assert asked["Location"].startswith("/account/reauthenticate/?")
        said = client.get(asked["Location"]).content.decode()
        assert {"en": "prove once more", "th": "โปรดยืนยันอีกครั้งว่าเป็นคุณ"}[language] in said
        wrong = client.post(asked["Location"], {"password": "somebody else's"}).content.decode()
        assert {"en": "isn&#39;t your password", "th": "รหัสผ่านไม่ถูกต้อง"}[language] in wrong
        then = client.post(asked["Location"], {"password": SIGN_IN["password"]})
        assert then["Location"] == f"/account/2fa/{page}"
        assert client.get(then["Location"]).status_code == 200


def test_turning_it_off_waits_until_she_has_proved_herself(north: North, client: Client, secret: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        asked = client.post("/account/2fa/totp/deactivate/", {})
        client.post(asked["Location"], {"password": "somebody else's"})
        assert Authenticator.objects.filter(user=north.malee).count() == 2
        client.post(asked["Location"], {"password": SIGN_IN["password"]})
        assert not Authenticator.objects.filter(user=north.malee).exists()
