"""What ends together with something else, noted so that it can be put back as it was."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_date

from trellis.members.models import Membership, Part, Representative
from trellis.networks.models import Assignment

ROLE = "representative"


def _end(rows: QuerySet[Any], day: date) -> dict[str, str | None]:
    """End what runs beyond a day; give each one's former end by its id."""
    running = rows.filter(Q(until=None) | Q(until__gt=day))
    former = {
        str(pk): until.isoformat() if until else None for pk, until in running.values_list("pk", "until")
    }
    rows.filter(pk__in=list(former)).update(until=day)
    return former


def _last_days(network: Any, people: Iterable[Any]) -> dict[Any, date | None]:
    """Give for each of these people the last day of her last seat in a network; None: it has no end."""
    found: dict[Any, date | None] = {}
    seats = Representative.objects.filter(network=network, person__in=list(people))
    for person, until in seats.values_list("person", "until"):
        known = found.get(person, date.min)
        found[person] = None if until is None or known is None else max(until, known)
    return found


def end_roles(network: Any, people: Iterable[Any], day: date) -> dict[str, str | None]:
    """Let the role of representative end with the last seat that carries it, on this day at the earliest."""
    former: dict[str, str | None] = {}
    for person, last in _last_days(network, people).items():
        if last is not None:
            held = Assignment.objects.filter(network=network, role__key=ROLE, person=person)
            former |= _end(held, max(last, day))
    return former


def end_what_hangs_on(membership: Membership, day: date) -> dict[str, dict[str, str | None]]:
    """End a member's parts, its representatives' seats and, with the last seat, their roles."""
    seats = Representative.objects.filter(organisation=membership.organisation_id)
    people = list(seats.filter(Q(until=None) | Q(until__gt=day)).values_list("person", flat=True))
    return {
        "parts": _end(Part.objects.filter(membership=membership), day),
        "representatives": _end(seats, day),
        "roles": end_roles(membership.network_id, people, day),
    }


def restore_what_ended(ended: dict[str, dict[str, str | None]]) -> None:
    """Put back the former ends, except where something given anew has taken that place."""
    models: dict[str, Any] = {"parts": Part, "representatives": Representative, "roles": Assignment}
    for kind, former in ended.items():
        for pk, until in former.items():
            # The database allows one head, one seat and one open role each; whoever has it now keeps it.
            with suppress(IntegrityError), transaction.atomic():
                models[kind].objects.filter(pk=pk).update(until=parse_date(until) if until else None)
