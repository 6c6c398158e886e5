"""Ending a membership because a list says so, and writing down everything that ends with it."""

from collections.abc import Iterator
from datetime import date

from django.db import models
from django.utils import timezone

from trellis.imports.effects import Recorder, values_of
from trellis.members.actions.endings import end_what_hangs_on
from trellis.members.models import Membership, Part, Representative, Standing
from trellis.networks.models import Assignment


def leave(membership: Membership, day: date, reason: str, recorder: Recorder) -> None:
    """End a membership on a day, and with it its parts, seats and their roles."""
    stood = values_of(membership)
    membership.standing, membership.left_on = Standing.LEFT, day
    membership.reason = membership.reason or reason
    membership.left_with = _end(membership, day, recorder)
    membership.version += 1
    membership.save()
    recorder.changed(membership, stood, membership.organisation_id)


def remove(membership: Membership, recorder: Recorder) -> None:
    """Take away a membership that never was; its parts go with it, seats and roles end today."""
    for part in membership.parts.all():
        recorder.removed(part, membership.organisation_id)
        part.delete()
    _end(membership, timezone.localdate(), recorder)
    recorder.removed(membership, membership.organisation_id)
    membership.delete()


def _end(membership: Membership, day: date, recorder: Recorder) -> dict[str, dict[str, str | None]]:
    before = {row.pk: values_of(row) for row in _hanging_on(membership)}
    ended = end_what_hangs_on(membership, day)
    for row in _hanging_on(membership):
        recorder.changed(row, before[row.pk], membership.organisation_id)
    return ended


def _hanging_on(membership: Membership) -> Iterator[models.Model]:
    seats = list(Representative.objects.filter(organisation=membership.organisation_id))
    yield from Part.objects.filter(membership=membership)
    yield from seats
    people = [seat.person_id for seat in seats]
    yield from Assignment.objects.filter(network=membership.network_id, person__in=people)
