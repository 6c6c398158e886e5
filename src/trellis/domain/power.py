"""How much power a rule of voting gives each member: Banzhaf's and Shapley and Shubik's indices (C8.2).

A coalition carries when its weight reaches the quota and, where the rule asks for a double majority, when it
reaches the quota of so many groups. A member has power where its voice turns a coalition that wouldn't carry
into one that does.

Sources: J. Banzhaf, Weighted voting doesn't work, 1965; L. Shapley and M. Shubik, A method for evaluating the
distribution of power in a committee system, 1954. Coalitions are counted by their sums, not one by one:
generating functions as in S. Brams and P. Affuso, Power and size, 1976. Each sum keeps its coalitions by
their size, packed into one whole number, n+1 bits for each size.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from math import factorial

from trellis.domain.problems import POWER_TOO_LARGE, Problem

MOST_SUMS = 50_000
MOST_STEPS = 3_000_000

_Sums = dict[int, int]
_Joint = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Player:
    """A member with a voice: its weight as a whole number, and its group where groups count."""

    id: str
    weight: int
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """A rule as the theory sees it: what a coalition must reach, in all and in `needed` of the groups."""

    players: tuple[Player, ...]
    quota: int
    group_quotas: Mapping[str, int] = field(default_factory=dict)
    needed: int = 0

    def carries(self, together: Collection[str]) -> bool:
        """Tell whether those would carry alone against all others."""
        weights: Counter[str] = Counter()
        for player in self.players:
            weights[player.group] += player.weight if player.id in together else 0
        passed = sum(weights[group] >= quota for group, quota in self.group_quotas.items())
        return weights.total() >= self.quota and passed >= self.needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """What a member can do: `swings` coalitions carry with it and not without it.

    `absolute` is their share of all coalitions of the others (Banzhaf's measure), `banzhaf` their share of
    everybody's swings, `shapley` the share of all orders of speaking in which its voice is the one that
    decides.
    """

    id: str
    swings: int
    absolute: Fraction
    banzhaf: Fraction
    shapley: Fraction
    can_block: bool
    can_carry: bool

    @property
    def decides(self) -> bool:
        """Tell whether nothing happens without it, and anything with it alone."""
        return self.can_block and self.can_carry


def powers(game: Game) -> tuple[Power, ...]:
    """Give each player's power, in their order. Raises a Problem POWER_TOO_LARGE."""
    swings = _Swings(game)
    by_size = {player.id: swings.of(player) for player in game.players}
    total = sum(sum(sizes) for sizes in by_size.values())
    everybody = {player.id for player in game.players}
    can_at_all = game.carries(everybody)
    return tuple(
        Power(
            id=player.id,
            swings=sum(by_size[player.id]),
            absolute=Fraction(sum(by_size[player.id]), 2 ** (len(everybody) - 1)),
            banzhaf=Fraction(sum(by_size[player.id]), total or 1),
            shapley=_shapley(by_size[player.id]),
            can_block=can_at_all and not game.carries(everybody - {player.id}),
            can_carry=game.carries({player.id}),
        )
        for player in game.players
    )


def _shapley(by_size: list[int]) -> Fraction:
    """Weigh the swings by how many orders of the players put just those others before."""
    count = len(by_size)
    ways = sum(
        swings * factorial(before) * factorial(count - 1 - before) for before, swings in enumerate(by_size)
    )
    return Fraction(ways, factorial(count))


class _Swings:
    """Counts swings; players alike, of one group and weight, are counted once."""

    def __init__(self, game: Game) -> None:
        """Add up each group."""
        self.game = game
        self.slot = len(game.players) + 1
        self.steps = 0
        self.groups: dict[str, _Sums] = {group: {0: 1} for group in ("", *game.group_quotas)}
        for player in game.players:
            self.groups[player.group] = self._with(self.groups[player.group], player.weight)
        self.others: dict[str, _AtLeast] = {}
        self.known: dict[tuple[str, int], list[int]] = {}

    def of(self, player: Player) -> list[int]:
        """Give a player's swings by how many others are in the coalition."""
        key = (player.group, player.weight)
        if key not in self.known:
            self.known[key] = self._unpacked(self._count(player))
        return self.known[key]

    def _count(self, player: Player) -> int:
        quota, own = self.game.quota, self.game.group_quotas.get(player.group)
        if player.group not in self.others:
            self.others[player.group] = self._all_but(player.group)
        found, others = 0, self.others[player.group]
        for total, sizes in self._without(self.groups[player.group], player.weight).items():
            before, after = _passed(total, own), _passed(total + player.weight, own)
            carried = others.sizes(quota - total - player.weight, self.game.needed - after)
            found += sizes * (carried - others.sizes(quota - total, self.game.needed - before))
        return found

    def _with(self, sums: _Sums, weight: int) -> _Sums:
        found = dict(sums)
        for total, sizes in sums.items():
            found[total + weight] = found.get(total + weight, 0) + (sizes << self.slot)
        if len(found) > MOST_SUMS:
            raise Problem(POWER_TOO_LARGE)
        return found

    def _without(self, sums: _Sums, weight: int) -> _Sums:
        if not weight:
            return {total: sizes // (1 + (1 << self.slot)) for total, sizes in sums.items()}
        left: _Sums = {}
        for total in sorted(sums):
            rest = sums[total] - (left.get(total - weight, 0) << self.slot)
            if rest:
                left[total] = rest
        return left

    def _all_but(self, group: str) -> "_AtLeast":
        joint: _Joint = {(0, 0): 1}
        for other, sums in self.groups.items():
            if other == group:
                continue
            self.steps += len(joint) * len(sums)
            if self.steps > MOST_STEPS:
                raise Problem(POWER_TOO_LARGE)
            joint = _joined(joint, sums, self.game.group_quotas.get(other))
        return _AtLeast(joint, len(self.groups))

    def _unpacked(self, packed: int) -> list[int]:
        mask = (1 << self.slot) - 1
        return [packed >> (self.slot * size) & mask for size in range(len(self.game.players))]


class _AtLeast:
    """Coalitions of the other groups that have at least some weight and carry at least some groups."""

    def __init__(self, joint: _Joint, most: int) -> None:
        """Add up from the heaviest down, for each number of groups carried."""
        self.totals: list[list[int]] = []
        self.sums: list[list[int]] = []
        for least in range(most + 1):
            added: _Sums = {}
            for (total, passed), sizes in joint.items():
                if passed >= least:
                    added[total] = added.get(total, 0) + sizes
            self.totals.append(sorted(added))
            heavy_first = accumulate(added[total] for total in reversed(self.totals[-1]))
            self.sums.append([*reversed(list(heavy_first)), 0])

    def sizes(self, weight: int, passed: int) -> int:
        """Give how many there are, packed by size."""
        least = max(passed, 0)
        return self.sums[least][bisect_left(self.totals[least], weight)]


def _joined(joint: _Joint, sums: _Sums, quota: int | None) -> _Joint:
    found: _Joint = {}
    for (total, passed), sizes in joint.items():
        for more, added in sums.items():
            key = (total + more, passed + _passed(more, quota))
            found[key] = found.get(key, 0) + sizes * added
    return found


def _passed(weight: int, quota: int | None) -> int:
    return int(quota is not None and weight >= quota)
