"""Codes on paper: made by chance, easy to read aloud and to copy by hand, kept only as a hash."""

import secrets
import unicodedata

from django.utils.crypto import salted_hmac

# No 0 and O, no 1 and I: 32 signs, so each carries five bits and twelve carry sixty.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 12
GROUP = 4
# A 1 or an I was never printed; whoever reads one has misread an L.
_MISREAD = str.maketrans({"1": "L", "I": "L"})


def new() -> str:
    """Give a new code, without spaces."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def in_groups(code: str) -> str:
    """Give a code as it is printed: "K7QM-3XPT-9HRW"."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def tidy(typed: str) -> str:
    """Give what was meant by what was typed: any case, spaces and hyphens anywhere, digits of any script."""
    signs = (_digit(sign) for sign in typed if sign.isalnum())
    return "".join(signs).upper().translate(_MISREAD)


def hashed(code: str) -> str:
    """Give the hash by which a code is found again; it is worthless without this installation's key."""
    return salted_hmac("trellis.accounts.invitation", tidy(code), algorithm="sha256").hexdigest()


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
