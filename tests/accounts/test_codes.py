"""Codes on paper."""

import pytest

from trellis.accounts import codes
from trellis.accounts.models import Invitation, Person
from trellis.accounts.slip import Slip


def test_a_code_has_sixty_bits_and_no_sign_that_looks_like_another() -> None:
    assert len(set(codes.ALPHABET)) ** codes.LENGTH >= 2**60
    assert not set(codes.ALPHABET) & set("0O1I")
    assert len({codes.new() for _ in range(200)}) == 200


@pytest.mark.parametrize("typed", ["K7QM-3XPL-9HRW", "k7qm 3xpl 9hrw", " K7QM3XP19HRW ", "k๗qm-๓xpi-๙hrw"])
def test_a_code_is_taken_however_it_is_typed(typed: str) -> None:
    assert codes.tidy(typed) == "K7QM3XPL9HRW"
    assert codes.hashed(typed) == codes.hashed("K7QM3XPL9HRW")


def test_the_hash_is_worthless_without_this_installations_key(settings: object) -> None:
    here = codes.hashed("K7QM3XPL9HRW")
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert codes.hashed("K7QM3XPL9HRW") != here


def test_a_slip_carries_the_code_behind_the_hash_sign_only() -> None:
    invitation = Invitation()
    slip = Slip(
        person=Person(name="Aree"),
        code="K7QM3XPL9HRW",
        until=invitation.expires_at,
        site="https://net.example/",
    )
    assert slip.link == "https://net.example/join#K7QM-3XPL-9HRW"
    assert slip.picture.startswith("data:image/svg+xml")
