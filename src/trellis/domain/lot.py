"""The lot, drawn so that anybody can draw it again with a published seed.

Everybody's ticket is the SHA-256 of the seed, a line feed and the id, in UTF-8, written in hexadecimal; the
lowest ticket comes first. `printf '%s\\n%s' SEED ID | sha256sum` gives a ticket on any computer. Only who
picks the seed knowing the ids could steer it; so one says before how it will be found, such as by dice before
witnesses, or by a number that the newspaper prints on a day to come.
"""

from collections.abc import Iterable
from hashlib import sha256


def ticket(seed: str, one: str) -> str:
    """Give the ticket of an id: 64 hexadecimal digits."""
    return sha256(f"{seed}\n{one}".encode()).hexdigest()


def drawn(seed: str, many: Iterable[str]) -> list[str]:
    """Give ids in the order in which the lot draws them."""
    return sorted(many, key=lambda one: (ticket(seed, one), one))
