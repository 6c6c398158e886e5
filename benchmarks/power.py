"""How long it takes to work out both indices of power: `python benchmarks/power.py`.

60 members with weights by chance from a seed, without and with a double majority in four constituencies.
Processor time, the median of three runs.
"""

import random
import time
from fractions import Fraction
from statistics import median

from trellis.domain.ballots import Member
from trellis.domain.decisionrule import DoubleMajority, Rule
from trellis.domain.power import powers
from trellis.domain.powerrule import game_of

CONSTITUENCIES = ("go", "ngo", "un", "cbo")
MEMBERS, RUNS = 60, 3


def members(heaviest: int) -> list[Member]:
    """Give members with weights from 1 to the heaviest."""
    chance = random.Random(f"power {heaviest}")  # noqa: S311  nothing secret is drawn
    return [
        Member(
            id=f"m{number}",
            constituency=CONSTITUENCIES[number % 4],
            weight=Fraction(chance.randint(1, heaviest)),
        )
        for number in range(MEMBERS)
    ]


def spent(rule: Rule, heaviest: int) -> float:
    """Give the median of the processor time, in milliseconds."""
    found = []
    for _ in range(RUNS):
        game = game_of(rule, members(heaviest))
        start = time.process_time()
        powers(game)
        found.append((time.process_time() - start) * 1000)
    return median(found)


def main() -> None:
    """Measure light and heavy weights, then double majorities."""
    double = Rule(double_majority=DoubleMajority())
    for name, rule, weights in (("majority", Rule(), (1, 10, 100, 1_000)), ("double", double, (1, 10, 50))):
        for heaviest in weights:
            print(f"{name:<10} weights to {heaviest:<6} {spent(rule, heaviest):8.1f} ms")


if __name__ == "__main__":
    main()
