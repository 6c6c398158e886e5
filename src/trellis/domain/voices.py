"""Which voices count: each member's last, within its mandate, *ad referendum*, or by proxy (C8.6).

What doesn't count is never dropped in silence: it is named with the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction

from trellis.domain.ballots import Ballot, Choice, Count, Member, Proxy
from trellis.domain.mandate import Mandate, Need, Scope, covers
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.domain.verdict import NotCounted

_COMMITS = frozenset({"yes", "agree", "reserve"})
_IN_FORCE = Need(scope=Scope.ATTEND)
_NOTHING_AGAINST = Sentence("")
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class Standing(StrEnum):
    """How far a voice counts."""

    FIRM = "firm"
    PENDING = "pending"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What was said, by how many heads and with which weight; `member` is empty on papers without a hand."""

    choice: Choice
    member: str = ""
    constituency: str = ""
    unit: str = ""
    beneficiary: bool = False
    heads: int = 1
    weight: Fraction
    reason: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The voices of a count, in both ways: `voices` with those that wait for headquarters, `firm` without.

    Once the day for confirming has passed, the two are the same and nothing is pending.
    """

    entitled: tuple[Member, ...]
    present: frozenset[str]
    voices: tuple[Voice, ...]
    firm: tuple[Voice, ...]
    pending: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()


def hear(count: Count) -> Heard:
    """Go through a count's ballots and proxies, and give the voices that count in both ways."""
    hearing = _Hearing(count)
    hearing.listen()
    hearing.carry()
    return hearing.heard()


class _Hearing:
    """Goes through the ballots of one count."""

    def __init__(self, count: Count) -> None:
        """Find who may vote."""
        self.count, self.is_weighted = count, count.is_weighted
        self.everybody = {each.id: each for each in count.members}
        self.recused = {each.member for each in count.recused}
        self.members = {each.id: each for each in count.members if not self.voiceless(each)}
        self.held: dict[str, list[Mandate]] = defaultdict(list)
        for each in count.mandates:
            self.held[each.member].append(each.mandate)
        self.last: dict[str, Ballot] = {}
        self.firm: dict[str, Ballot] = {}
        self.replaced: list[str] = []
        self.proxies: list[Proxy] = []
        self.not_counted: list[NotCounted] = []

    def voiceless(self, member: Member) -> Sentence | None:
        """Say why a member has no voice in this decision; None when it has."""
        if member.observer:
            return Sentence(N_("An observer speaks and doesn't vote."))
        if member.id in self.recused:
            return Sentence(N_("It leaves this decision to the others."))
        if self.is_weighted and not member.weight:
            return Sentence(N_("Its voice has no weight."))
        return None

    def leave_out(self, member: str, why: Sentence) -> None:
        """Say that something of a member's doesn't count."""
        self.not_counted.append(NotCounted(member, why))

    def listen(self) -> None:
        """Take each member's ballots in the order in which they were given; the last one counts."""
        given: dict[str, list[Ballot]] = defaultdict(list)
        for ballot in self.count.ballots:
            if ballot.member:
                given[ballot.member].append(ballot)
        for member, ballots in given.items():
            why = self.voiceless(self.everybody[member])
            if why:
                self.leave_out(member, why)
                continue
            for ballot in sorted(ballots, key=lambda each: each.at or _BEFORE_ALL):
                again = member in self.last
                if self.take(ballot) and again and member not in self.replaced:
                    self.replaced.append(member)

    def take(self, ballot: Ballot) -> bool:
        """Take one ballot as its member's latest; say whether it counts, in one way at least."""
        standing, why = self.standing(ballot)
        if standing is Standing.NONE:
            self.leave_out(ballot.member, why)
            return False
        self.last[ballot.member] = ballot
        if standing is Standing.FIRM:
            self.firm[ballot.member] = ballot
        return True

    def standing(self, ballot: Ballot) -> tuple[Standing, Sentence]:
        """Say how far a ballot counts, by the mandates of its member on the day on which it was given.

        A member without a mandate in the file speaks for itself. What binds nobody (a no, an abstention, an
        objection) asks only for a mandate in force.
        """
        if ballot.confirmed:
            return Standing.FIRM, _NOTHING_AGAINST
        waits = Standing.PENDING if ballot.ad_referendum else Standing.FIRM
        mandates, on = self.held.get(ballot.member, ()), self.count.on
        if not mandates or on is None:
            return waits, _NOTHING_AGAINST
        need = self.count.need if self.count.need and _commits(ballot.choice) else _IN_FORCE
        weighed = [covers(each, need, ballot.at.date() if ballot.at else on) for each in mandates]
        if any(each.covered for each in weighed):
            return waits, _NOTHING_AGAINST
        if any(each.ad_referendum for each in weighed):
            return Standing.PENDING, _NOTHING_AGAINST
        return Standing.NONE, weighed[0].reasons[0]

    def carry(self) -> None:
        """Let holders speak for those that gave them their voice and didn't speak themselves."""
        givers = {each.giver for each in self.count.proxies if each.giver not in self.last}
        spoken, carried = dict(self.last), Counter[str]()
        for proxy in self.count.proxies:
            why = self.refused(proxy, givers, spoken)
            if why is None and carried[proxy.holder] >= self.count.rule.proxies:
                why = Sentence(
                    N_("%(holder)s carries as many voices as the rule lets it (%(most)s)."),
                    {"holder": self.name(proxy.holder), "most": self.count.rule.proxies},
                )
            if why:
                self.leave_out(proxy.giver, why)
                continue
            carried[proxy.holder] += 1
            ballot = replace(spoken[proxy.holder], member=proxy.giver, ad_referendum=False, confirmed=False)
            if self.take(ballot):
                self.proxies.append(proxy)

    def refused(self, proxy: Proxy, givers: set[str], spoken: Mapping[str, Ballot]) -> Sentence | None:
        """Say why a proxy gives no voice; None when it does."""
        if not self.count.rule.proxies:
            return Sentence(N_("The rule knows no proxies."))
        if proxy.giver not in self.members:
            return self.voiceless(self.everybody[proxy.giver])
        against = (
            (proxy.giver in spoken, N_("It gave its voice to %(holder)s, then spoke itself, which counts.")),
            (proxy.holder not in self.members, N_("%(holder)s, who was to speak for it, has no voice here.")),
            (proxy.holder in givers, N_("%(holder)s gave its own voice away, so it can't carry another.")),
            (proxy.holder not in spoken, N_("%(holder)s, who was to speak for it, cast no voice.")),
        )
        says = next((says for stands, says in against if stands), None)
        return Sentence(says, {"holder": self.name(proxy.holder)}) if says else None

    def name(self, member: str) -> str:
        """Give a member's name, or its id."""
        return self.everybody[member].name or member

    def heard(self) -> Heard:
        """Put together what was heard."""
        pending = tuple(key for key in self.members if self.last.get(key) is not self.firm.get(key))
        deadline, on = self.count.rule.ad_referendum.deadline, self.count.on
        late = bool(pending) and deadline is not None and on is not None and on > deadline
        if late:
            for key in pending:
                self.leave_out(
                    key, Sentence(N_("Headquarters didn't confirm it by %(day)s."), {"day": deadline})
                )
        papers = tuple(_paper(ballot) for ballot in self.count.ballots if not ballot.member)
        firm = (*(_voice(self.members[key], ballot) for key, ballot in self.firm.items()), *papers)
        voices = (*(_voice(self.members[key], ballot) for key, ballot in self.last.items()), *papers)
        return Heard(
            entitled=tuple(self.members.values()),
            present=self.present(),
            voices=firm if late else voices,
            firm=firm,
            pending=() if late else pending,
            replaced=tuple(self.replaced),
            proxies=tuple(self.proxies),
            not_counted=tuple(self.not_counted),
        )

    def present(self) -> frozenset[str]:
        """Give who is there: by the list, or all but the absent; and whoever gave a voice, by any way."""
        given, absent = self.count.present, {each.member for each in self.count.absences}
        there = self.members.keys() - absent if given is None else self.members.keys() & given
        return frozenset(there | self.last.keys())


def _commits(choice: Choice) -> bool:
    return choice in _COMMITS if isinstance(choice, str) else bool(choice)


def _voice(member: Member, ballot: Ballot) -> Voice:
    return Voice(
        choice=ballot.choice,
        member=member.id,
        constituency=member.constituency,
        unit=member.unit,
        beneficiary=member.beneficiary,
        weight=member.weight,
        reason=ballot.reason,
        resolved=ballot.resolved,
    )


def _paper(ballot: Ballot) -> Voice:
    return Voice(
        choice=ballot.choice,
        constituency=ballot.constituency,
        beneficiary=ballot.beneficiary,
        heads=ballot.count,
        weight=ballot.count * ballot.weight,
        reason=ballot.reason,
        resolved=ballot.resolved,
    )
