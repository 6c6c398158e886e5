"""What settles a tie among options: the chair's own paper or the lot, as the rule says; else it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from trellis.domain.election import Choice, Election, TieBreak
from trellis.domain.lot import drawn
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Filled:
    """Who takes the seats; who is tied for those that nothing could give away; and why."""

    winners: tuple[str, ...]
    tied: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """The tied options from the first to the last, empty when nothing tells them apart; and why."""

    order: tuple[str, ...]
    sentence: Sentence


def fill(election: Election, scores: Mapping[str, Fraction]) -> Filled:
    """Give the seats to the options with the highest scores."""
    seats = min(election.seats, len(scores))
    ordered = sorted(scores, key=lambda option: (-scores[option], election.options.index(option)))
    if not seats:
        return Filled((), (), ())
    cut = scores[ordered[seats - 1]]
    above = tuple(option for option in ordered if scores[option] > cut)
    level = tuple(option for option in ordered if scores[option] == cut)
    free = seats - len(above)
    if len(level) == free:
        return Filled((*above, *level), (), ())
    settled = settle(election, level, free)
    if not settled.order:
        return Filled(above, level, (settled.sentence,))
    return Filled((*above, *settled.order[:free]), (), (settled.sentence,))


def settle(election: Election, tied: Sequence[str], first: int) -> Settled:
    """Order tied options so that the `first` of them can be told from the rest, as the rule says."""
    names = {"options": election.called(tied)}
    if election.terms.tie is TieBreak.CHAIR:
        return _by_chair(election, tied, first, names)
    if election.terms.tie is TieBreak.LOT and not election.terms.seed:
        return Settled((), Sentence(N_("Tied: %(options)s. The lot needs a published seed."), names))
    if election.terms.tie is TieBreak.LOT:
        order = drawn(election.terms.seed, tied)
        details = names | {"order": ", ".join(election.names.get(one, one) for one in order)}
        return Settled(
            tuple(order),
            Sentence(N_("Tied: %(options)s. The lot drew them in this order: %(order)s."), details),
        )
    return Settled((), Sentence(N_("Tied: %(options)s. The rule leaves a tie as it is."), names))


def lean(choice: Choice, option: str) -> int:
    """Give how far a paper favours an option, to compare it with another on the same paper."""
    if isinstance(choice, frozenset):
        return int(option in choice)
    if isinstance(choice, Mapping):
        return choice.get(option, 0)
    return -next((place for place, tier in enumerate(choice) if option in tier), len(choice))


def _by_chair(election: Election, tied: Sequence[str], first: int, names: dict[str, str]) -> Settled:
    casting = election.terms.casting
    if casting is None:
        return Settled((), Sentence(N_("Tied: %(options)s. The chair decides, and gave no paper."), names))
    order = sorted(tied, key=lambda option: -lean(casting, option))
    if lean(casting, order[first - 1]) == lean(casting, order[first]):
        return Settled(
            (), Sentence(N_("Tied: %(options)s. The chair's paper doesn't tell them apart."), names)
        )
    return Settled(tuple(order), Sentence(N_("Tied: %(options)s. The chair's paper decided."), names))
