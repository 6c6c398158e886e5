"""How long it takes to count a ballot by each method: `python benchmarks/tally.py`.

1,000 ballots of 1,000 members by each method, read from a count file and counted; and the single transferable
vote of 10,000 ballots with 20 candidates. Processor time, the median of several runs.
"""

import random
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from trellis.domain.ballotfile import read
from trellis.domain.decisionrule import Method
from trellis.domain.tally import count

CONSTITUENCIES = ("go", "ngo", "un", "cbo")


def spent(deed: Callable[[], object], runs: int) -> float:
    """Give the median of the processor time of a deed, in milliseconds."""
    found = []
    for _ in range(runs):
        start = time.process_time()
        deed()
        found.append((time.process_time() - start) * 1000)
    return median(found)


WORDS = {
    Method.MAJORITY: ["yes", "yes", "no", "abstain", "blank"],
    Method.CONSENT: ["agree", "agree", "stand_aside", "object"],
    Method.CONSENSUS: ["agree", "reserve", "stand_aside", "block"],
}
MORE: dict[Method, dict[str, Any]] = {
    Method.MAJORITY: {"quorum": {"members": "1/2", "each_constituency": "1/2"}, "double_majority": {}},
    Method.CONSENT: {},
    Method.CONSENSUS: {},
    Method.SORTITION: {"seed": "4-6-1-3"},
}


def choice(method: Method, names: list[str], chance: random.Random) -> object:
    """Give what one paper says, by chance."""
    if method in WORDS:
        return chance.choice(WORDS[method])
    if method is Method.SCORE:
        return {name: chance.randint(0, 5) for name in names}
    if method is Method.DOTS:
        return dict.fromkeys(chance.sample(names, 5), 1)
    return chance.sample(names, chance.randint(1, len(names)))


def file(method: Method, ballots: int, options: int, seats: int) -> dict[str, Any]:
    """Give a count file of so many members that each vote once, by chance from a seed."""
    chance = random.Random(f"{method} {ballots} {options}")  # noqa: S311  nothing secret is drawn
    names = [f"option-{number}" for number in range(options)]
    members = [f"m{number}" for number in range(ballots)]
    found: dict[str, Any] = {
        "rule": {"method": method.value} | MORE.get(method, {"tie": {"by": "lot", "seed": "4-6-1-3"}}),
        "members": [{"id": one, "constituency": CONSTITUENCIES[at % 4]} for at, one in enumerate(members)],
    }
    if method is not Method.SORTITION:
        found["ballots"] = [{"member": one, "choice": choice(method, names, chance)} for one in members]
    if method.chooses:
        found |= {"options": [{"id": name} for name in names], "seats": 1 if method is Method.IRV else seats}
    return found


def tell(what: str, data: dict[str, Any], runs: int) -> None:
    """Measure reading and counting of one file."""
    ballot = read(data)
    reading, counting = spent(lambda: read(data), runs), spent(lambda: count(ballot), runs)
    print(f"{what:<20} {reading:8.1f} ms {counting:8.1f} ms")


def main() -> None:
    """Measure every method, then the large election."""
    print(f"{'1,000 ballots':<20} {'read':>11} {'count':>11}")
    for method in Method:
        tell(method.value, file(method, 1_000, 8, 3), 7)
    tell("stv, 10,000 of 20", file(Method.STV, 10_000, 20, 5), 3)


if __name__ == "__main__":
    main()
