"""A rule of deciding in sentences, for those who adopt it and those who vote by it (C5.7)."""

from collections.abc import Iterator, Mapping

from trellis.domain.decisionrule import (
    AdReferendum,
    Bar,
    Base,
    Beneficiaries,
    DoubleMajority,
    Method,
    Quorum,
    Rule,
    Silent,
    Tie,
)
from trellis.domain.election import Terms, TieBreak
from trellis.domain.exact import Portion
from trellis.domain.problems import N_
from trellis.domain.sentence import Labels, Sentence

METHOD_LABELS = {
    Method.MAJORITY: N_("Majority"),
    Method.CONSENT: N_("Consent"),
    Method.CONSENSUS: N_("Consensus"),
    Method.APPROVAL: N_("Approval of several options"),
    Method.SCORE: N_("Points for each option"),
    Method.DOTS: N_("Dots to spread over options"),
    Method.IRV: N_("Ranking, instant run-off"),
    Method.STV: N_("Ranking, single transferable vote"),
    Method.SCHULZE: N_("Ranking, each pair compared (Schulze)"),
    Method.BORDA: N_("Ranking, points by place (Borda)"),
    Method.SORTITION: N_("Drawing lots"),
}
BASE_LABELS = {
    Base.YES_NO: N_("the voices that say yes or no"),
    Base.CAST: N_("all voices cast, abstentions and blank ones included"),
    Base.PRESENT: N_("the voices of all members present"),
    Base.ENTITLED: N_("the voices of all members who may vote"),
}
TIE_SAYS = {
    TieBreak.STATUS_QUO: N_("A tie changes nothing."),
    TieBreak.CHAIR: N_("The chair's voice decides a tie."),
    TieBreak.LOT: N_("A lot decides a tie."),
}
BENEFICIARIES_SAYS = {
    Beneficiaries.OWN_SEAT: N_("Groups of beneficiaries count as a constituency of their own."),
    Beneficiaries.WITH_CONSTITUENCY: N_("Groups of beneficiaries count in their constituencies."),
}
SILENT_SAYS = {
    Silent.AGAINST: N_("A constituency that casts no voice isn't in favour."),
    Silent.LEFT_OUT: N_("A constituency that casts no voice is left out."),
}
_SIMPLY = {
    Method.CONSENT: N_(
        "Consent: carried when somebody agrees and no objection stands; standing aside doesn't hinder."
    ),
    Method.IRV: N_(
        "Each ranks the options. The last is eliminated and its papers go on, until one has more than half."
    ),
    Method.STV: N_(
        "Each ranks the options. Who reaches the quota is elected, and what is over it goes on to the next."
    ),
    Method.SCHULZE: N_("Each ranks the options. Every pair is compared, and the strongest chain wins."),
    Method.BORDA: N_("Each ranks the options. Each place in a ranking gives points, and most points win."),
    Method.SORTITION: N_("Lots are drawn from a published seed, so that anybody can draw them again."),
}


def in_words(rule: Rule, names: Mapping[str, str] | None = None) -> list[Sentence]:
    """Say a rule in sentences, the method first; `names` call constituencies and units."""
    names = names or {}
    return [
        *_method(rule),
        *(_double(rule.double_majority, names) if rule.double_majority else ()),
        *_quorum(rule.quorum, names),
        *_tie(rule),
        *_voices(rule),
        *_ad_referendum(rule.ad_referendum),
    ]


def portion_words(portion: Portion) -> Sentence:
    """Say how many are asked for, as a piece of a sentence."""
    if portion.share is None:
        return Sentence(N_("%(count)s at least"), {"count": portion.heads})
    says = N_("more than %(share)s") if portion.strict else N_("at least %(share)s")
    return Sentence(says, {"share": portion.share})


def bar_words(bar: Bar) -> Sentence:
    """Say what a yes must reach."""
    if bar == Bar():
        return Sentence(N_("Simple majority: more say yes than no. Abstentions don't count."))
    says = (
        N_("More than %(share)s of %(base)s must say yes.")
        if bar.strict
        else N_("At least %(share)s of %(base)s must say yes.")
    )
    if bar.threshold == 1:
        says = N_("Unanimous: %(base)s must all say yes.")
    return Sentence(says, {"share": bar.threshold, "base": Labels([BASE_LABELS[bar.base]])})


def _method(rule: Rule) -> Iterator[Sentence]:
    terms = rule.terms
    match rule.method:
        case Method.MAJORITY:
            yield bar_words(rule.bar)
        case Method.CONSENSUS:
            yield Sentence(
                N_("Consensus: carried when somebody agrees and no more than %(blocks)s block."),
                {"blocks": rule.blocks},
            )
        case Method.APPROVAL | Method.SCORE | Method.DOTS:
            yield _marks(rule.method, terms)
        case _:
            yield Sentence(_SIMPLY[rule.method])


def _marks(method: Method, terms: Terms) -> Sentence:
    if method is Method.SCORE:
        details = {"least": terms.least_score, "most": terms.most_score}
        return Sentence(
            N_("Each gives every option %(least)s to %(most)s points, and most points win."), details
        )
    if method is Method.DOTS:
        details = {"dots": terms.dots_each, "most": terms.dots_on_one or terms.dots_each}
        return Sentence(
            N_("Each has %(dots)s dots, at most %(most)s for one option, and most dots win."), details
        )
    if terms.approvals is None:
        return Sentence(N_("Each approves as many options as she likes, and most approvals win."))
    return Sentence(
        N_("Each approves at most %(most)s options, and most approvals win."),
        {"most": terms.approvals},
    )


def _double(double: DoubleMajority, names: Mapping[str, str]) -> Iterator[Sentence]:
    if double.needed is None:
        yield Sentence(N_("Besides, each constituency that counts must be in favour:"))
    else:
        yield Sentence(
            N_("Besides, constituencies must be in favour (%(needed)s of those that count):"),
            {"needed": portion_words(double.needed)},
        )
    yield bar_words(double.bar)
    if double.constituencies is not None:
        yield Sentence(
            N_("These constituencies count: %(names)s."),
            {"names": ", ".join(names.get(one, one) for one in double.constituencies)},
        )
    yield Sentence(BENEFICIARIES_SAYS[double.beneficiaries])
    yield Sentence(SILENT_SAYS[double.silent])


def _quorum(quorum: Quorum, names: Mapping[str, str]) -> Iterator[Sentence]:
    if quorum.members:
        yield Sentence(
            N_("Quorum: of the members %(portion)s must be there."),
            {"portion": portion_words(quorum.members)},
        )
    if quorum.each_constituency:
        yield Sentence(
            N_("Quorum: of each constituency %(portion)s must be there."),
            {"portion": portion_words(quorum.each_constituency)},
        )
    if quorum.each_unit:
        yield Sentence(
            N_("Quorum: of each unit %(portion)s must be there."),
            {"portion": portion_words(quorum.each_unit)},
        )
    for name, portion in (*quorum.constituencies.items(), *quorum.units.items()):
        yield Sentence(
            N_("Quorum: of %(name)s %(portion)s must be there."),
            {"name": names.get(name, name), "portion": portion_words(portion)},
        )


def _tie(rule: Rule) -> Iterator[Sentence]:
    if rule.tie != Tie() or (rule.bar == Bar() and rule.method is Method.MAJORITY):
        yield Sentence(TIE_SAYS[rule.tie.by])


def _voices(rule: Rule) -> Iterator[Sentence]:
    if rule.weights:
        yield Sentence(N_("Each member's voice has its weight."))
    elif rule.weights is False:
        yield Sentence(N_("Each member has one voice."))
    if rule.proxies:
        yield Sentence(
            N_("A member that can't come may give its voice to another, which carries at most %(count)s."),
            {"count": rule.proxies},
        )


def _ad_referendum(asked: AdReferendum) -> Iterator[Sentence]:
    if asked.deadline:
        yield Sentence(
            N_("A voice beyond its mandate counts if headquarters confirm it by %(day)s."),
            {"day": asked.deadline},
        )
    elif asked.days is not None:
        yield Sentence(
            N_("A voice beyond its mandate counts if headquarters confirm it within %(days)s days."),
            {"days": asked.days},
        )
