"""What a body's page shows: who sits there for how long, which seats are empty, who sat there before."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from trellis.domain.terms import Limits, Stay, Tenure, Vacancies, tenure, vacancies
from trellis.governance.models import Body, BodyKind, Sitting
from trellis.governance.queries.bodies import ENDINGS, Holder, holders, parts_of
from trellis.ledger.models import Line
from trellis.members.models import Constituency, Organisation, Part
from trellis.members.queries import constituencies_of

SHOWN = 200


@dataclass(frozen=True)
class Seated:
    """A member that sits in a body, and where its term stands (none: an assembly)."""

    holder: Holder
    tenure: Tenure | None
    may_run_on: bool = False


@dataclass(frozen=True)
class Past:
    """A seat that isn't held today: it ended, or begins later."""

    organisation: Organisation
    row: Sitting | Part
    is_ended: bool
    may_sit_again: bool


@dataclass(frozen=True)
class Composition:
    """Who sits in a body, by constituency too, and what is empty."""

    seated: list[Seated]
    shares: list[tuple[Constituency | None, int]]
    empty: Vacancies
    kept: list[tuple[Constituency, int, int]]
    """Seats kept for a constituency: their number, and how many of them are empty."""
    others: list[Past]


def _with_organisation(body: Body) -> list[tuple[Organisation, Sitting | Part]]:
    """Give every seat that there is or was in a body, the latest first."""
    rows: list[Any]
    if body.is_of_parts:
        parts = parts_of(body).select_related("membership__organisation").order_by("-since", "-pk")
        return [(part.membership.organisation, part) for part in parts[:SHOWN]]
    rows = list(body.sittings.select_related("organisation").order_by("-since", "-pk")[:SHOWN])
    return [(row.organisation, row) for row in rows]


def _shares(found: list[Holder], constituencies: list[Constituency]) -> list[tuple[Constituency | None, int]]:
    counts: dict[Any, int] = {}
    for each in found:
        key = each.constituency.pk if each.constituency else None
        counts[key] = counts.get(key, 0) + 1
    shares: list[tuple[Constituency | None, int]] = [
        (each, counts.get(each.pk, 0)) for each in constituencies
    ]
    return [*shares, (None, counts[None])] if None in counts else shares


def _empty(
    body: Body, found: list[Holder], constituencies: list[Constituency]
) -> tuple[Vacancies, list[tuple[Constituency, int, int]]]:
    kept: dict[Hashable, int] = {
        str(each.pk): body.seats_by[str(each.pk)] for each in constituencies if str(each.pk) in body.seats_by
    }
    groups = [str(each.constituency.pk) if each.constituency else None for each in found]
    empty = vacancies(body.seats, kept, groups)
    named = {str(each.pk): each for each in constituencies}
    return empty, [(named[str(pk)], number, empty.by[pk]) for pk, number in kept.items()]


def _ended(body: Body, rows: list[tuple[Organisation, Sitting | Part]]) -> set[UUID]:
    """Give the seats that somebody ended, so that it can be taken back."""
    ids = [row.pk for _organisation, row in rows if row.until is not None]
    lines = Line.objects.filter(chain=body.network_id, verb__in=ENDINGS, object_id__in=ids)
    return {pk for pk in lines.values_list("object_id", flat=True) if pk}


def _others(
    rows: list[tuple[Organisation, Sitting | Part]], here: set[UUID], ended: set[UUID], today: date
) -> list[Past]:
    """Give the seats not held today; the last one that ended of a member that doesn't sit may run on."""
    found, seen = [], set(here)
    for organisation, row in rows:
        if Stay(since=row.since, until=row.until).holds(today):
            seen.add(organisation.pk)
            continue
        is_ended = row.until is not None and row.until < today
        may_sit_again = row.pk in ended and organisation.pk not in seen
        found.append(Past(organisation, row, is_ended, may_sit_again))
        seen.add(organisation.pk)
    return found


def composition(body: Body) -> Composition:
    """Read what a body's page shows of who sits in it."""
    today, found = timezone.localdate(), holders(body)
    constituencies = constituencies_of(body.network)
    rows = [] if body.kind == BodyKind.ASSEMBLY else _with_organisation(body)
    stays: dict[UUID, list[Stay]] = {}
    for organisation, row in rows:
        stays.setdefault(organisation.pk, []).append(Stay(since=row.since, until=row.until))
    limits = Limits(months=body.term_months, in_a_row=body.terms_in_a_row)
    ended = _ended(body, rows)
    seated = [
        Seated(
            each,
            tenure(stays.get(each.organisation.pk, []), limits, today),
            each.row is not None and each.row.pk in ended,
        )
        for each in found
    ]
    empty, kept = _empty(body, found, constituencies)
    here = {each.organisation.pk for each in found}
    return Composition(seated, _shares(found, constituencies), empty, kept, _others(rows, here, ended, today))
