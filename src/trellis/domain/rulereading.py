"""Reads a rule of deciding from its JSON; whatever can't be meant is a Problem that names the place."""

from collections.abc import Mapping

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
from trellis.domain.documentreading import Fields, Node
from trellis.domain.election import Borda, Quota, Terms, TieBreak, Transfer
from trellis.domain.exact import Portion
from trellis.domain.problems import COUNT_NOT_WITH_METHOD, N_, Problem

_COMMON = ("method", "quorum", "weights", "proxies", "ad_referendum")
_OF_METHOD: Mapping[Method, tuple[str, ...]] = {
    Method.MAJORITY: ("threshold", "strict", "base", "double_majority", "tie"),
    Method.CONSENT: (),
    Method.CONSENSUS: ("blocks",),
    Method.APPROVAL: ("approval", "tie"),
    Method.SCORE: ("score", "tie"),
    Method.DOTS: ("dots", "tie"),
    Method.IRV: ("tie",),
    Method.STV: ("quota", "transfer", "tie"),
    Method.SCHULZE: ("tie",),
    Method.BORDA: ("borda", "tie"),
    Method.SORTITION: ("seed", "seats_by_constituency"),
}
FIELDS = tuple(dict.fromkeys((*_COMMON, *(name for names in _OF_METHOD.values() for name in names))))


def read_rule(data: Mapping[str, object], place: str = "rule") -> Rule:
    """Read a rule; `place` is how messages call it. Raises a Problem COUNT_… for what can't be meant."""
    return rule_at(Node(data, place))


def rule_at(node: Node) -> Rule:
    """Read the rule that stands at a place of a document."""
    fields = node.fields(FIELDS)
    named = fields.get("method")
    method = named.word(Method) if named else Method.MAJORITY
    for name, stray in fields.nodes.items():
        if name not in _COMMON and name not in _OF_METHOD[method]:
            raise Problem(COUNT_NOT_WITH_METHOD, place=stray.place, method=method.value)
    blocks, double, quorum = fields.get("blocks"), fields.get("double_majority"), fields.get("quorum")
    return Rule(
        method=method,
        bar=_bar(fields),
        quorum=_quorum(quorum) if quorum else Quorum(),
        double_majority=_double(double) if double else None,
        blocks=blocks.whole() if blocks else 0,
        tie=_tie(fields),
        weights=fields.flag("weights") if fields.get("weights") else None,
        proxies=_proxies(fields),
        ad_referendum=_ad_referendum(fields),
        terms=_terms(fields),
    )


def _bar(fields: Fields) -> Bar:
    usual = Bar()
    strict = fields.flag("strict", otherwise=usual.strict)
    threshold, base = fields.get("threshold"), fields.get("base")
    return Bar(
        threshold=threshold.share(strict=strict) if threshold else usual.threshold,
        strict=strict,
        base=base.word(Base) if base else usual.base,
    )


def _portion(node: Node) -> Portion:
    if isinstance(node.value, Mapping):
        fields = node.fields(("share", "strict"))
        strict = fields.flag("strict")
        return Portion(share=fields.need("share").share(strict=strict), strict=strict)
    if isinstance(node.value, str):
        return Portion(share=node.share(strict=False))
    return Portion(heads=node.whole(1))


def _quorum(node: Node) -> Quorum:
    fields = node.fields(("members", "each_constituency", "constituencies", "each_unit", "units"))

    def portion(name: str) -> Portion | None:
        found = fields.get(name)
        return _portion(found) if found else None

    def portions(name: str) -> dict[str, Portion]:
        found = fields.get(name)
        return {key: _portion(each) for key, each in found.pairs().items()} if found else {}

    return Quorum(
        members=portion("members"),
        each_constituency=portion("each_constituency"),
        constituencies=portions("constituencies"),
        each_unit=portion("each_unit"),
        units=portions("units"),
    )


def _double(node: Node) -> DoubleMajority:
    known = ("constituencies", "threshold", "strict", "base", "needed", "beneficiaries", "silent")
    fields, usual = node.fields(known), DoubleMajority()
    who, needed = fields.get("constituencies"), fields.get("needed")
    beneficiaries, silent = fields.get("beneficiaries"), fields.get("silent")
    return DoubleMajority(
        constituencies=_constituencies(who) if who and who.value != "all" else None,
        bar=_bar(fields),
        needed=_portion(needed) if needed and needed.value != "all" else None,
        beneficiaries=beneficiaries.word(Beneficiaries) if beneficiaries else usual.beneficiaries,
        silent=silent.word(Silent) if silent else usual.silent,
    )


def _constituencies(node: Node) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(each.id() for each in node.items()))
    if not found:
        raise node.wrong(N_('write "all", or name one constituency at least'))
    return found


def _tie(fields: Fields) -> Tie:
    node = fields.get("tie")
    if node is None:
        return Tie()
    parts = node.fields(("by", "chair", "seed"))
    by = parts.need("by").word(TieBreak)
    chair = parts.need("chair").id() if by is TieBreak.CHAIR else ""
    return Tie(by=by, chair=chair, seed=parts.text("seed") if by is TieBreak.LOT else "")


def _proxies(fields: Fields) -> int:
    node = fields.get("proxies")
    return node.fields(("per_holder",)).need("per_holder").whole() if node else 0


def _ad_referendum(fields: Fields) -> AdReferendum:
    node = fields.get("ad_referendum")
    if node is None:
        return AdReferendum()
    parts = node.fields(("days", "deadline"))
    days, deadline = parts.get("days"), parts.get("deadline")
    return AdReferendum(
        days=days.whole(0, 3_650) if days else None, deadline=deadline.day() if deadline else None
    )


def _terms(fields: Fields) -> Terms:
    usual = Terms()
    score, dots, approval = fields.get("score"), fields.get("dots"), fields.get("approval")
    lowest, highest = _bounds(score) if score else (usual.least_score, usual.most_score)
    each, most = _dots(dots) if dots else (usual.dots_each, usual.dots_on_one)
    at_most = approval.fields(("at_most",)).get("at_most") if approval else None
    strata, quota = fields.get("seats_by_constituency"), fields.get("quota")
    transfer, borda = fields.get("transfer"), fields.get("borda")
    return Terms(
        quota=quota.word(Quota) if quota else usual.quota,
        transfer=transfer.word(Transfer) if transfer else usual.transfer,
        borda=borda.word(Borda) if borda else usual.borda,
        seed=fields.text("seed"),
        least_score=lowest,
        most_score=highest,
        dots_each=each,
        dots_on_one=most,
        approvals=at_most.whole(1) if at_most else None,
        seats_by_stratum={key: node.whole() for key, node in strata.pairs().items()} if strata else {},
    )


def _bounds(node: Node) -> tuple[int, int]:
    parts = node.fields(("min", "max"))
    least, most = parts.get("min"), parts.need("max")
    lowest = least.whole(-1_000) if least else 0
    return lowest, most.whole(lowest + 1)


def _dots(node: Node) -> tuple[int, int | None]:
    parts = node.fields(("each", "most_on_one"))
    each, most = parts.need("each").whole(1), parts.get("most_on_one")
    return each, most.whole(1, each) if most else None
