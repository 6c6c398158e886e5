"""Schulze's method: options compared in pairs, by the strength of the strongest path between them (C8.2).

Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and condorcet-consistent
single-winner election method, 2011. The strength of a pair is how many prefer it (winning votes). Options
that a paper leaves out come after all that it ranks, and alike.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from trellis.domain.election import Election, Pair, Result, Round, figure, weighed
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.tiebreak import fill

_Table = dict[tuple[str, str], int]

_CONVENTION = Sentence(
    N_(
        "Schulze: pairs are compared by how many prefer one to the other (winning votes), then by the "
        "strongest path. Options left out of a paper come last on it, and alike."
    )
)


def schulze(election: Election) -> Result:
    """Give the seats in the order of the strongest paths."""
    prefer, unit = _preferences(election)
    path = _paths(election.options, prefer)
    depth = _layers(election.options, path)
    filled = fill(election, {option: Fraction(-layer) for option, layer in depth.items()})
    beaten = {
        option: Fraction(sum(_beats(path, option, other) for other in election.options))
        for option in election.options
    }
    pairs = tuple(
        Pair(
            first,
            second,
            Fraction(prefer[first, second], unit),
            Fraction(prefer[second, first], unit),
            Fraction(path[first, second], unit),
            Fraction(path[second, first], unit),
        )
        for first, second in combinations(election.options, 2)
    )
    only = Round(
        number=1,
        tallies=beaten,
        elected=filled.winners,
        pairs=pairs,
        sentences=tuple(_told(election, pair) for pair in pairs),
    )
    leaders = _leaders(election, prefer)
    return Result(filled.winners, filled.tied, (only,), (leaders, *filled.sentences), _CONVENTION)


def _preferences(election: Election) -> tuple[_Table, int]:
    """Give, for each ordered pair, how many prefer the first, in parts of which `unit` make one voice."""
    weights, unit = weighed(election.papers)
    table: _Table = dict.fromkeys(permutations(election.options, 2), 0)
    for ranking, weight in weights.items():
        below = set(election.options)
        for tier in ranking:
            below.difference_update(tier)
            for option in tier:
                for other in below:
                    table[option, other] += weight
    return table, unit


def _paths(options: Sequence[str], prefer: _Table) -> _Table:
    """Give how strong the strongest path is between any two; a path is as strong as its weakest pair."""
    rows = [[0 if one == other else _won(prefer, one, other) for other in options] for one in options]
    for middle, onward in enumerate(rows):
        for row in rows:
            if (reach := row[middle]) and row is not onward:
                row[:] = [max(straight, min(reach, step)) for straight, step in zip(row, onward, strict=True)]
    return {
        (one, other): rows[first][last]
        for first, one in enumerate(options)
        for last, other in enumerate(options)
        if first != last
    }


def _won(prefer: _Table, one: str, other: str) -> int:
    """Give how strong a pair is: how many prefer the first, when they are more."""
    return prefer[one, other] if prefer[one, other] > prefer[other, one] else 0


def _beats(path: _Table, option: str, other: str) -> bool:
    return option != other and path[option, other] > path[other, option]


def _layers(options: Sequence[str], path: _Table) -> dict[str, int]:
    """Give each option's layer: 0 for those that nobody beats, 1 for those that only they beat, and so on."""
    depth: dict[str, int] = {}
    rest, layer = set(options), 0
    while rest:
        first = {option for option in rest if not any(_beats(path, other, option) for other in rest)}
        depth |= dict.fromkeys(first, layer)
        rest -= first
        layer += 1
    return depth


def _leaders(election: Election, prefer: _Table) -> Sentence:
    """Name who beats everybody in pairs, or those of whom nobody outside beats any (the Schwartz set)."""
    options = election.options
    beats = {
        one: {other for other in options if one != other and _won(prefer, one, other)} for one in options
    }
    for option in options:
        if len(beats[option]) == len(options) - 1:
            return Sentence(
                N_("%(option)s is preferred to every other option in pairs."),
                {"option": election.called((option,))},
            )
    reach = _reach(beats)
    schwartz = [
        option
        for option in options
        if all(other in reach[option] for other in options if option in reach[other])
    ]
    return Sentence(
        N_(
            "No option is preferred to every other; those that nobody outside beats (Schwartz set): "
            "%(options)s."
        ),
        {"options": election.called(schwartz)},
    )


def _reach(beats: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Give whom each beats, straight or through others."""
    reach = {one: set(straight) for one, straight in beats.items()}
    for middle, onward in reach.items():
        for each in reach.values():
            each.update(onward if middle in each else ())
    return reach


def _told(election: Election, pair: Pair) -> Sentence:
    details = {
        "first": election.called((pair.first,)),
        "second": election.called((pair.second,)),
        "for": figure(pair.for_first),
        "against": figure(pair.for_second),
        "path": figure(pair.path_first),
        "back": figure(pair.path_second),
    }
    return Sentence(
        N_("%(first)s – %(second)s: %(for)s to %(against)s; strongest paths %(path)s and %(back)s."), details
    )
