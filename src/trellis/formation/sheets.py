"""Codes on printed sheets: a sheet of an organisation finds its row again, one without a name counts once.

A code can be checked with this installation's key alone, so nothing about the sheets is kept.
"""

import secrets
from collections.abc import Iterable
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from trellis.accounts.codes import ALPHABET, tidy

_CHANCE, _CHECK = 6, 4
_SALT = "trellis.formation.sheet"


def _signs(text: str, count: int) -> str:
    digest = salted_hmac(_SALT, text, algorithm="sha256").digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:count])


def code_for(round_id: UUID, asked: UUID) -> str:
    """Give the code of an organisation's sheet in a round."""
    return _signs(f"{round_id} {asked}", _CHANCE + 2)


def is_its(code: str, round_id: UUID, asked: UUID) -> bool:
    """Say whether a code is that of an organisation's sheet."""
    return constant_time_compare(code_for(round_id, asked), tidy(code))


def asked_by(code: str, round_id: UUID, asked: Iterable[UUID]) -> UUID | None:
    """Give which of those that are asked has this code."""
    return next((each for each in asked if is_its(code, round_id, each)), None)


def new_code(round_id: UUID) -> str:
    """Give a new code for a sheet without a name."""
    chance = "".join(secrets.choice(ALPHABET) for _ in range(_CHANCE))
    return chance + _signs(f"{round_id} {chance}", _CHECK)


def tidied(code: str) -> str:
    """Give a code as it was meant, without the signs by which it was grouped."""
    return tidy(code)


def is_ours(code: str, round_id: UUID) -> bool:
    """Say whether a code was printed for a sheet without a name in this round."""
    chance, check = tidy(code)[:_CHANCE], tidy(code)[_CHANCE:]
    return check == _signs(f"{round_id} {chance}", _CHECK)
