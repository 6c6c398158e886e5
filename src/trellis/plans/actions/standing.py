"""How far an activity is: started once it is allowed and free to begin, paused, ended, dropped."""

from datetime import date

from django.utils import timezone

from trellis.access.action import action, concern
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.problems import ACTIVITY_NOT_ALLOWED_YET, ACTIVITY_STAGE, ACTIVITY_WAITS, Problem
from trellis.domain.sentence import Labels
from trellis.members.actions.directory import not_ahead, reasoned
from trellis.plans import rules
from trellis.plans.models import Activity, Status
from trellis.plans.queries.permission import hindrances

OPEN = (Status.PLANNED, Status.ACTIVE, Status.PAUSED)


def _at(activity: Activity, *statuses: Status) -> Activity:
    found = hold(activity)
    if found.status not in statuses:
        raise Problem(ACTIVITY_STAGE)
    concern(found.involved.values_list("organisation", flat=True))
    return found


def _to(activity: Activity, status: Status, reason: str = "") -> Activity:
    activity.status, activity.status_reason = status, reason[:300]
    activity.version += 1
    activity.save()
    return activity


def _unhindered(activity: Activity) -> None:
    """See to it that it is allowed today (C1.3), and that all it comes after is over."""
    found = hindrances(activity)
    if found.waits_for:
        raise Problem(ACTIVITY_WAITS, titles=Labels(f"#{each.number}" for each in found.waits_for))
    if found.uncovered:
        raise Problem(ACTIVITY_NOT_ALLOWED_YET, places=Labels(found.uncovered))


@action("activity.start", on="activity", allow=rules.may_change_activity)
def start(*, actor: Actor, activity: Activity, on: date | None = None) -> Activity:
    """Start an activity that was planned."""
    found = _at(activity, Status.PLANNED)
    _unhindered(found)
    found.since = min(found.since or not_ahead(on), not_ahead(on)) if on is None else not_ahead(on)
    return _to(found, Status.ACTIVE)


@action("activity.pause", on="activity", allow=rules.may_change_activity)
def pause(*, actor: Actor, activity: Activity, reason: str) -> Activity:
    """Let an activity rest, with the reason."""
    return _to(_at(activity, Status.ACTIVE), Status.PAUSED, reasoned(reason))


@action("activity.end", on="activity", allow=rules.may_change_activity)
def end(*, actor: Actor, activity: Activity, reason: str = "", on: date | None = None) -> Activity:
    """End an activity, with what came of it."""
    found = _at(activity, Status.ACTIVE, Status.PAUSED)
    day = not_ahead(on)
    if found.until is None or found.until > day:
        found.until = day
    return _to(found, Status.ENDED, reason.strip())


@action("activity.drop", on="activity", allow=rules.may_change_activity)
def drop(*, actor: Actor, activity: Activity, reason: str) -> Activity:
    """Drop an activity, with the reason."""
    return _to(_at(activity, *OPEN), Status.DROPPED, reasoned(reason))


@action("activity.resume", on="activity", allow=rules.may_change_activity)
def resume(*, actor: Actor, activity: Activity) -> Activity:
    """Go on with what rested or had ended, when it is still allowed; what was dropped is planned again."""
    found = _at(activity, Status.PAUSED, Status.ENDED, Status.DROPPED)
    if found.status == Status.DROPPED:
        return _to(found, Status.PLANNED)
    _unhindered(found)
    if found.until is not None and found.until < timezone.localdate():
        found.until = None
    return _to(found, Status.ACTIVE)
