"""Ranked counts that go by rounds: instant run-off and the single transferable vote (C8.2).

Sources: N. Tideman, The Single Transferable Vote, 1995; for the transfer of a surplus at an equal share of
every paper of the pile (weighted inclusive Gregory) D. Farrell and I. McAllister, The 1983 change, 2003.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from trellis.domain.election import NOTHING, Election, Quota, Result, Round, figure
from trellis.domain.leaving import leaving
from trellis.domain.piles import Piles
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence

_TIES = Sentence(
    N_(
        "Of those tied last, those who together can't catch up leave together; else whoever had the fewest "
        "in the latest round that tells; else the rule decides."
    )
)
_RUNOFF = Sentence(
    N_(
        "Instant run-off: whoever has more than half of the voices still counting is chosen; else the last "
        "leaves. A paper is shared equally by those that it ranks alike."
    )
)
_QUOTAS = {
    Quota.DROOP: N_(
        "Single transferable vote. Droop quota: %(voices)s voices divided by %(seats)s seats and one, "
        "rounded down, and one more, is %(quota)s. A surplus moves as an equal share of every paper of the "
        "pile (weighted inclusive Gregory); all who reach the quota in a round are chosen together."
    ),
    Quota.DROOP_EXACT: N_(
        "Single transferable vote. Exact Droop quota: %(voices)s voices divided by %(seats)s seats and one "
        "is %(quota)s, and more is needed. A surplus moves as an equal share of every paper of the pile "
        "(weighted inclusive Gregory); all who exceed the quota in a round are chosen together."
    ),
    Quota.HARE: N_(
        "Single transferable vote. Hare quota: %(voices)s voices divided by %(seats)s seats is %(quota)s. "
        "A surplus moves as an equal share of every paper of the pile (weighted inclusive Gregory); all who "
        "reach the quota in a round are chosen together."
    ),
}


def instant_runoff(election: Election) -> Result:
    """Choose one: the last leaves until somebody has more than half of what still counts."""
    count = _Count(election, Piles(election), 1, NOTHING)
    while not count.over:
        tallies = count.tallies()
        leader = max(tallies, key=lambda option: tallies[option])
        total = sum(tallies.values(), NOTHING)
        if 2 * tallies[leader] > total:
            count.choose_by_majority(leader, tallies, total)
        else:
            count.lose_the_last(tallies)
    return Result(tuple(count.chosen), count.tied, tuple(count.rounds), (*count.remarks, _TIES), _RUNOFF)


def single_transferable(election: Election) -> Result:
    """Choose as many as there are seats, in proportion to what the papers rank."""
    piles = Piles(election)
    voices = sum(piles.tallies(election.options).values(), NOTHING)
    quota = _quota(election.terms.quota, voices, election.seats)
    strict = election.terms.quota is Quota.DROOP_EXACT
    count = _Count(election, piles, election.seats, quota)
    while not count.over:
        tallies = count.tallies()
        reached = [
            option
            for option in sorted(tallies, key=lambda one: -tallies[one])
            if tallies[option] > quota or (tallies[option] == quota and not strict)
        ]
        if reached:
            count.choose_by_quota(reached, tallies)
        elif len(tallies) <= count.free:
            count.choose_the_rest(tallies)
        else:
            count.lose_the_last(tallies)
    details = {"voices": figure(voices), "seats": election.seats, "quota": figure(quota)}
    convention = Sentence(_QUOTAS[election.terms.quota], details)
    return Result(tuple(count.chosen), count.tied, tuple(count.rounds), (*count.remarks, _TIES), convention)


def _quota(kind: Quota, voices: Fraction, seats: int) -> Fraction:
    if kind is Quota.HARE:
        return voices / max(seats, 1)
    exact = voices / (seats + 1)
    return exact if kind is Quota.DROOP_EXACT else Fraction(floor(exact) + 1)


@dataclass(slots=True)
class _Count:
    """A count under way."""

    election: Election
    piles: Piles
    seats: int
    quota: Fraction
    rounds: list[Round] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    tied: tuple[str, ...] = ()
    remarks: list[Sentence] = field(default_factory=list)

    @property
    def free(self) -> int:
        return self.seats - len(self.chosen)

    @property
    def over(self) -> bool:
        return not self.free or bool(self.tied) or not self.still_in

    @property
    def still_in(self) -> tuple[str, ...]:
        return tuple(
            option
            for option in self.election.options
            if option not in self.gone and option not in self.chosen
        )

    def tallies(self) -> dict[str, Fraction]:
        return self.piles.tallies(self.still_in)

    def choose_by_majority(self, leader: str, tallies: Mapping[str, Fraction], total: Fraction) -> None:
        self.chosen.append(leader)
        says = N_("%(option)s has %(voices)s of %(total)s voices still counting, more than half: chosen.")
        details = {"voices": figure(tallies[leader]), "total": figure(total)}
        self._record(tallies, elected=(leader,), says=[self._about((leader,), says, **details)])

    def choose_the_rest(self, tallies: Mapping[str, Fraction]) -> None:
        rest = tuple(sorted(tallies, key=lambda option: -tallies[option]))
        held = self._held(tallies)
        self.chosen += rest
        says = N_("No more are left than there are seats: %(option)s, chosen without the quota.")
        self._record(held, elected=rest, says=[self._about(rest, says)])

    def choose_by_quota(self, reached: list[str], tallies: Mapping[str, Fraction]) -> None:
        self.chosen += reached
        says = [
            self._about(
                (option,),
                N_("%(option)s has %(voices)s voices; the quota is %(quota)s: chosen."),
                voices=figure(tallies[option]),
                quota=figure(self.quota),
            )
            for option in reached
        ]
        held = self._held(tallies)
        over = {option: tallies[option] - self.quota for option in reached if self.free}
        surplus = {option: more for option, more in over.items() if more}
        shares = {option: more / tallies[option] for option, more in surplus.items()}
        moved = self.piles.empty(shares, self.still_in)
        says += [
            self._about(
                (option,),
                N_("The surplus of %(option)s, %(voices)s, moves on to: %(targets)s."),
                voices=figure(surplus[option]),
                targets=self._targets(moved[option]),
            )
            for option in surplus
        ]
        self._record(held, elected=tuple(reached), moved=moved, says=says)

    def lose_the_last(self, tallies: Mapping[str, Fraction]) -> None:
        out = leaving(self.election, tallies, self.rounds, self.free)
        held = self._held(tallies)
        self.gone |= set(out.options)
        self.tied = out.tied
        moved = self.piles.empty(dict.fromkeys(out.options, Fraction(1)), self.still_in)
        says = [
            self._about(
                (option,),
                N_("%(option)s is last with %(voices)s voices and leaves; they move on to: %(targets)s."),
                voices=figure(tallies[option]),
                targets=self._targets(moved[option]),
            )
            for option in out.options
        ]
        self._record(held, eliminated=out.options, moved=moved, says=[*out.sentences, *says])
        self.remarks += out.sentences

    def _held(self, tallies: Mapping[str, Fraction]) -> dict[str, Fraction]:
        """Give the tallies of all but those gone, in the order of the options."""
        held = {**self.piles.tallies(self.chosen), **tallies}
        return {option: held[option] for option in self.election.options if option in held}

    def _about(self, options: tuple[str, ...], says: str, **details: str) -> Sentence:
        return Sentence(says, {"option": self.election.called(options), **details})

    def _targets(self, moved: Mapping[str, Fraction]) -> str:
        told = [
            f"{self.election.called((option,))} {figure(moved[option])}"
            for option in self.election.options
            if option in moved
        ]
        return ", ".join(told) or "–"

    def _record(
        self,
        tallies: Mapping[str, Fraction],
        says: list[Sentence],
        *,
        elected: tuple[str, ...] = (),
        eliminated: tuple[str, ...] = (),
        moved: Mapping[str, Mapping[str, Fraction]] | None = None,
    ) -> None:
        if self.piles.exhausted:
            details = {"voices": figure(self.piles.exhausted)}
            says = [*says, Sentence(N_("%(voices)s voices name nobody still in."), details)]
        self.rounds.append(
            Round(
                number=len(self.rounds) + 1,
                tallies=tallies,
                quota=self.quota or None,
                elected=elected,
                eliminated=eliminated,
                moved=moved or {},
                exhausted=self.piles.exhausted,
                lost=self.piles.lost,
                sentences=tuple(says),
            )
        )
