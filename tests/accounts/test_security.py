"""What every answer carries, whoever asks and whatever it is."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.people import North

PAGES = (
    "/account/login/",
    "/join",
    "/account/signup/",
    "/gallery/",
    "/nothing-here",
    "/account/logout/",
    "/me/",
)


def policy(answer: Any) -> dict[str, set[str]]:
    """Give the Content Security Policy as directive and sources."""
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    return {part[0]: set(part[1:]) for part in parts}


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("signed_in", [False, True])
def test_every_page_carries_the_headers(north: North, client: Client, address: str, signed_in: bool) -> None:  # noqa: FBT001
    if signed_in:
        client.force_login(north.malee)
    answer = client.get(address)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in answer["Permissions-Policy"]


@pytest.mark.parametrize("address", PAGES)
def test_the_policy_allows_only_our_own(north: North, client: Client, address: str) -> None:
    found = policy(client.get(address))
    assert found["default-src"] == found["frame-ancestors"] == found["base-uri"] == {"'none'"}
    assert found["script-src"] == found["style-src"] == found["form-action"] == {"'self'"}
    assert not [
        source
        for sources in found.values()
        for source in sources
        if "unsafe" in source or source in {"*", "https:", "http:"}
    ]


@pytest.mark.parametrize("address", ["/account/login/", "/join", "/account/2fa/totp/activate/"])
def test_no_page_has_script_or_style_in_it(north: North, client: Client, address: str) -> None:
    client.force_login(north.malee) if "2fa" in address else None
    page = client.get(address, follow=True).content.decode()
    scripts = [tag.split(">")[0] for tag in page.split("<script")[1:]]
    assert all("src=" in tag or "application/json" in tag for tag in scripts)
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page


def test_cookies_are_out_of_reach_of_scripts(north: North, client: Client) -> None:
    client.post("/account/login/", {"login": "malee", "password": "malee opens it"})
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


@pytest.mark.parametrize("address", ["/account/2fa/totp/activate/", "/join", "/join/password"])
def test_what_is_secret_stays_in_no_store(north: North, client: Client, address: str) -> None:
    client.force_login(north.malee)
    assert "no-store" in client.get(address)["Cache-Control"]


def test_a_form_from_elsewhere_is_refused_in_words(north: North) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(north.malee)
    answer = client.post("/me/change", {"name": "Mallory"})
    assert answer.status_code == 403
    assert "nothing was saved" in answer.content.decode()


def test_behind_tls_everything_is_for_tls(tmp_path: Path) -> None:
    names = "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT"
    asks = f"from trellis.config import settings as s; print(*(getattr(s, n) for n in {names.split()}))"
    env = {**os.environ, "TRELLIS_HTTPS": "yes", "TRELLIS_HOME": str(tmp_path)}
    env.pop("DATABASE_URL", None)
    told = subprocess.run(
        [sys.executable, "-c", asks], env=env, capture_output=True, text=True, check=True
    ).stdout
    assert told.split() == ["True", "True", "31536000", "True"]


def test_passwords_are_kept_as_argon2(tmp_path: Path) -> None:
    asks = "from trellis.config import settings as s; print(s.PASSWORD_HASHERS)"
    env = {**os.environ, "TRELLIS_HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", asks], env=env, capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == "['django.contrib.auth.hashers.Argon2PasswordHasher']"
