"""Everything that a verdict is counted from: members, who is there, who speaks for whom, and the ballots.

`ballotfile.read` makes a `Count` from JSON, and `Count.as_json` gives that JSON back, to be kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from trellis.domain.decisionrule import Rule
from trellis.domain.election import plain
from trellis.domain.exact import ONE
from trellis.domain.mandate import Mandate, Need

FORMAT = 1

Ranking = tuple[tuple[str, ...], ...]
Choice = str | frozenset[str] | Mapping[str, int] | Ranking


@dataclass(frozen=True, slots=True)
class Named:
    """A constituency, a unit or an option; only an option may belong to a constituency."""

    id: str
    name: str = ""
    constituency: str = ""

    def as_json(self) -> dict[str, object]:
        """Give it as JSON; what is empty is left out."""
        found = {"id": self.id, "name": self.name, "constituency": self.constituency}
        return {name: text for name, text in found.items() if text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member organisation as the ballot's list has it; an observer speaks and doesn't vote."""

    id: str
    name: str = ""
    constituency: str = ""
    unit: str = ""
    weight: Fraction = ONE
    observer: bool = False
    beneficiary: bool = False

    def as_json(self) -> dict[str, object]:
        """Give it as JSON; what is as usual is left out."""
        texts = {"id": self.id, "name": self.name, "constituency": self.constituency, "unit": self.unit}
        found: dict[str, object] = {name: text for name, text in texts.items() if text}
        if self.weight != ONE:
            found["weight"] = plain(self.weight)
        return found | {name: True for name in ("observer", "beneficiary") if getattr(self, name)}


@dataclass(frozen=True, slots=True)
class Absence:
    """A member that isn't there."""

    member: str
    excused: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Recusal:
    """A member that leaves this decision to the others, because of an interest of its own."""

    member: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A member that gives its voice to another."""

    giver: str
    holder: str


@dataclass(frozen=True, slots=True)
class Held:
    """A mandate of somebody who speaks for a member."""

    member: str
    mandate: Mandate


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What was said in a ballot: by a member, or on `count` papers alike without a hand.

    Constituency, weight and `beneficiary` are said of papers without a hand only. `at` decides which of a
    member's ballots is the last; without it, their order does.
    """

    choice: Choice
    member: str = ""
    constituency: str = ""
    beneficiary: bool = False
    count: int = 1
    weight: Fraction = ONE
    reason: str = ""
    resolved: bool = False
    ad_referendum: bool = False
    confirmed: bool = False
    at: datetime | None = None

    def as_json(self) -> dict[str, object]:
        """Give it as JSON; what is as usual is left out."""
        texts = {"member": self.member, "constituency": self.constituency}
        found: dict[str, object] = {name: text for name, text in texts.items() if text}
        found["choice"] = choice_as_json(self.choice)
        if self.reason:
            found["reason"] = self.reason
        if self.count != 1:
            found["count"] = self.count
        if self.weight != ONE:
            found["weight"] = plain(self.weight)
        if self.at:
            found["at"] = self.at.isoformat()
        flags = ("beneficiary", "resolved", "ad_referendum", "confirmed")
        return found | {name: True for name in flags if getattr(self, name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A ballot with everything that its verdict depends on.

    `present` None means everybody who may vote and isn't under absences. Without members the papers
    themselves are everybody who may vote. `need` is what a yes asks of a mandate.
    """

    rule: Rule
    ballots: tuple[Ballot, ...] = ()
    members: tuple[Member, ...] = ()
    title: str = ""
    on: date | None = None
    constituencies: tuple[Named, ...] = ()
    units: tuple[Named, ...] = ()
    options: tuple[Named, ...] = ()
    seats: int = 1
    present: frozenset[str] | None = None
    absences: tuple[Absence, ...] = ()
    recused: tuple[Recusal, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    need: Need | None = None
    mandates: tuple[Held, ...] = ()

    @property
    def is_weighted(self) -> bool:
        """Tell whether weights count: as the rule says, else when some member's isn't 1."""
        if self.rule.weights is not None:
            return self.rule.weights
        return any(each.weight != ONE for each in self.members) or any(
            each.weight != ONE for each in self.ballots
        )

    def as_json(self) -> dict[str, object]:
        """Give the count file that reads back to the same."""
        found: dict[str, object] = {"format": FORMAT, "title": self.title}
        found["on"] = self.on.isoformat() if self.on else None
        found["rule"] = self.rule.as_json()
        found["members"] = [each.as_json() for each in self.members]
        for name in ("constituencies", "units", "options"):
            named: tuple[Named, ...] = getattr(self, name)
            found[name] = [each.as_json() for each in named]
        found["seats"] = self.seats
        found["absences"] = [
            {"member": each.member, "excused": each.excused, "reason": each.reason} for each in self.absences
        ]
        found["recused"] = [{"member": each.member, "reason": each.reason} for each in self.recused]
        found["proxies"] = [{"from": each.giver, "to": each.holder} for each in self.proxies]
        found["need"] = _need_as_json(self.need) if self.need else None
        found["mandates"] = [
            {"member": each.member} | _mandate_as_json(each.mandate) for each in self.mandates
        ]
        found["ballots"] = [each.as_json() for each in self.ballots]
        told = {name: value for name, value in found.items() if value is not None and value not in ("", [])}
        return told if self.present is None else told | {"present": sorted(self.present)}


def choice_as_json(choice: Choice) -> object:
    """Give a choice as JSON: a word, a sorted list, points by option, or a ranking."""
    if isinstance(choice, frozenset):
        return sorted(choice)
    if isinstance(choice, tuple):
        return [each[0] if len(each) == 1 else list(each) for each in choice]
    return choice if isinstance(choice, str) else dict(choice)


def _need_as_json(need: Need) -> dict[str, object]:
    found = {
        "scope": need.scope.value,
        "subject": need.subject,
        "amount": None if need.amount is None else str(need.amount),
        "currency": need.currency,
    }
    return {name: value for name, value in found.items() if value}


def _mandate_as_json(mandate: Mandate) -> dict[str, object]:
    days = {name: getattr(mandate, name) for name in ("since", "until", "withdrawn_on")}
    found: dict[str, object] = {
        "scope": mandate.scope.value,
        "limit_text": mandate.limit_text,
        "amount": None if mandate.amount is None else str(mandate.amount),
        "currency": mandate.currency,
        "subjects": sorted(mandate.subjects),
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }
    return {name: value for name, value in found.items() if value} | {"confirmed": mandate.confirmed}
