"""What a count says: the outcome, every figure behind it, and the sentences that explain it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from trellis.domain.ballots import FORMAT
from trellis.domain.decisionrule import Rule
from trellis.domain.election import Round, plain
from trellis.domain.rulewords import in_words
from trellis.domain.sentence import Sentence


class Outcome(StrEnum):
    """How a ballot ended."""

    CARRIED = "carried"
    NOT_CARRIED = "not_carried"
    NO_QUORUM = "no_quorum"
    NOBODY_VOTED = "nobody_voted"
    TIED = "tied"
    ELECTED = "elected"
    SELECTED = "selected"


class Part(StrEnum):
    """Of what a condition of the quorum, or a group's figures, speak."""

    MEMBERS = "members"
    CONSTITUENCY = "constituency"
    UNIT = "unit"
    BENEFICIARIES = "beneficiaries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition of the quorum, in heads: of `entitled` there are `present`, and `needed` must be."""

    part: Part
    id: str = ""
    name: str = ""
    entitled: int
    needed: int
    present: int

    @property
    def is_met(self) -> bool:
        """Tell whether enough are there; where nobody may vote, nothing is asked."""
        return not self.entitled or self.present >= self.needed

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        texts = {"part": self.part.value, "id": self.id, "name": self.name}
        found: dict[str, object] = {key: text for key, text in texts.items() if text}
        found |= {"entitled": self.entitled, "needed": self.needed, "present": self.present}
        return found | {"met": self.is_met}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The numbers of the whole or of one group, as weight where weights count.

    `voices` holds what was said by choice (`yes`, `object` …). `base` is that of which the threshold is a
    share, `needed` what must say yes, `short` how much was missing: so much of the base would have had to say
    yes instead. All three are None where no threshold is asked.
    """

    entitled: Fraction
    present: Fraction
    cast: Fraction
    voices: Mapping[str, Fraction] = field(default_factory=dict)
    base: Fraction | None = None
    needed: Fraction | None = None
    short: Fraction | None = None

    def as_json(self) -> dict[str, object]:
        """Give them as JSON: whole numbers, or fractions as `"1/2"`."""
        found = {"entitled": self.entitled, "present": self.present, "cast": self.cast, **self.voices}
        asked = {"base": self.base, "needed": self.needed, "short": self.short}
        found |= {name: number for name, number in asked.items() if number is not None}
        return {name: plain(number) for name, number in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A constituency, a unit, or the beneficiaries; `carries` is None where it isn't asked or is left out."""

    part: Part
    id: str
    name: str = ""
    figures: Figures
    carries: bool | None = None
    left_out: bool = False

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        found: dict[str, object] = {"part": self.part.value, "id": self.id, "name": self.name}
        found |= self.figures.as_json()
        if self.carries is not None:
            found["carries"] = self.carries
        if self.left_out:
            found["left_out"] = True
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled:
    """How the second majority ended: of `asked` groups `needed` must be in favour, and `carrying` are."""

    groups: tuple[Group, ...]
    asked: int
    needed: int
    carrying: int

    @property
    def is_met(self) -> bool:
        """Tell whether enough groups are in favour; one at least."""
        return self.carrying >= max(self.needed, 1)

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        numbers = {"asked": self.asked, "needed": self.needed, "carrying": self.carrying}
        return numbers | {"met": self.is_met, "groups": [each.as_json() for each in self.groups]}


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A voice, or a proxy, that didn't count, and why."""

    member: str
    why: Sentence

    def as_json(self) -> dict[str, object]:
        """Give it as JSON, in English."""
        return {"member": self.member, "why": str(self.why)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome of a count with everything behind it; `explanation` says it whole, `reasons` a part of it.

    `carried` is None where nothing was carried or refused: no quorum, nobody voting, options to choose from.
    `pending` are members whose voice waits for headquarters, `without` the verdict if none is ever confirmed.
    `replaced` and `proxies` name members: whose former voice was replaced, who spoke through whom.
    """

    rule: Rule
    outcome: Outcome
    figures: Figures
    explanation: tuple[Sentence, ...] = ()
    reasons: tuple[Sentence, ...] = ()
    weighted: bool = False
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    quorum: tuple[Condition, ...] = ()
    by_constituency: tuple[Group, ...] = ()
    by_unit: tuple[Group, ...] = ()
    double_majority: Doubled | None = None
    recused: tuple[str, ...] = ()
    proxies: tuple[tuple[str, str], ...] = ()
    replaced: tuple[str, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    pending: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()
    convention: Sentence | None = None
    without: "Verdict | None" = None

    @property
    def carried(self) -> bool | None:
        """Tell whether the proposal was carried; None where nothing was carried or refused."""
        return {Outcome.CARRIED: True, Outcome.NOT_CARRIED: False}.get(self.outcome)

    @property
    def both_ways(self) -> bool:
        """Tell whether the outcome is open until headquarters confirm."""
        other = self.without
        return other is not None and (other.outcome, set(other.winners)) != (self.outcome, set(self.winners))

    def as_json(self) -> dict[str, object]:
        """Give it whole as JSON, its sentences in English."""
        return {
            "format": FORMAT,
            "outcome": self.outcome.value,
            "carried": self.carried,
            "winners": list(self.winners),
            "tied": list(self.tied),
            "figures": self._figures(),
            "by_constituency": [each.as_json() for each in self.by_constituency],
            "by_unit": [each.as_json() for each in self.by_unit],
            "double_majority": self.double_majority.as_json() if self.double_majority else None,
            "rounds": [each.as_json() for each in self.rounds],
            "convention": str(self.convention) if self.convention else "",
            "explanation": [str(each) for each in self.explanation],
            "without_ad_referendum": self.without.as_json() if self.without else None,
            "both_ways": self.both_ways,
            "pending": list(self.pending),
            "rule": self.rule.as_json(),
            "rule_in_words": [str(each) for each in self.rule_in_words()],
        }

    def rule_in_words(self) -> list[Sentence]:
        """Say the rule, with the names of constituencies and units."""
        groups = (*self.by_constituency, *self.by_unit)
        return in_words(self.rule, {each.id: each.name for each in groups if each.name})

    def _figures(self) -> dict[str, object]:
        return self.figures.as_json() | {
            "weighted": self.weighted,
            "quorum": [each.as_json() for each in self.quorum],
            "recused": list(self.recused),
            "proxies": [{"from": giver, "to": holder} for giver, holder in self.proxies],
            "replaced": list(self.replaced),
            "not_counted": [each.as_json() for each in self.not_counted],
        }


_WORDS = frozenset({"explanation", "rule_in_words", "convention", "sentences", "says", "why", "name"})
"""Keys of a verdict's JSON that hold words: a later version may say the same thing better."""


def _without_words(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without_words(each) for key, each in value.items() if key not in _WORDS}
    if isinstance(value, list):
        return [_without_words(each) for each in value]
    return value


def is_same_verdict(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Tell whether two verdicts (as JSON) agree in every number, id and outcome; words don't count."""
    return _without_words(one) == _without_words(other)
