"""The dimensions of the work against trafficking: of each objective, activity and practice (C1.1).

A set of them is kept as one whole number, each dimension a bit of it, so that any database can filter by it.
"""

from collections.abc import Iterable
from enum import StrEnum

from trellis.domain.problems import N_


class Dimension(StrEnum):
    """What the work is about; the order is that of the note, and of the bits. New ones go to the end."""

    PREVENTION = "prevention"
    PROTECTION = "protection"
    PROSECUTION = "prosecution"
    REHABILITATION = "rehabilitation"
    POLICY = "policy"
    PARTNERSHIP = "partnership"


DIMENSION_LABELS = {
    Dimension.PREVENTION: N_("Prevention"),
    Dimension.PROTECTION: N_("Protection"),
    Dimension.PROSECUTION: N_("Prosecution"),
    Dimension.REHABILITATION: N_("Rehabilitation and reintegration"),
    Dimension.POLICY: N_("Policy"),
    Dimension.PARTNERSHIP: N_("Partnership"),
}

BITS = {dimension: 1 << place for place, dimension in enumerate(Dimension)}
NO_DIMENSION = 0


def bits_of(dimensions: Iterable[Dimension]) -> int:
    """Give the number that stands for a set of dimensions."""
    return sum(BITS[each] for each in set(dimensions))


def dimensions_of(bits: int) -> tuple[Dimension, ...]:
    """Give the dimensions that a number stands for, in the note's order; strange bits are left out."""
    return tuple(each for each, bit in BITS.items() if bits & bit)
