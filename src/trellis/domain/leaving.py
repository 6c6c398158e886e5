"""Who leaves a ranked count next, and how a tie for the last place is settled.

First, those tied who together couldn't catch up with the next one leave together, since the order among them
changes nothing. Else whoever had the fewest in the latest earlier round that tells. Else as the rule says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from trellis.domain.election import NOTHING, Election, Round
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.tiebreak import settle


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves; `tied` who can't be told apart, when nobody can; and what there is to say about it."""

    options: tuple[str, ...]
    tied: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()


def leaving(
    election: Election, tallies: Mapping[str, Fraction], rounds: Sequence[Round], keep: int
) -> Leaving:
    """Give who leaves of those still in; at least `keep` stay."""
    least = min(tallies.values())
    last = tuple(option for option in tallies if tallies[option] == least)
    if len(last) == 1:
        return Leaving(last)
    above = [tally for tally in tallies.values() if tally > least]
    if above and len(above) >= keep and sum((tallies[option] for option in last), NOTHING) < min(above):
        says = Sentence(
            N_("Tied last: %(options)s. Together they can't catch up, so they leave together."),
            {"options": election.called(last)},
        )
        return Leaving(last, (), (says,))
    return _by_earlier_rounds(election, last, rounds)


def _by_earlier_rounds(election: Election, last: tuple[str, ...], rounds: Sequence[Round]) -> Leaving:
    still = last
    for earlier in reversed(rounds):
        least = min(earlier.tallies[option] for option in still)
        still = tuple(option for option in still if earlier.tallies[option] == least)
        if len(still) == 1:
            says = Sentence(
                N_("Tied last: %(options)s. %(option)s had the fewest in round %(round)s."),
                {
                    "options": election.called(last),
                    "option": election.called(still),
                    "round": earlier.number,
                },
            )
            return Leaving(still, (), (says,))
    settled = settle(election, still, len(still) - 1)
    if settled.order:
        return Leaving(settled.order[-1:], (), (settled.sentence,))
    return Leaving((), still, (settled.sentence, Sentence(N_("So the count stops here."))))
