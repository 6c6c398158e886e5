"""Reading a search for a date: who can come when, by constituency, with the quorum of each date."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from trellis.asks.models import Answer, Standing
from trellis.domain.datefinding import Option, Suggestion, suggest
from trellis.domain.sentence import Sentence
from trellis.meetings.answers import DATE
from trellis.meetings.models import DateOption, Meeting
from trellis.meetings.queries.people import members_for
from trellis.meetings.queries.quorum import Deciding, deciding, expected
from trellis.members.models import Constituency, Organisation


@dataclass(frozen=True)
class Offered:
    """One date with who can come by name, how many of each constituency, and what the quorum asks."""

    row: DateOption
    can: set[UUID]
    who: list[Organisation]
    by_constituency: list[tuple[Constituency | None, int, int]]
    quorum: list[Sentence]
    has_quorum: bool


@dataclass(frozen=True)
class Search:
    """All dates, the members that answered and those that didn't, and which date suits best."""

    offered: list[Offered]
    answered: dict[UUID, tuple[str, ...]]
    silent: list[Organisation]
    suggestion: Suggestion[UUID] | None


def _answers(meeting: Meeting) -> dict[UUID, tuple[str, ...]]:
    """Give what each member chose."""
    rows = Answer.objects.filter(
        standing=Standing.CURRENT, asked__ask__kind=DATE, asked__ask__about=meeting.pk
    ).order_by("at", "pk")
    found: dict[UUID, tuple[str, ...]] = {}
    for organisation, content in rows.values_list("asked__organisation", "content"):
        if organisation is not None:
            found[organisation] = tuple(content.get("choices", []))
    return found


def search_of(meeting: Meeting) -> Search | None:
    """Give the search for a meeting's date; None when nobody was asked."""
    options = list(meeting.date_options.order_by("starts_at"))
    if not options or meeting.starts_at is not None:
        return None
    answered, found = _answers(meeting), deciding(meeting)
    known = Organisation.objects.filter(network=meeting.network_id, pk__in=answered).order_by(
        "sort_name", "pk"
    )
    heard = [(each, answered[each.pk]) for each in known]
    offered = [
        _offered(row, [each for each, keys in heard if str(number) in keys], found)
        for number, row in enumerate(options, start=1)
    ]
    weighed = [
        Option(
            key=each.row.pk,
            begins=each.row.starts_at,
            members=len(each.can),
            constituencies=sum(1 for _group, can, _all in each.by_constituency if can),
            has_quorum=each.has_quorum,
        )
        for each in offered
    ]
    silent = [each for each in members_for(meeting) if each.pk not in answered]
    return Search(offered, answered, silent, suggest(weighed))


def _offered(row: DateOption, who: list[Organisation], found: Deciding) -> Offered:
    can = {each.pk for each in who}
    ids = {holder.organisation.pk: _group(holder.constituency) for holder in found.holders}
    groups = {_group(each): each for each in (holder.constituency for holder in found.holders)}
    whole, there = Counter(ids.values()), Counter(group for pk, group in ids.items() if pk in can)
    quorum, is_met = expected(found, can)
    shown = [(groups[pk], there[pk], whole[pk]) for pk in sorted(groups, key=lambda pk: _place(groups[pk]))]
    return Offered(row, can, who, shown, quorum, is_met)


def _group(constituency: Constituency | None) -> UUID | None:
    return constituency.pk if constituency else None


def _place(constituency: Constituency | None) -> tuple[bool, int, str]:
    """Give the place of a constituency in its network's order; members without one come last."""
    if constituency is None:
        return True, 0, ""
    return False, constituency.position, str(constituency.pk)
