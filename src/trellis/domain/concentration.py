"""How far something is in few hands: proposals, chairing, speaking, contributions, funds (C8.2, C8.3, C8.12).

Counts and amounts are whole numbers or fractions, one for each member, noughts included: who brought nothing
belongs to the picture. Without anything to share, or with nobody to share it, a measure is None.
"""

from collections.abc import Sequence
from fractions import Fraction

WHOLE = 10_000
"""What Herfindahl's index says when one member has everything."""

Amount = int | Fraction


def herfindahl(amounts: Sequence[Amount]) -> Fraction | None:
    """Give the sum of the squared shares in per cent, from 10,000 / n to 10,000 (Herfindahl 1950).

    Raises ValueError for an amount below nought.
    """
    total = _total(amounts)
    if not total:
        return None
    return sum(((Fraction(each) / total) ** 2 for each in amounts), Fraction()) * WHOLE


def effective_number(amounts: Sequence[Amount]) -> Fraction | None:
    """Give how many members with equal shares would bring the same concentration (Adelman 1969)."""
    found = herfindahl(amounts)
    return WHOLE / found if found else None


def gini(amounts: Sequence[Amount]) -> Fraction | None:
    """Give Gini's coefficient with the correction for small samples, n / (n - 1): 0 equal, 1 all with one.

    Formula: 2 * sum(rank * amount) / (n * total) - (n + 1) / n, times n / (n - 1) (Deltas 2003). None with
    fewer than two members. Raises ValueError for an amount below nought.
    """
    total, count = _total(amounts), len(amounts)
    if not total or count < 2:
        return None
    ranked = sum(rank * Fraction(each) for rank, each in enumerate(sorted(amounts), start=1))
    plain = 2 * ranked / (count * total) - Fraction(count + 1, count)
    return plain * Fraction(count, count - 1)


def share_of_first(amounts: Sequence[Amount], first: int = 1) -> Fraction | None:
    """Give the share of those with the most, `first` of them."""
    total = _total(amounts)
    if not total:
        return None
    return sum((Fraction(each) for each in sorted(amounts, reverse=True)[:first]), Fraction()) / total


def _total(amounts: Sequence[Amount]) -> Fraction:
    if any(each < 0 for each in amounts):
        raise ValueError("an amount below nought has no share")
    return sum((Fraction(each) for each in amounts), Fraction())
