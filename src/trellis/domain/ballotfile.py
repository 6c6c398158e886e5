"""The count file: members, rule and ballots as one JSON document, read whole or refused with its fault.

What belongs there is told in docs/reference/count-file.md. Reading asks no clock: the day of the count is in
the file.
"""

from collections.abc import Collection, Iterable, Mapping

from trellis.domain.ballotchecks import check
from trellis.domain.ballots import FORMAT, Absence, Ballot, Choice, Count, Held, Member, Named, Proxy, Recusal
from trellis.domain.decisionrule import Method, Rule
from trellis.domain.documentreading import THE_FILE, Fields, Node
from trellis.domain.election import Ranking
from trellis.domain.exact import ONE
from trellis.domain.mandate import Mandate, Need, Scope
from trellis.domain.problems import (
    COUNT_CHOICE,
    COUNT_FIELD_MISSING,
    COUNT_ID_UNKNOWN,
    COUNT_NOT_WITH_METHOD,
    COUNT_TWICE,
    N_,
    Problem,
)
from trellis.domain.rulereading import rule_at

FIELDS = (
    *("format", "title", "on", "rule", "members", "constituencies", "units", "options", "seats"),
    *("present", "absences", "recused", "proxies", "need", "mandates", "ballots"),
)
WORDS: Mapping[Method, tuple[str, ...]] = {
    Method.MAJORITY: ("yes", "no", "abstain", "blank"),
    Method.CONSENT: ("agree", "object", "stand_aside"),
    Method.CONSENSUS: ("agree", "reserve", "stand_aside", "block"),
}
_A_MEMBER, _AN_OPTION = N_("member"), N_("option")
_MEMBER = ("id", "name", "constituency", "unit", "weight", "observer", "beneficiary")
_BALLOT = (
    *("member", "choice", "reason", "resolved", "ad_referendum", "confirmed", "at"),
    *("constituency", "beneficiary", "count", "weight"),
)
_MANDATE = (
    *("member", "scope", "limit_text", "amount", "currency", "subjects"),
    *("since", "until", "withdrawn_on", "confirmed"),
)


def read(data: object) -> Count:
    """Read a count file. Raises a Problem COUNT_… that names the place and says what to do."""
    fields = Node(data, THE_FILE).fields(FIELDS)
    version = fields.get("format")
    if version is not None:
        version.whole(FORMAT, FORMAT)
    rule = rule_at(fields.need("rule"))
    on, need = fields.get("on"), fields.get("need")
    members, options = _members(fields), _named(fields, "options", ("id", "name", "constituency"))
    known = {each.id for each in members}
    count = Count(
        rule=rule,
        title=fields.text("title"),
        on=on.day() if on else None,
        members=members,
        constituencies=_named(fields, "constituencies"),
        units=_named(fields, "units"),
        options=options,
        seats=_seats(fields, rule, options),
        present=_present(fields, known),
        absences=_absences(fields, known),
        recused=_recused(fields, known),
        proxies=_proxies(fields, known),
        need=_need(need) if need else None,
        mandates=tuple(_mandate(node, known) for node in fields.items("mandates")),
        ballots=_ballots(fields, rule, known, frozenset(each.id for each in options)),
    )
    check(count)
    return count


def _known(node: Node, known: Collection[str], what: str) -> str:
    """Read an id that must be among those known; `what` is marked with `N_`."""
    found = node.id()
    if found not in known:
        raise Problem(COUNT_ID_UNKNOWN, place=node.place, id=found[:60], what=what)
    return found


def _single(nodes: Iterable[Node]) -> None:
    """Refuse an id that stands twice."""
    seen: set[object] = set()
    for node in nodes:
        if node.value in seen:
            raise Problem(COUNT_TWICE, place=node.place, id=str(node.value)[:60])
        seen.add(node.value)


def _members(fields: Fields) -> tuple[Member, ...]:
    rows = [node.fields(_MEMBER) for node in fields.items("members")]
    found = tuple(_member(row) for row in rows)
    _single(row.need("id") for row in rows)
    return found


def _member(row: Fields) -> Member:
    weight = row.get("weight")
    return Member(
        id=row.need("id").id(),
        name=row.text("name"),
        constituency=row.text("constituency"),
        unit=row.text("unit"),
        weight=weight.number() if weight else ONE,
        observer=row.flag("observer"),
        beneficiary=row.flag("beneficiary"),
    )


def _named(fields: Fields, name: str, known: tuple[str, ...] = ("id", "name")) -> tuple[Named, ...]:
    rows = [node.fields(known) for node in fields.items(name)]
    found = tuple(Named(row.need("id").id(), row.text("name"), row.text("constituency")) for row in rows)
    _single(row.need("id") for row in rows)
    return found


def _seats(fields: Fields, rule: Rule, options: Collection[Named]) -> int:
    """Read how many are chosen; options belong to the methods that choose among them, and to no other."""
    for name in ("options", "seats"):
        node = fields.get(name)
        if node and node.value != 1 and not rule.method.chooses:
            raise Problem(COUNT_NOT_WITH_METHOD, place=node.place, method=rule.method.value)
    if rule.method.chooses and not options and rule.method is not Method.SORTITION:
        raise Problem(COUNT_FIELD_MISSING, place=THE_FILE, field="options")
    seats = fields.get("seats")
    found = seats.whole(1, len(options) or 1_000_000) if seats else 1
    if seats and found > 1 and rule.method is Method.IRV:
        raise seats.wrong(N_("an instant run-off chooses one, so write 1, or take the method stv"))
    return found


def _present(fields: Fields, known: Collection[str]) -> frozenset[str] | None:
    node = fields.get("present")
    if node is None:
        return None
    return frozenset(_known(each, known, _A_MEMBER) for each in node.items())


def _absences(fields: Fields, known: Collection[str]) -> tuple[Absence, ...]:
    rows = [node.fields(("member", "excused", "reason")) for node in fields.items("absences")]
    found = tuple(
        Absence(_known(row.need("member"), known, _A_MEMBER), row.flag("excused"), row.text("reason"))
        for row in rows
    )
    _single(row.need("member") for row in rows)
    return found


def _recused(fields: Fields, known: Collection[str]) -> tuple[Recusal, ...]:
    rows = [node.fields(("member", "reason")) for node in fields.items("recused")]
    found = tuple(Recusal(_known(row.need("member"), known, _A_MEMBER), row.text("reason")) for row in rows)
    _single(row.need("member") for row in rows)
    return found


def _proxies(fields: Fields, known: Collection[str]) -> tuple[Proxy, ...]:
    rows = [node.fields(("from", "to")) for node in fields.items("proxies")]
    found = tuple(
        Proxy(_known(row.need("from"), known, _A_MEMBER), _known(row.need("to"), known, _A_MEMBER))
        for row in rows
    )
    _single(row.need("from") for row in rows)
    for row, proxy in zip(rows, found, strict=True):
        if proxy.giver == proxy.holder:
            raise row.need("to").wrong(N_("a member can't speak through itself, so leave it out"))
    return found


def _need(node: Node) -> Need:
    row = node.fields(("scope", "subject", "amount", "currency"))
    amount = row.get("amount")
    return Need(
        scope=row.need("scope").word(Scope),
        subject=row.text("subject"),
        amount=amount.money() if amount else None,
        currency=row.text("currency"),
    )


def _mandate(node: Node, known: Collection[str]) -> Held:
    row = node.fields(_MANDATE)
    amount, since, until = row.get("amount"), row.get("since"), row.get("until")
    withdrawn = row.get("withdrawn_on")
    mandate = Mandate(
        scope=row.need("scope").word(Scope),
        limit_text=row.text("limit_text"),
        amount=amount.money() if amount else None,
        currency=row.text("currency"),
        subjects=frozenset(each.id() for each in row.items("subjects")),
        since=since.day() if since else None,
        until=until.day() if until else None,
        withdrawn_on=withdrawn.day() if withdrawn else None,
        confirmed=row.flag("confirmed"),
    )
    return Held(_known(row.need("member"), known, _A_MEMBER), mandate)


def _ballots(
    fields: Fields, rule: Rule, members: Collection[str], options: Collection[str]
) -> tuple[Ballot, ...]:
    return tuple(
        _ballot(node.fields(_BALLOT), rule.method, members, options) for node in fields.items("ballots")
    )


def _ballot(row: Fields, method: Method, members: Collection[str], options: Collection[str]) -> Ballot:
    member, count, weight, at = row.get("member"), row.get("count"), row.get("weight"), row.get("at")
    if member:
        for name in ("constituency", "beneficiary", "count", "weight"):
            if stray := row.get(name):
                raise stray.wrong(N_("it belongs on a paper without a member, so leave it out"))
    else:
        for name in ("ad_referendum", "confirmed", "at"):
            if stray := row.get(name):
                raise stray.wrong(N_("a paper without a member can't have it, so leave it out"))
    return Ballot(
        choice=_choice(row.need("choice"), method, options),
        member=_known(member, members, _A_MEMBER) if member else "",
        constituency=row.text("constituency"),
        beneficiary=row.flag("beneficiary"),
        count=count.whole(1) if count else 1,
        weight=weight.number() if weight else ONE,
        reason=row.text("reason"),
        resolved=row.flag("resolved"),
        ad_referendum=row.flag("ad_referendum"),
        confirmed=row.flag("confirmed"),
        at=at.instant() if at else None,
    )


def _choice(node: Node, method: Method, options: Collection[str]) -> Choice:
    """Read what was chosen, in the shape that the method asks for."""
    if method in WORDS:
        if (says := node.text()) not in WORDS[method]:
            raise Problem(COUNT_CHOICE, place=node.place, says=says[:60], known=", ".join(WORDS[method]))
        return says
    if method in {Method.SCORE, Method.DOTS}:
        return {
            _known(Node(key, each.place), options, _AN_OPTION): each.whole(-1_000)
            for key, each in node.pairs().items()
        }
    ranking = _ranking(node, options)
    return ranking if method.ranks else frozenset(option for tier in ranking for option in tier)


def _ranking(node: Node, options: Collection[str]) -> Ranking:
    tiers = [each.items() if isinstance(each.value, list | tuple) else [each] for each in node.items()]
    found = tuple(tuple(_known(one, options, _AN_OPTION) for one in tier) for tier in tiers if tier)
    _single(one for tier in tiers for one in tier)
    return found
