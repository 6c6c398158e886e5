"""The writers about coverage: nobody works somewhere, an overlap is agreed; each can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from trellis.access.action import action, concern
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.problems import DATES_REVERSED, Problem
from trellis.members.authorship import person_of
from trellis.members.models import Organisation
from trellis.places.models import Place
from trellis.plans import rules
from trellis.plans.models import Activity, Group, OverlapNote, Statement


@action("coverage.state", on="statement", allow=rules.may_state)
def state_nobody(*, actor: Actor, statement: Statement) -> Statement:
    """Say that nobody works in a place beyond what is recorded; saying the same twice is saying it once."""
    if statement.until < statement.since:
        raise Problem(DATES_REVERSED)
    same = Statement.objects.filter(
        network=statement.network,
        place=statement.place,
        since=statement.since,
        until=statement.until,
        withdrawn_at=None,
    ).first()
    if same is not None:
        return same
    statement.path, statement.person = statement.place.path, person_of(actor)
    statement.save()
    return statement


@action("coverage.take-back", on="statement", allow=rules.may_state)
def take_back(*, actor: Actor, statement: Statement) -> Statement:
    """Take back that nobody works in a place; it stays readable."""
    found = hold(statement)
    if found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        found.version += 1
        found.save()
    return found


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What is shared: where, for which group, by whom."""

    place: Place
    group: Group | None
    organisations: Sequence[Organisation]


@action("overlap.agree", on="activity", allow=rules.may_agree)
def agree(*, actor: Actor, activity: Activity, shared: Shared, reason: str) -> OverlapNote:
    """Note why it is well that some do the same in a place, from the side of one of their activities."""
    made = OverlapNote.objects.create(
        network=activity.network,
        place=shared.place,
        path=shared.place.path,
        kind=activity.kind,
        group=shared.group,
        reason=reason,
        person=person_of(actor),
    )
    made.organisations.set(shared.organisations)
    concern(each.pk for each in shared.organisations)
    return made


@action("overlap.reopen", on="note", allow=rules.may_reopen)
def reopen(*, actor: Actor, note: OverlapNote) -> OverlapNote:
    """Take back that an overlap is agreed: it is a question again."""
    found = hold(note)
    if found.ended_at is None:
        found.ended_at = timezone.now()
        found.version += 1
        found.save()
    concern(found.organisations.values_list("pk", flat=True))
    return found
