"""Whoever takes a message from here on: a mail server, a gateway for text messages."""

from typing import Protocol

from trellis.channels.letters import Letter
from trellis.channels.models import Message, Way


class HandingFailed(Exception):
    """A carrier took no message: `fault` is a code without names, `for_good` when it's no use to retry."""

    def __init__(self, fault: str, *, for_good: bool) -> None:
        """Keep what is known of the failure."""
        super().__init__(fault)
        self.fault = fault[:200]
        self.for_good = for_good


class Carrier(Protocol):
    """Takes messages of one way."""

    def is_ready(self) -> bool:
        """Say whether this installation has this way at all."""
        ...

    def hand_over(self, message: Message, letter: Letter) -> str:
        """Hand a message over, once or again under the same name; give what the carrier calls it."""
        ...


CARRIERS: dict[Way, Carrier] = {}
