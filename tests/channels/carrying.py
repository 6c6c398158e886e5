"""A carrier that keeps what it is given, for stories about what goes out."""

from collections.abc import Callable, Iterator

import pytest

from trellis.channels.carriers import CARRIERS
from trellis.channels.letters import Letter
from trellis.channels.models import Message, Way

Before = Callable[[Message], None]


class Kept:
    """Takes every message of its way, unless `before` says otherwise."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.letters: list[tuple[Message, Letter]] = []
        self.before: Before = lambda _message: None
        self.ready = True

    def is_ready(self) -> bool:
        """Say whether it is set up."""
        return self.ready

    def hand_over(self, message: Message, letter: Letter) -> str:
        """Keep it, after whatever happens before."""
        self.before(message)
        self.letters.append((message, letter))
        return f"carried-{message.handed_as}"

    def to(self) -> list[str]:
        """Give the first names of those who got something, in the order of the alphabet."""
        return sorted((each.through or each.person).name.split()[0] for each, _ in self.letters)  # type: ignore[union-attr]


def _standing_in(way: Way) -> Iterator[Kept]:
    before, CARRIERS[way] = CARRIERS.get(way), (kept := Kept())
    yield kept
    if before is None:
        del CARRIERS[way]
    else:
        CARRIERS[way] = before


@pytest.fixture
def mail() -> Iterator[Kept]:
    """Give a carrier of mail."""
    yield from _standing_in(Way.MAIL)


@pytest.fixture
def sms() -> Iterator[Kept]:
    """Give a carrier of text messages."""
    yield from _standing_in(Way.SMS)
