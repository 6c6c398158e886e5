"""No address, however hostile, makes the server fail."""

import pytest
from django.test import Client

from tests import hostile
from tests.governing import THINGS, govern, things_of
from tests.people import North
from trellis.ledger.models import Line


def things(north: North) -> dict[str, str]:
    """Give right values for the holes of addresses, in a network that has agreed and decided."""
    govern(north)
    return {f"{word}/pk": things_of(north, word)[0] for word in THINGS} | {
        "slug": north.network.slug,
        "network": north.network.slug,
        "organisation": str(north.centre.pk),
        "member": str(north.centre.pk),
        "pk": str(north.centre.pk),
        "person": str(north.nok.pk),
        "representative": str(north.speaks.pk),
    }


@pytest.mark.parametrize("method", ["get", "post"])
def test_hostile_addresses_get_an_answer(north: North, method: str) -> None:
    malee, nobody = Client(raise_request_exception=False), Client(raise_request_exception=False)
    malee.force_login(north.malee)
    for number, address in enumerate(hostile.addresses(500, 20261123, things(north))):
        for client in (malee, nobody) if number % 4 == 0 else (malee,):
            answer = getattr(client, method)(address)
            assert answer.status_code < 500, f"{method} {address[:300]}"


def test_hostile_words_in_a_form_get_a_sentence(north: North) -> None:
    malee = Client(raise_request_exception=False)
    malee.force_login(north.malee)
    known = things(north)
    before = Line.objects.count()
    for route in sorted(set(hostile.templates())):
        for word in ("\x00", "a" * 20_000, "ก\u0e33" * 500, "-1", "99999999999999999999"):
            path = hostile.filled(route, known)
            if "logout" in path or "language" in path:
                continue
            answer = malee.post(path, dict.fromkeys((*hostile.PARAMETERS, *hostile.FIELDS), word))
            assert answer.status_code < 500, f"{path} with {word[:20]!r}"
    assert Line.objects.count() >= before
