"""A verdict in sentences, with every number it rests on: read in a meeting, printed in minutes (C5.7)."""

from collections.abc import Iterator
from fractions import Fraction

from trellis.domain.ballots import Count
from trellis.domain.decisionrule import Base, Method
from trellis.domain.election import figure
from trellis.domain.problems import N_
from trellis.domain.quorum import said as quorum_said
from trellis.domain.rulewords import BASE_LABELS
from trellis.domain.sentence import Labels, Sentence
from trellis.domain.verdict import Doubled, Group, Outcome, Part, Verdict

OUTCOME_LABELS = {
    Outcome.CARRIED: N_("carried"),
    Outcome.NOT_CARRIED: N_("not carried"),
    Outcome.NO_QUORUM: N_("no quorum, so nothing is decided"),
    Outcome.NOBODY_VOTED: N_("nobody voted, so nothing is decided"),
    Outcome.TIED: N_("tied"),
    Outcome.ELECTED: N_("elected"),
    Outcome.SELECTED: N_("drawn by lot"),
}
_CONSENT = N_(
    "%(cast)s cast: %(agree)s agree, %(stand_aside)s stand aside; "
    "objections standing %(object)s, met %(resolved)s: %(outcome)s."
)
_CONSENSUS = N_(
    "%(cast)s cast: %(agree)s agree, %(reserve)s with reservations, %(stand_aside)s stand aside, "
    "%(block)s block, at most %(blocks)s may: %(outcome)s."
)


def tell(verdict: Verdict, ballot: Count) -> Iterator[Sentence]:
    """Explain a verdict: outcome, quorum, constituencies, then who isn't in the figures and why."""
    headline = _headline(verdict, ballot)
    yield Sentence(N_("By weight: %(says)s"), {"says": headline}) if verdict.weighted else headline
    yield from _base(verdict)
    yield from verdict.reasons
    yield from map(quorum_said, verdict.quorum)
    if verdict.double_majority:
        yield from _doubled(verdict.double_majority)
    yield from _people(verdict, ballot)


def tell_open(verdict: Verdict, other: Verdict, ballot: Count) -> Iterator[Sentence]:
    """Say whose voice waits for headquarters, until when, and how it ends if nobody confirms any."""
    names, deadline = _names(ballot, verdict.pending), verdict.rule.ad_referendum.deadline
    if deadline:
        yield Sentence(
            N_("Beyond the mandate, and waiting for headquarters until %(day)s: %(names)s."),
            {"names": names, "day": deadline},
        )
    else:
        yield Sentence(N_("Beyond the mandate, and waiting for headquarters: %(names)s."), {"names": names})
    says = (
        N_("It is open until they have spoken. Without these voices: %(says)s")
        if verdict.both_ways
        else N_("It ends the same either way. Without these voices: %(says)s")
    )
    yield Sentence(says, {"says": other.explanation[0]})


def amount(number: Fraction) -> int | str:
    """Give a number for a sentence: whole ones as numbers, so that each language writes them its way."""
    return number.numerator if number.denominator == 1 else figure(number)


def _numbers(verdict: Verdict) -> dict[str, object]:
    figures = verdict.figures
    found = {"entitled": figures.entitled, "present": figures.present, "cast": figures.cast, **figures.voices}
    asked = {"base": figures.base, "needed": figures.needed, "short": figures.short}
    found |= {name: number for name, number in asked.items() if number is not None}
    return {name: amount(number) for name, number in found.items()}


def _headline(verdict: Verdict, ballot: Count) -> Sentence:
    details = _numbers(verdict) | {"outcome": Labels([OUTCOME_LABELS[verdict.outcome]])}
    if verdict.outcome is Outcome.NOBODY_VOTED:
        says = (
            N_("%(cast)s cast of %(entitled)s who may vote: %(outcome)s.")
            if verdict.figures.entitled
            else N_("Nobody may vote here, so nothing is decided.")
        )
        return Sentence(says, details)
    if ballot.rule.method is Method.MAJORITY:
        return Sentence(_majority(verdict), details)
    if ballot.rule.method is Method.CONSENT:
        return Sentence(_CONSENT, details)
    if ballot.rule.method is Method.CONSENSUS:
        return Sentence(_CONSENSUS, details | {"blocks": ballot.rule.blocks})
    return _choice(verdict, ballot, details)


def _majority(verdict: Verdict) -> str:
    short, doubled = verdict.figures.short, verdict.double_majority
    if verdict.outcome is Outcome.NO_QUORUM:
        return N_("%(cast)s cast, %(needed)s needed, %(yes)s yes: %(outcome)s.")
    if verdict.outcome is Outcome.CARRIED and short:
        return N_("%(cast)s cast, %(needed)s needed, %(yes)s yes, %(no)s no, a tie: %(outcome)s.")
    if verdict.outcome is Outcome.TIED:
        return N_("%(cast)s cast, %(needed)s needed, %(yes)s yes, %(no)s no: %(outcome)s.")
    if verdict.outcome is Outcome.NOT_CARRIED and short:
        return N_("%(cast)s cast, %(needed)s needed, %(yes)s yes: %(outcome)s, %(short)s short.")
    if doubled and not doubled.is_met:
        return N_(
            "%(cast)s cast, %(needed)s needed, %(yes)s yes, "
            "but too few constituencies in favour: %(outcome)s."
        )
    return N_("%(cast)s cast, %(needed)s needed, %(yes)s yes: %(outcome)s.")


def _choice(verdict: Verdict, ballot: Count, details: dict[str, object]) -> Sentence:
    named = {each.id: each.name or each.id for each in ballot.members}
    named |= {each.id: each.name or each.id for each in ballot.options}
    details |= {
        "seats": ballot.seats,
        "winners": ", ".join(named[each] for each in verdict.winners) or "–",
        "tied": ", ".join(named[each] for each in verdict.tied),
    }
    if verdict.outcome is Outcome.NO_QUORUM:
        return Sentence(N_("%(cast)s cast, %(seats)s to be chosen: %(outcome)s."), details)
    if verdict.outcome is Outcome.SELECTED:
        return Sentence(N_("Drawn by lot: %(winners)s."), details)
    if verdict.outcome is Outcome.TIED:
        return Sentence(
            N_("%(cast)s cast, %(seats)s to be chosen. Chosen: %(winners)s; tied for the rest: %(tied)s."),
            details,
        )
    return Sentence(N_("%(cast)s cast, %(seats)s to be chosen. Chosen: %(winners)s."), details)


def _base(verdict: Verdict) -> Iterator[Sentence]:
    """Say what was cast, and of what the threshold is a share."""
    if verdict.rule.method is not Method.MAJORITY:
        return
    bar, details = verdict.rule.bar, _numbers(verdict)
    yield Sentence(N_("Yes %(yes)s, no %(no)s, abstaining %(abstain)s, blank %(blank)s."), details)
    says = (
        N_("Needed is more than %(share)s of %(base)s, %(what)s.")
        if bar.strict
        else N_("Needed is at least %(share)s of %(base)s, %(what)s.")
    )
    yield Sentence(says, details | {"share": bar.threshold, "what": Labels([BASE_LABELS[bar.base]])})
    if bar.base is Base.PRESENT:
        yield Sentence(N_("Whoever gave a voice on paper, by phone or through another counts as present."))


def _doubled(doubled: Doubled) -> Iterator[Sentence]:
    yield from map(_group, doubled.groups)
    details = {"asked": doubled.asked, "needed": max(doubled.needed, 1), "carrying": doubled.carrying}
    yield Sentence(
        N_("Constituencies: %(carrying)s of %(asked)s in favour, %(needed)s needed: enough.")
        if doubled.is_met
        else N_("Constituencies: %(carrying)s of %(asked)s in favour, %(needed)s needed: too few."),
        details,
    )


def _group(group: Group) -> Sentence:
    figures = group.figures
    name: object = Labels([group.name]) if group.part is Part.BENEFICIARIES else group.name or group.id
    details = {
        "name": name,
        "cast": amount(figures.cast),
        "yes": amount(figures.voices["yes"]),
        "needed": amount(figures.needed or figures.cast),
        "short": amount(figures.short or figures.cast),
    }
    if not figures.entitled:
        return Sentence(N_("%(name)s: nobody there may vote, so it is left out."), details)
    if group.left_out:
        return Sentence(N_("%(name)s: no voice was cast, so the rule leaves it out."), details)
    if not figures.cast:
        return Sentence(N_("%(name)s: no voice was cast, so it isn't in favour."), details)
    if group.carries:
        return Sentence(N_("%(name)s: %(cast)s cast, %(needed)s needed, %(yes)s yes: in favour."), details)
    return Sentence(
        N_("%(name)s: %(cast)s cast, %(needed)s needed, %(yes)s yes: not in favour, %(short)s short."),
        details,
    )


def _people(verdict: Verdict, ballot: Count) -> Iterator[Sentence]:
    if verdict.recused:
        yield Sentence(
            N_("Recused, and so in no base: %(names)s."), {"names": _names(ballot, verdict.recused)}
        )
    for giver, holder in verdict.proxies:
        yield Sentence(
            N_("%(name)s spoke through %(holder)s."),
            {"name": _names(ballot, (giver,)), "holder": _names(ballot, (holder,))},
        )
    if verdict.replaced:
        yield Sentence(
            N_("Given more than once, so that the last one counts: %(names)s."),
            {"names": _names(ballot, verdict.replaced)},
        )
    for each in verdict.not_counted:
        yield Sentence(
            N_("Not counted, %(name)s: %(why)s"), {"name": _names(ballot, (each.member,)), "why": each.why}
        )


def _names(ballot: Count, ids: tuple[str, ...]) -> str:
    named = {each.id: each.name or each.id for each in ballot.members}
    return ", ".join(named[each] for each in ids)
