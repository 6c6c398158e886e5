"""What ends together with something else, noted so that it can be put back as it was."""

from collections.abc import Iterable
from datetime import date
from typing import Any

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


def seats_without_cause(network: Any, people: Iterable[Any]) -> QuerySet[Assignment]:
    """Give the roles of representatives that no seat for any member carries any more."""
    still = Representative.objects.filter(network=network, person__in=list(people), until=None)
    roles = Assignment.objects.filter(network=network, role__key=ROLE, person__in=list(people))
    return roles.exclude(person__in=still.values("person"))


def end_roles(network: Any, people: Iterable[Any], day: date) -> dict[str, str | None]:
    """End the role of representative for people who speak for nobody any more."""
    return _end(seats_without_cause(network, people), day)


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
    """Put back the former ends; what was given anew meanwhile stays as it is."""
    models: dict[str, Any] = {"parts": Part, "representatives": Representative, "roles": Assignment}
    for kind, former in ended.items():
        for pk, until in former.items():
            models[kind].objects.filter(pk=pk).update(until=parse_date(until) if until else None)
