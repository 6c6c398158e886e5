"""What comes after what: no circle may arise, and nothing starts before all it comes after has ended."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def loop_through(after: Mapping[Key, Collection[Key]], what: Key) -> tuple[Key, ...]:
    """Give the way by which a thing would come after itself, from it on; nothing when it doesn't."""
    before: dict[Key, Key] = {}
    waiting, seen = [what], {what}
    while waiting:
        here = waiting.pop()
        for each in after.get(here, ()):
            if each == what:
                return _way(before, here, what)
            if each not in seen:
                seen.add(each)
                before[each] = here
                waiting.append(each)
    return ()


def _way(before: Mapping[Key, Key], end: Key, start: Key) -> tuple[Key, ...]:
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def waits_for(after: Collection[Key], ended: Collection[Key]) -> tuple[Key, ...]:
    """Give those of what a thing comes after that haven't ended, in their order."""
    over = set(ended)
    return tuple(each for each in after if each not in over)
