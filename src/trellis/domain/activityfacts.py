"""What a network knows before a file of activities comes in, and what the file would do to it."""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from trellis.domain.asks import Ask
from trellis.domain.likeness import Named

SiteKey = tuple[str, str, str]
"""The ids of place and group, and the folded words where the place isn't known."""
Numbers = tuple[int | None, int | None, int | None]
Reached = tuple[str, str, int | None, int | None, int | None]
"""A site's id, a period, and how many people, contacts, services."""


@dataclass(frozen=True, slots=True)
class Word:
    """A kind of work or a group: its id, its names, and all spellings that mean it."""

    id: str
    name: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is meant: its id, its name with the larger ones around it, whether exactly it."""

    id: str
    label: str
    is_exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An activity that stands, with its sites' ids; `involved` gives the ids of organisations by how."""

    id: str
    code: str
    values: Mapping[str, str]
    involved: Mapping[str, frozenset[str]]
    sites: Mapping[SiteKey, str]
    is_filed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that a plan depends on besides the file and the answers.

    `spots` gives what a row says of a place (by its six fields) the places it may mean; `spellings` the
    places that somebody said a text means. `last` are the ids of the activities that the last file held.
    `reached` gives the standing results of some sites, one after the other.
    """

    today: date
    organisations: tuple[Named, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[Word, ...] = ()
    groups: tuple[Word, ...] = ()
    objectives: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[tuple[str, ...], tuple[Spot, ...]] = field(default_factory=dict)
    spellings: Mapping[str, Spot] = field(default_factory=dict)
    activities: tuple[Known, ...] = ()
    last: frozenset[str] = frozenset()
    reached: Callable[[Collection[str]], Iterable[Reached]] = lambda _sites: ()


class Deed(StrEnum):
    """What becomes of an activity in the file."""

    CREATE = "create"
    UPDATE = "update"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """What a file changes in one field, as people read it."""

    field: str
    old: str
    new: str


@dataclass(slots=True, kw_only=True)
class Item:
    """What is done to one activity: `id` is empty for a new one; `values` hold what comes, by field.

    `involved` gives by how the organisations that the file names, where it names any. `row` is the first of
    its `rows` rows. `sites` counts those that are new to it.
    """

    id: str
    name: str
    row: int
    rows: int = 0
    values: dict[str, str] = field(default_factory=dict)
    involved: dict[str, frozenset[str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    sites: int = 0
    results: int = 0

    @property
    def deed(self) -> Deed:
        """Tell what becomes of it."""
        if not self.id:
            return Deed.CREATE
        return Deed.UPDATE if self.changes or self.sites or self.results else Deed.SAME


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A place and a group of an activity: `item` is its number in the plan; a new one has no id."""

    item: int
    id: str
    place: str
    group: str
    said: str
    is_exact: bool


@dataclass(slots=True)
class ResultLines:
    """What was reached, result by result: the site's number in the plan, the period's, three numbers.

    A number that isn't known is -1. `is_new` tells a result that has nothing to replace.
    """

    sites: "array[int]" = field(default_factory=lambda: array("l"))
    periods: "array[int]" = field(default_factory=lambda: array("h"))
    people: "array[int]" = field(default_factory=lambda: array("q"))
    contacts: "array[int]" = field(default_factory=lambda: array("q"))
    services: "array[int]" = field(default_factory=lambda: array("q"))
    is_new: bytearray = field(default_factory=bytearray)

    def __len__(self) -> int:
        """Count them."""
        return len(self.sites)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An activity that the last file had: `sites` are those that this file lacks (none: all of it)."""

    id: str
    name: str
    sites: tuple[str, ...] = ()
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What bringing a file in would do; nothing of it is done while a question that must be answered waits.

    `new` gives the words to be added by kind of word and their stand-in ids (`new:…`); `means` what spellings
    came to mean by an answer: kind of word, spelling, id.
    """

    items: list[Item]
    sites: list[SiteLine]
    results: ResultLines
    periods: list[str]
    asks: tuple[Ask, ...]
    new: Mapping[str, Mapping[str, str]]
    means: tuple[tuple[str, str, str], ...]
    gone: tuple[Gone, ...]
    figures: Mapping[str, int]

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the network would stay as it is."""
        waits = any(ask.must and ask.is_open for ask in self.asks)
        busy = self.figures["create"] + self.figures["update"] + self.figures["taken"]
        return not waits and not busy
