"""What a network knows before a list of members comes in, and what an import would do to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from trellis.domain.asks import Ask
from trellis.domain.memberasks import Fault
from trellis.domain.memberwords import Part
from trellis.domain.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """A person who speaks for a member; `seat` is head or alternate."""

    name: str
    email: str = ""
    phone: str = ""
    seat: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An organisation of the network's directory.

    `values` are by field: type, parent and place as ids or keys, dates in ISO, texts as they are; `shown`
    is the same as an export writes it. `also` are the names of entries that were said to be the same.
    `is_member`
    tells whether it is a member today.
    """

    id: str
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    people: tuple[Seated, ...] = ()
    is_member: bool = False

    @property
    def name(self) -> str:
        """Give the first of its names."""
        return next(iter(self.names.values()), "")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a word in the file may mean: its id and its name with the larger places around it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that a plan depends on besides the file and the answers.

    `constituencies` give each key its names, the one to show first; `places` each folded word of the file
    the places it may mean; `decided` the pairs (folded spelling, id) somebody has judged before; `last` the
    ids that
    the last list held; `former` the folded names that it changed, with the ids of those who had them;
    `accounts` the
    folded name of whoever has one of the file's e-mail addresses.
    """

    today: date
    language: str = "en"
    known: tuple[Known, ...] = ()
    constituencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    decided: frozenset[tuple[str, str]] = frozenset()
    last: tuple[str, ...] = ()
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)


class Deed(StrEnum):
    """What becomes of an organisation in the file."""

    CREATE = "create"
    UPDATE = "update"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell's worth of change, as people read it: the field, what stands and what comes."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is done to one organisation.

    `target` is the id of a known one, or `new:` and the entry's key; a value that refers to an organisation
    (parent) is a target too. `values`, `names` hold only what changes, '' empties. `joins` tells that it
    becomes a
    member.
    """

    target: str
    name: str
    deed: Deed
    rows: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    aliases_gone: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    parts_changed: tuple[tuple[Part, Part], ...] = ()
    parts_ended: tuple[Part, ...] = ()
    people: tuple[Seated, ...] = ()
    people_changed: tuple[tuple[Seated, Seated], ...] = ()
    joins: bool = False
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody says about a spelling: the body `other` it was compared with, the body `new` that had
    it."""

    spelling: str
    new: str
    other: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What bringing a list in would do; nothing of it is done while there are faults."""

    items: tuple[Item, ...]
    faults: tuple[Fault, ...]
    asks: tuple[Ask, ...]
    decisions: tuple[Decision, ...]
    gone: tuple[tuple[str, str], ...]
    figures: Mapping[str, int]

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the network would stay as it is."""
        return not self.faults and not self.gone and all(item.deed == Deed.SAME for item in self.items)


@dataclass(slots=True, kw_only=True)
class Said:
    """What a file says of one organisation, understood; None or missing means that it says nothing."""

    values: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] | None = None
    parts: tuple[Part, ...] | None = None
    people: tuple[Seated, ...] = ()
    notes: list[Sentence] = field(default_factory=list)
