"""Choosing by lot among all who may serve, by constituency where the rule says so (C5.3, C8.2).

The lot is that of `lot.py`: each option's ticket comes from the published seed and its id, the lowest tickets
are drawn first. Seats of a constituency are drawn among its own; seats left over among all the others.
"""

from collections.abc import Sequence

from trellis.domain.election import NOTHING, Election, Result, Round
from trellis.domain.lot import drawn, ticket
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

_TICKET = 12
_CONVENTION = N_(
    "Sortition with the seed “%(seed)s”: a ticket is the SHA-256 of the seed, a line feed and the id; the "
    "lowest are drawn."
)


def sortition(election: Election) -> Result:
    """Draw as many as there are seats."""
    convention = Sentence(_CONVENTION, {"seed": election.terms.seed})
    if not election.terms.seed:
        says = Sentence(N_("The lot can't be drawn: no seed was published yet."))
        return Result((), election.options, (), (says,), convention)
    rounds: list[Round] = []
    remarks: list[Sentence] = []
    chosen: list[str] = []
    for stratum in sorted(election.terms.seats_by_stratum):
        own = [option for option in election.options if election.terms.strata.get(option) == stratum]
        seats = election.terms.seats_by_stratum[stratum]
        winners = drawn(election.terms.seed, own)[:seats]
        if len(winners) < seats:
            details = {"stratum": stratum, "seats": seats, "count": len(winners)}
            remarks.append(
                Sentence(N_("%(stratum)s has %(seats)s seats, and %(count)s to draw from."), details)
            )
        rounds.append(_round(election, len(rounds) + 1, own, winners))
        chosen += winners
    free = election.seats - sum(election.terms.seats_by_stratum.values())
    if free > 0:
        rest = [option for option in election.options if option not in chosen]
        winners = drawn(election.terms.seed, rest)[:free]
        rounds.append(_round(election, len(rounds) + 1, rest, winners))
        chosen += winners
    return Result(tuple(chosen), (), tuple(rounds), tuple(remarks), convention)


def _round(election: Election, number: int, among: Sequence[str], winners: list[str]) -> Round:
    tickets = ", ".join(
        f"{election.called((one,))} {ticket(election.terms.seed, one)[:_TICKET]}"
        for one in drawn(election.terms.seed, among)
    )
    says = Sentence(
        N_("Drawn: %(winners)s. Tickets, the lowest first: %(tickets)s."),
        {"winners": election.called(winners), "tickets": tickets},
    )
    return Round(
        number=number,
        tallies=dict.fromkeys(among, NOTHING),
        elected=tuple(winners),
        sentences=(says,),
    )
