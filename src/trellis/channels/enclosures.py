"""Files that go with a message, such as a date for the calendar: each room tells what belongs to its asks."""

from collections.abc import Callable
from uuid import UUID

from trellis.accounts.models import Person
from trellis.channels.letters import Enclosure

Encloses = Callable[[UUID, Person], Enclosure | None]
ENCLOSURES: dict[str, Encloses] = {}


def enclosure(name: str) -> Callable[[Encloses], Encloses]:
    """Let a function give the file for a kind of ask, or for news by its name; None encloses nothing.

    The modules `asks` and `work` of each room are read at the start.
    """

    def keep(gives: Encloses) -> Encloses:
        ENCLOSURES[name] = gives
        return gives

    return keep


def enclosed(name: str, about: UUID | None, person: Person) -> Enclosure | None:
    """Give the file of this name about a thing, if there is one."""
    gives = ENCLOSURES.get(name)
    return gives(about, person) if gives and about else None
