"""Numbers that are compared when voices are counted: whole or fractions, never rounded.

A share is a fraction of something; what it asks for is the least number that reaches it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm

from trellis.domain.election import plain

ONE = Fraction(1)


def step(numbers: Iterable[Fraction]) -> Fraction:
    """Give the largest unit 1/n of which all the numbers are whole multiples; 1 for whole numbers."""
    return Fraction(1, lcm(*(number.denominator for number in numbers)))


def least(share: Fraction, total: Fraction, *, strict: bool, unit: Fraction = ONE) -> Fraction:
    """Give the least positive multiple of `unit` that is at least (strict: more than) a share of a total."""
    units = share * total / unit
    whole = floor(units) + 1 if strict or units.denominator != 1 else floor(units)
    return max(whole, 1) * unit


@dataclass(frozen=True, slots=True)
class Portion:
    """How many are needed: a number of heads, or a share of those there are (strict: more than it)."""

    heads: int | None = None
    share: Fraction | None = None
    strict: bool = False

    def of(self, total: int) -> int:
        """Give how many of a total are needed; of nobody, nobody."""
        if self.share is None:
            return self.heads or 0
        return int(least(self.share, Fraction(total), strict=self.strict)) if total else 0

    def as_json(self) -> int | str | dict[str, object] | None:
        """Give it as a rule's JSON says it."""
        if self.share is None:
            return self.heads
        return {"share": plain(self.share), "strict": True} if self.strict else str(self.share)
