"""Codes on printed cards: each counts once, and nothing about whose it is can be kept."""

import secrets
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from trellis.accounts.codes import ALPHABET, tidy

_CHANCE, _CHECK = 5, 3
_SALT = "trellis.meetings.card"


def _check(meeting: UUID, chance: str) -> str:
    digest = salted_hmac(_SALT, f"{meeting} {chance}", algorithm="sha256").digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:_CHECK])


def new_code(meeting: UUID) -> str:
    """Give a new code for a card of a meeting."""
    chance = "".join(secrets.choice(ALPHABET) for _ in range(_CHANCE))
    return chance + _check(meeting, chance)


def is_ours(code: str, meeting: UUID) -> bool:
    """Say whether a code was printed for a card of this meeting."""
    typed = tidy(code)
    return constant_time_compare(typed[_CHANCE:], _check(meeting, typed[:_CHANCE]))
