"""The papers of a ranked count, each lying in the pile of the option for which it counts now.

A paper that ranks several alike is shared equally among those of them still in. A share of a paper stays an
exact fraction until its denominator is beyond 10^12; then it is rounded down to twelve decimals, and what is
lost is told.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from trellis.domain.election import NOTHING, Election, Ranking, weighed

FINEST = 10**12

_Parcels = dict[Fraction, dict[int, int]]


class Piles:
    """The piles of one count; `tallies`, `exhausted` and `lost` say where every voice is."""

    def __init__(self, election: Election) -> None:
        """Sort the papers by their first choice."""
        weights, unit = weighed(election.papers)
        self.rankings = sorted(weights)
        whole = {index: weights[ranking] for index, ranking in enumerate(self.rankings)}
        self.parcels: dict[str, _Parcels] = {option: {} for option in election.options}
        self.kept = dict.fromkeys(election.options, NOTHING)
        self.exhausted = self.lost = NOTHING
        self._move({Fraction(1, unit): whole}, Fraction(1), frozenset(election.options))

    def tallies(self, options: Iterable[str]) -> dict[str, Fraction]:
        """Give what lies in the piles of some options."""
        return {option: self.kept[option] + _value(self.parcels[option]) for option in options}

    def empty(
        self, shares: Mapping[str, Fraction], still_in: Collection[str]
    ) -> dict[str, dict[str, Fraction]]:
        """Move a share of the value of piles on to those still in; the rest is kept where it is for good.

        Gives what went from which pile to which.
        """
        moved = {}
        for source, share in shares.items():
            parcels, self.parcels[source] = self.parcels[source], {}
            self.kept[source] = _value(parcels) * (1 - share)
            moved[source] = self._move(parcels, share, still_in)
        return moved

    def _move(self, parcels: _Parcels, share: Fraction, still_in: Collection[str]) -> dict[str, Fraction]:
        moved: defaultdict[str, Fraction] = defaultdict(Fraction)
        for part, papers in parcels.items():
            for targets, going in self._by_target(papers, still_in).items():
                weight = sum(going.values())
                if not targets:
                    self.exhausted += part * share * weight
                    continue
                exact = part * share / len(targets)
                kept = _trimmed(exact)
                self.lost += (exact - kept) * weight * len(targets)
                for target in targets:
                    moved[target] += kept * weight
                    self._lay(target, kept, going)
        return dict(moved)

    def _by_target(
        self, papers: Mapping[int, int], still_in: Collection[str]
    ) -> dict[tuple[str, ...], dict[int, int]]:
        found: dict[tuple[str, ...], dict[int, int]] = {}
        for index, weight in papers.items():
            found.setdefault(_next(self.rankings[index], still_in), {})[index] = weight
        return found

    def _lay(self, target: str, part: Fraction, going: Mapping[int, int]) -> None:
        pile = self.parcels[target].setdefault(part, {})
        for index, weight in going.items():
            pile[index] = pile.get(index, 0) + weight


def _next(ranking: Ranking, still_in: Collection[str]) -> tuple[str, ...]:
    for tier in ranking:
        found = tuple(option for option in tier if option in still_in)
        if found:
            return found
    return ()


def _trimmed(part: Fraction) -> Fraction:
    return (
        part if part.denominator <= FINEST else Fraction(part.numerator * FINEST // part.denominator, FINEST)
    )


def _value(parcels: _Parcels) -> Fraction:
    return sum((part * sum(papers.values()) for part, papers in parcels.items()), NOTHING)
