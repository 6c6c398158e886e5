"""Who plans and reports for a unit: named and ended; what waits for the unit's answer is then asked of it."""

from datetime import date, timedelta

from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.problems import KEEPER_BEFORE, KEEPER_ENDED, KEEPER_SAME, Problem
from trellis.members.actions.directory import not_ahead, same_network
from trellis.members.models import Organisation
from trellis.networks.models import Unit
from trellis.plans import rules
from trellis.plans.actions.handing import ask_keeper
from trellis.plans.models import Handing, HandingStage, Keeper

_DAY = timedelta(days=1)


@action("keeper.name", on="unit", allow=rules.may_keep)
def name_keeper(*, actor: Actor, unit: Unit, organisation: Organisation, since: date | None = None) -> Keeper:
    """Say which member plans and reports for a unit; who did so before has its last day the day before."""
    same_network(unit.network, organisation)
    since = not_ahead(since)
    hold(unit)
    before = Keeper.objects.filter(unit=unit, until=None).first()
    if before is not None:
        _give_over(before, organisation, since)
        note(before=before.organisation_id)
    made = Keeper.objects.create(
        network_id=unit.network_id, unit=unit, organisation=organisation, since=since
    )
    for handing in Handing.objects.filter(unit=unit, stage=HandingStage.OFFERED):
        ask_keeper(actor, handing, organisation.pk)
    return made


def _give_over(before: Keeper, organisation: Organisation, since: date) -> None:
    if before.organisation_id == organisation.pk:
        raise Problem(KEEPER_SAME)
    if since < before.since:
        raise Problem(KEEPER_BEFORE, day=before.since)
    _end(before, since - _DAY)


@action("keeper.end", on="keeper", allow=rules.may_keep, keeps=("until",))
def end_keeper(*, actor: Actor, keeper: Keeper, until: date | None = None) -> Keeper:
    """Note that a member doesn't plan for a unit any more; what it did for it stays."""
    found = hold(keeper)
    if found.until is not None:
        raise Problem(KEEPER_ENDED)
    until = until or timezone.localdate()
    if until < found.since:
        raise Problem(KEEPER_BEFORE, day=found.since)
    return _end(found, not_ahead(until))


def _end(keeper: Keeper, until: date) -> Keeper:
    keeper.until = until
    keeper.version += 1
    keeper.save()
    return keeper
