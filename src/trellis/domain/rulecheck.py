"""A rule that is being drafted, tried on the members as they are: who could do what under it (C5.7).

Nobody is told what to adopt. Each finding is a sentence with its numbers, for the members to weigh.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from trellis.domain.ballots import Member
from trellis.domain.decisionrule import Rule
from trellis.domain.election import figure, plain
from trellis.domain.power import Game, Power, powers
from trellis.domain.powerrule import game_of, needed, voices
from trellis.domain.problems import N_, Problem
from trellis.domain.sentence import Sentence
from trellis.domain.staying import Away, Needed, Outlook, third_away
from trellis.domain.verdict import Part

_ABSENCE: Mapping[Outlook, str] = {
    Outlook.ALWAYS: N_("If a third stay away (%(away)s of %(entitled)s), the quorum is met all the same."),
    Outlook.DEPENDS: N_(
        "If a third stay away (%(away)s of %(entitled)s), it depends on who they are whether the quorum is "
        "met."
    ),
    Outlook.NEVER: N_("If a third stay away (%(away)s of %(entitled)s), the quorum can't be met."),
}
_CARRYING: Mapping[Outlook, str] = {
    Outlook.ALWAYS: N_(
        "If a third stay away (%(away)s of %(entitled)s), those left can still carry a proposal."
    ),
    Outlook.DEPENDS: N_(
        "If a third stay away (%(away)s of %(entitled)s), it depends on who they are whether those left can "
        "carry a proposal."
    ),
    Outlook.NEVER: N_(
        "If a third stay away (%(away)s of %(entitled)s), those left can carry nothing, even if all say yes."
    ),
}
_GROUP: Mapping[Outlook, str] = {
    Outlook.DEPENDS: N_(
        "Quorum of %(name)s: %(needed)s of %(entitled)s needed; not met when too many of those away are from "
        "there."
    ),
    Outlook.NEVER: N_("Quorum of %(name)s: %(needed)s of %(entitled)s needed, which can't be met then."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """What was found: each member's power (none where the rule chooses among options), absence, sentences."""

    powers: tuple[Power, ...]
    away: Away
    sentences: tuple[Sentence, ...]

    @property
    def powerless(self) -> tuple[str, ...]:
        """Give the members whose voice never decides."""
        return tuple(power.id for power in self.powers if not power.swings)

    @property
    def blocking(self) -> tuple[str, ...]:
        """Give the members without whom nothing is carried."""
        return tuple(power.id for power in self.powers if power.can_block)

    @property
    def deciding(self) -> tuple[str, ...]:
        """Give the member that decides alone, if there is one."""
        return tuple(power.id for power in self.powers if power.decides)


def check(
    rule: Rule, members: Sequence[Member], constituencies: Mapping[str, str] | None = None
) -> RuleCheck:
    """Try a rule on members; `constituencies` are their names by id, where a name is other than the id.

    Raises a Problem POWER_NOBODY when nobody may vote.
    """
    voting = tuple(member for member in members if not member.observer)
    away = third_away(rule, voting)
    if rule.method.chooses:
        return RuleCheck(powers=(), away=away, sentences=tuple(_absence(away, constituencies or {})))
    game = game_of(rule, voting)
    trial = _Trial(game, dict(zip(voting, voices(rule, voting), strict=True)), constituencies or {})
    try:
        found = powers(game)
        told = tuple(trial.told(found))
    except Problem as too_large:
        found, told = (), (Sentence(too_large.kind.says, too_large.details),)
    return RuleCheck(powers=found, away=away, sentences=(*told, *_absence(away, constituencies or {})))


@dataclass(frozen=True, slots=True)
class _Trial:
    """The members under a rule, how many voices each has, and what constituencies are called."""

    game: Game
    voices: Mapping[Member, Fraction]
    constituencies: Mapping[str, str]

    def told(self, found: Sequence[Power]) -> Iterator[Sentence]:
        """Say who can do what; a constituency of one voice counts as that member."""
        if not self.game.carries({power.id for power in found}):
            yield Sentence(N_("Under this rule nothing can be carried, even if all say yes."))
            return
        yield from self._alone(found)
        for one in dict.fromkeys(member.constituency for member in self.voices if member.constituency):
            yield from self._constituency(one, found)

    def _alone(self, found: Sequence[Power]) -> Iterator[Sentence]:
        if len(found) > 1 and all(power.can_block for power in found):
            yield Sentence(N_("Everybody must agree: any one member can block."))
            return
        names = {member.id: member.name or member.id for member in self.voices}
        for says, those in (
            (N_("Decides alone, whatever the others say: %(names)s."), [p for p in found if p.decides]),
            (N_("Can block alone: %(names)s."), [p for p in found if p.can_block and not p.decides]),
            (N_("Can carry alone: %(names)s."), [p for p in found if p.can_carry and not p.decides]),
            (N_("Has no power under this rule: %(names)s."), [p for p in found if not p.swings]),
        ):
            if those:
                yield Sentence(says, {"names": ", ".join(names[power.id] for power in those)})

    def _constituency(self, one: str, found: Sequence[Power]) -> Iterator[Sentence]:
        mine = {member.id for member in self.voices if member.constituency == one}
        voices_here = [voices for member, voices in self.voices.items() if member.id in mine]
        powers_here = [power for power in found if power.id in mine]
        everybody = {power.id for power in found}
        details = {
            "name": self.constituencies.get(one, one),
            "voices": figure(sum(voices_here, Fraction(0))),
            "total": figure(sum(self.voices.values(), Fraction(0))),
            "share": percent(sum((power.shapley for power in powers_here), Fraction(0))),
        }
        if not any(power.swings for power in powers_here):
            yield Sentence(
                N_("%(name)s has %(voices)s of %(total)s voices and no power under this rule."), details
            )
            return
        yield Sentence(
            N_("%(name)s has %(voices)s of %(total)s voices and %(share)s %% of the power (Shapley–Shubik)."),
            details,
        )
        if all(power.can_block for power in powers_here) and len(mine) < len(everybody):
            yield Sentence(N_("Any one member of %(name)s can block."), details)
        elif not self.game.carries(everybody - mine):
            yield Sentence(N_("The members of %(name)s can block together."), details)
        if mine != everybody and self.game.carries(mine):
            yield Sentence(N_("The members of %(name)s can carry a proposal without anybody else."), details)


def percent(share: Fraction) -> str:
    """Write a share in per cent with one decimal, half up."""
    tenths = (share * 2000 + 1) // 2
    return f"{tenths // 10}.{tenths % 10}"


def _absence(away: Away, constituencies: Mapping[str, str]) -> Iterator[Sentence]:
    details = {"away": away.away, "entitled": away.entitled}
    if away.conditions:
        yield Sentence(_ABSENCE[away.quorum], details)
    for each in away.conditions:
        if each.part is not Part.MEMBERS and each.outlook in _GROUP:
            yield Sentence(_GROUP[each.outlook], _needed(each, constituencies))
    yield Sentence(_CARRYING[away.carrying], details)


def _needed(each: Needed, constituencies: Mapping[str, str]) -> dict[str, object]:
    name = constituencies.get(each.id, each.id)
    return {"name": name, "needed": each.needed, "entitled": each.entitled}


def as_json(found: RuleCheck, rule: Rule, members: Sequence[Member]) -> dict[str, object]:
    """Give what was found as JSON: shares are exact fractions, percentages are for reading."""
    by_id = {member.id: member for member in members}
    voting = [member for member in members if not member.observer]
    return {
        "format": 1,
        "rule": rule.as_json(),
        "total": plain(sum(voices(rule, voting), Fraction(0))),
        "needed": plain(needed(rule, voting)),
        "members": [
            {
                **by_id[power.id].as_json(),
                "swings": power.swings,
                "banzhaf_absolute": plain(power.absolute),
                "banzhaf": plain(power.banzhaf),
                "banzhaf_percent": percent(power.banzhaf),
                "shapley": plain(power.shapley),
                "shapley_percent": percent(power.shapley),
            }
            for power in found.powers
        ],
        "no_power": list(found.powerless),
        "can_block": list(found.blocking),
        "decides": list(found.deciding),
        "a_third_away": found.away.as_json(),
        "explanation": [str(sentence) for sentence in found.sentences],
    }
