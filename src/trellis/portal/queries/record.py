"""Reading a chain of the record fifty lines at a time: as quick at its millionth line as at its first."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import F, Max, Min, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.ledger.models import Line
from trellis.members.models import Mandate, Membership, Part, Representative, SameAs
from trellis.members.naming import KIND
from trellis.members.queries import people_seen_by
from trellis.search import entries

PAGE = 50
NAMESAKES = 50
"""Of people or organisations whose names fit, no more than these are asked the record about."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What somebody looks for in the record."""

    verb: str = ""
    person: str = ""
    organisation: str = ""
    day: date | None = None

    @property
    def narrow(self) -> bool:
        """Say whether anything narrows the record."""
        return bool(self.verb or self.person.strip() or self.organisation.strip() or self.day)


@dataclass(frozen=True)
class Page:
    """Fifty lines, the latest first, and the numbers from which older and newer ones go on."""

    lines: list[Line]
    older: int | None
    newer: int | None


def lines_of(chain: UUID) -> QuerySet[Line]:
    """Give the lines of a chain, the latest first."""
    return Line.objects.filter(chain=chain).order_by("-number")


def last_line(chain: UUID) -> Line | None:
    """Give the line whose seal covers the whole chain."""
    return lines_of(chain).first()


def line_numbered(chain: UUID, number: int) -> Line | None:
    """Give one line of a chain, to compare its seal with one on paper."""
    return lines_of(chain).filter(number=number).first()


def history_of(chain: UUID, object_id: UUID, at_most: int = PAGE) -> list[Line]:
    """Give the latest lines about one thing."""
    return list(lines_of(chain).filter(object_id=object_id)[:at_most])


def _by_name(actor: Actor, wanted: str) -> QuerySet[Person]:
    return entries.found_among(people_seen_by(actor), "person", wanted)


def _about(chain: UUID, wanted: str) -> list[UUID]:
    """Give the ids of organisations with this name, and of what belongs to them: lines are about either."""
    ids = entries.candidates(KIND, wanted, NAMESAKES, chain).ids[:NAMESAKES]
    memberships = list(Membership.objects.filter(organisation__in=ids).values_list("pk", flat=True))
    seats = list(Representative.objects.filter(organisation__in=ids).values_list("pk", flat=True))
    return [
        *ids,
        *memberships,
        *seats,
        *Part.objects.filter(membership__in=memberships).values_list("pk", flat=True),
        *Mandate.objects.filter(representative__in=seats).values_list("pk", flat=True),
        *SameAs.objects.filter(organisation__in=ids).values_list("pk", flat=True),
    ]


_LISTS = ("member.import", "member.import_undo")
"""The deeds that concern many organisations at once: few lines, each naming all of them."""


def _in_lists(chain: UUID, wanted: str) -> list[int]:
    """Give the numbers of the lines by which a list brought in, or changed, organisations of this name."""
    ids = entries.candidates(KIND, wanted, NAMESAKES, chain).ids[:NAMESAKES]
    # SQLite can't ask what a JSON list contains, but both databases can ask what its text does.
    named = [Q(written__contains=str(pk)) for pk in ids]
    lists = Line.objects.filter(chain=chain, verb__in=_LISTS).annotate(written=Cast("parties", TextField()))
    return list(lists.filter(reduce(or_, named)).values_list("number", flat=True)) if named else []


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _on(lines: QuerySet[Line], day: date) -> QuerySet[Line]:
    """Narrow lines to a day by the numbers written in it, which an index gives, so that nothing is sorted."""
    within = lines.order_by().filter(at__gte=_moment(day), at__lt=_moment(day + timedelta(days=1)))
    ends = within.aggregate(first=Min("number"), last=Max("number"))
    if ends["first"] is None:
        return lines.none()
    return lines.filter(number__gte=ends["first"], number__lte=ends["last"])


def _sorted(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Order lines by sorting those that fit.

    SQLite would rather walk the whole chain in its order, looking for one of several ids in a million lines.
    """
    return lines.order_by((F("number") + 0).desc())


def _found(actor: Actor, chain: UUID, filters: Filters) -> QuerySet[Line]:
    lines = lines_of(chain)
    if filters.verb:
        lines = lines.filter(verb=filters.verb)
    if filters.person.strip():
        people = list(_by_name(actor, filters.person).values_list("pk", flat=True)[:NAMESAKES])
        lines = (
            _sorted(lines.filter(person__in=people)) if len(people) > 1 else lines.filter(person__in=people)
        )
    if filters.organisation.strip():
        about = Q(object_id__in=_about(chain, filters.organisation))
        lines = _sorted(lines.filter(about | Q(number__in=_in_lists(chain, filters.organisation))))
    return _on(lines, filters.day) if filters.day else lines


def page_of(
    actor: Actor, chain: UUID, filters: Filters, *, before: int | None = None, after: int | None = None
) -> Page:
    """Give fifty lines older than `before`, or newer than `after`, or the latest."""
    lines = _found(actor, chain, filters)
    if after is not None:
        found = list(lines.filter(number__gt=after).reverse()[: PAGE + 1])
        shown = found[:PAGE][::-1]
        return Page(
            shown, shown[-1].number if shown else None, shown[0].number if len(found) > PAGE else None
        )
    found = list((lines.filter(number__lt=before) if before is not None else lines)[: PAGE + 1])
    shown = found[:PAGE]
    is_more = len(found) > PAGE
    return Page(
        shown,
        shown[-1].number if is_more else None,
        shown[0].number if before is not None and shown else None,
    )
