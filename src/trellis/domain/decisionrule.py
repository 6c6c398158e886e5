"""How a network decides, as data that its members adopted (C5.7): the method, its bar, who must be there.

`read_rule` reads what `Rule.as_json` gives; the words for people are in `rulewords`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from trellis.domain.election import Terms, TieBreak
from trellis.domain.exact import Portion

HALF = Fraction(1, 2)


class Method(StrEnum):
    """How voices become a verdict."""

    MAJORITY = "majority"
    CONSENT = "consent"
    CONSENSUS = "consensus"
    APPROVAL = "approval"
    SCORE = "score"
    DOTS = "dots"
    IRV = "irv"
    STV = "stv"
    SCHULZE = "schulze"
    BORDA = "borda"
    SORTITION = "sortition"

    @property
    def chooses(self) -> bool:
        """Tell whether it chooses among options, rather than carrying one proposal or not."""
        return self not in {Method.MAJORITY, Method.CONSENT, Method.CONSENSUS}

    @property
    def ranks(self) -> bool:
        """Tell whether its papers put options in an order."""
        return self in {Method.IRV, Method.STV, Method.SCHULZE, Method.BORDA}


class Base(StrEnum):
    """Of what a threshold is a share."""

    YES_NO = "yes_no"
    CAST = "cast"
    PRESENT = "present"
    ENTITLED = "entitled"


class Beneficiaries(StrEnum):
    """Where groups of beneficiaries count in a double majority."""

    OWN_SEAT = "own_seat"
    WITH_CONSTITUENCY = "with_constituency"


class Silent(StrEnum):
    """What a constituency that cast no voice means in a double majority."""

    AGAINST = "against"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What a yes must reach: a share of a base, more than it (`strict`) or at least it."""

    threshold: Fraction = HALF
    strict: bool = True
    base: Base = Base.YES_NO

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        return {"threshold": str(self.threshold), "strict": self.strict, "base": self.base.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Who must be there: by members, in each constituency or those named, in each unit or those named."""

    members: Portion | None = None
    each_constituency: Portion | None = None
    constituencies: Mapping[str, Portion] = field(default_factory=dict)
    each_unit: Portion | None = None
    units: Mapping[str, Portion] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Give what is asked as JSON; nothing asked is an empty object."""
        found: dict[str, object] = {}
        for name in ("members", "each_constituency", "each_unit"):
            portion: Portion | None = getattr(self, name)
            if portion is not None:
                found[name] = portion.as_json()
        for name in ("constituencies", "units"):
            portions: Mapping[str, Portion] = getattr(self, name)
            if portions:
                found[name] = {key: portion.as_json() for key, portion in portions.items()}
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleMajority:
    """A majority asked again in constituencies: `constituencies` None means all, `needed` None each one."""

    constituencies: tuple[str, ...] | None = None
    bar: Bar = Bar()
    needed: Portion | None = None
    beneficiaries: Beneficiaries = Beneficiaries.WITH_CONSTITUENCY
    silent: Silent = Silent.AGAINST

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        return {
            "constituencies": "all" if self.constituencies is None else list(self.constituencies),
            **self.bar.as_json(),
            "needed": "all" if self.needed is None else self.needed.as_json(),
            "beneficiaries": self.beneficiaries.value,
            "silent": self.silent.value,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What decides a tie: nothing (it stays as it was), the chair's voice, or a lot drawn from a seed."""

    by: TieBreak = TieBreak.STATUS_QUO
    chair: str = ""
    seed: str = ""

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        found = {"by": self.by.value, "chair": self.chair, "seed": self.seed}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdReferendum:
    """How long headquarters have to confirm a voice: `days` from closing, or a ballot's own `deadline`."""

    days: int | None = None
    deadline: date | None = None

    def as_json(self) -> dict[str, object]:
        """Give it as JSON."""
        found = {"days": self.days, "deadline": self.deadline.isoformat() if self.deadline else None}
        return {name: value for name, value in found.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of deciding, whole. Only what belongs to the method is ever other than its default.

    `terms` hold what a choice among options asks besides; `tie` stands beside them, for every method.
    `weights` None lets weights count when some member's isn't 1; `proxies` is how many a holder may carry, 0
    for no proxies.
    """

    method: Method = Method.MAJORITY
    bar: Bar = Bar()
    quorum: Quorum = Quorum()
    double_majority: DoubleMajority | None = None
    blocks: int = 0
    tie: Tie = Tie()
    weights: bool | None = None
    proxies: int = 0
    ad_referendum: AdReferendum = AdReferendum()
    terms: Terms = field(default_factory=Terms)

    def as_json(self) -> dict[str, object]:
        """Give it as JSON that `rulereading.read_rule` reads back to the same rule."""
        found: dict[str, object] = {"method": self.method.value}
        found |= self._of_method()
        for name, part in (("quorum", self.quorum), ("ad_referendum", self.ad_referendum)):
            if asked := part.as_json():
                found[name] = asked
        if self.tie != Tie():
            found["tie"] = self.tie.as_json()
        if self.weights is not None:
            found["weights"] = self.weights
        if self.proxies:
            found["proxies"] = {"per_holder": self.proxies}
        return found

    def _of_method(self) -> dict[str, object]:
        if self.method is Method.MAJORITY:
            double = self.double_majority
            return self.bar.as_json() | ({"double_majority": double.as_json()} if double else {})
        if self.method is Method.CONSENSUS:
            return {"blocks": self.blocks}
        return _terms_as_json(self.method, self.terms)


def _terms_as_json(method: Method, terms: Terms) -> dict[str, object]:
    """Give what a method asks besides, without what it leaves open."""
    found: dict[Method, dict[str, object]] = {
        Method.APPROVAL: {"approval": _given(at_most=terms.approvals)},
        Method.SCORE: {"score": {"min": terms.least_score, "max": terms.most_score}},
        Method.DOTS: {"dots": _given(each=terms.dots_each, most_on_one=terms.dots_on_one)},
        Method.STV: {"quota": terms.quota.value, "transfer": terms.transfer.value},
        Method.BORDA: {"borda": terms.borda.value},
        Method.SORTITION: {"seed": terms.seed, "seats_by_constituency": dict(terms.seats_by_stratum)},
    }
    return {name: value for name, value in found.get(method, {}).items() if value}


def _given(**values: int | None) -> dict[str, int]:
    return {name: value for name, value in values.items() if value is not None}
