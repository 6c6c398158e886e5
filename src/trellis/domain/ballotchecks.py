"""Whether a count can be meant at all: what contradicts itself is refused before anything is counted."""

from collections import Counter
from fractions import Fraction

from trellis.domain.ballots import Ballot, Count, Member
from trellis.domain.decisionrule import Method
from trellis.domain.documentreading import THE_FILE
from trellis.domain.election import TieBreak
from trellis.domain.problems import (
    COUNT_CONTRADICTS,
    COUNT_FIELD_MISSING,
    COUNT_ID_UNKNOWN,
    COUNT_MORE_VOICES,
    COUNT_NOT_WITH_METHOD,
    N_,
    Problem,
)


def check(count: Count) -> None:
    """Raise a Problem COUNT_… for the first thing that can't be meant."""
    _days(count)
    _groups(count)
    _rule(count)
    _presence(count)
    _order(count)
    _papers(count)


def _days(count: Count) -> None:
    if count.on is None and (count.mandates or count.rule.ad_referendum.deadline):
        raise Problem(COUNT_FIELD_MISSING, place=THE_FILE, field="on")


def _groups(count: Count) -> None:
    """Members belong to the constituencies and units that are listed, where they are listed."""
    listed = {each.id for each in count.constituencies}, {each.id for each in count.units}
    for number, member in enumerate(count.members, start=1):
        for ids, name in zip(listed, ("constituency", "unit"), strict=True):
            _among(getattr(member, name), ids, f"members #{number}.{name}", name)
    for number, ballot in enumerate(count.ballots, start=1):
        _among(ballot.constituency, listed[0], f"ballots #{number}.constituency", "constituency")


_WHAT = {"constituency": N_("constituency"), "unit": N_("unit"), "member": N_("member")}


def _among(one: str, ids: set[str], place: str, what: str) -> None:
    if one and ids and one not in ids:
        raise Problem(COUNT_ID_UNKNOWN, place=place, id=one[:60], what=_WHAT[what])


def _rule(count: Count) -> None:
    """Constituencies, units and the chair that a rule names must be there."""
    rule = count.rule
    here = {each.id for each in count.constituencies} | {each.constituency for each in count.members}
    here |= {each.constituency for each in count.ballots} | {each.constituency for each in count.options}
    units = {each.id for each in count.units} | {each.unit for each in count.members}
    named = [(one, here, "constituency", "rule.quorum.constituencies") for one in rule.quorum.constituencies]
    named += [(one, units, "unit", "rule.quorum.units") for one in rule.quorum.units]
    double = rule.double_majority
    if double and double.constituencies:
        place = "rule.double_majority.constituencies"
        named += [(one, here, "constituency", place) for one in double.constituencies]
    named += [
        (one, here, "constituency", "rule.seats_by_constituency") for one in rule.terms.seats_by_stratum
    ]
    if rule.tie.by is TieBreak.CHAIR:
        named.append((rule.tie.chair, {each.id for each in count.members}, "member", "rule.tie.chair"))
    for one, ids, what, place in named:
        if one not in ids:
            raise Problem(COUNT_ID_UNKNOWN, place=place, id=one[:60], what=_WHAT[what])


def _presence(count: Count) -> None:
    for number, absence in enumerate(count.absences, start=1):
        if count.present is not None and absence.member in count.present:
            raise Problem(
                COUNT_CONTRADICTS,
                place=f"absences #{number}",
                why=N_("the member is named as present too, so leave out one of the two"),
            )


def _order(count: Count) -> None:
    """Of a member's several ballots either all say when they were given, or none does."""
    given, dated = Counter[str](), Counter[str]()
    for ballot in count.ballots:
        given[ballot.member] += 1
        dated[ballot.member] += ballot.at is not None
    for number, ballot in enumerate(count.ballots, start=1):
        if ballot.member and 0 < dated[ballot.member] < given[ballot.member]:
            raise Problem(
                COUNT_CONTRADICTS,
                place=f"ballots #{number}",
                why=N_("this member gave several ballots, so say of each when it was given (at), or of none"),
            )


def _papers(count: Count) -> None:
    """Papers without a hand can't be more than the voices there are, nor without what the rule counts by."""
    if count.rule.method is Method.SORTITION and count.ballots:
        raise Problem(COUNT_NOT_WITH_METHOD, place="ballots", method=Method.SORTITION.value)
    papers = [ballot for ballot in count.ballots if not ballot.member]
    if not papers:
        return
    if count.rule.double_majority:
        for number, ballot in enumerate(count.ballots, start=1):
            if not ballot.member and not ballot.constituency:
                raise Problem(COUNT_FIELD_MISSING, place=f"ballots #{number}", field="constituency")
    if count.members:
        _not_more(count, papers)


def _not_more(count: Count, papers: list[Ballot]) -> None:
    voiceless = {each.member for each in count.recused} | {ballot.member for ballot in count.ballots}
    left = [each for each in count.members if not each.observer and each.id not in voiceless]
    for constituency in dict.fromkeys(["", *(ballot.constituency for ballot in papers)]):
        mine = [each for each in papers if not constituency or each.constituency == constituency]
        may = [each for each in left if not constituency or each.constituency == constituency]
        _fits(
            f"ballots ({constituency})" if constituency else "ballots", mine, may, weighted=count.is_weighted
        )


def _fits(place: str, papers: list[Ballot], members: list[Member], *, weighted: bool) -> None:
    cast = Fraction(sum(each.count for each in papers))
    may = Fraction(len(members))
    if weighted and cast <= may:
        cast = sum((each.count * each.weight for each in papers), start=Fraction(0))
        may = sum((each.weight for each in members), start=Fraction(0))
    if cast > may:
        raise Problem(COUNT_MORE_VOICES, place=place, cast=str(cast), entitled=str(may))
