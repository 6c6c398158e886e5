"""The writers of meetings: planned, changed, moved, called, cancelled."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Max

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.domain.problems import (
    MEETING_STAGE,
    MEETING_UNDATED,
    MEETING_UNNAMED,
    OTHER_NETWORK,
    Problem,
)
from trellis.governance.models import Body
from trellis.meetings import rules
from trellis.meetings.actions.carrying import pass_on
from trellis.meetings.models import Form, Meeting, Stage
from trellis.meetings.telling import ask_for_the_new_day, tell_cancelled, tell_changed
from trellis.members.actions.directory import reasoned
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit

BEFORE = (Stage.PLANNED, Stage.CALLED)
"""The stages in which a meeting may still be changed."""
_TOLD = {"starts_at", "ends_at", "venue", "link", "form"}
"""What those who are invited have to know."""
SHORTEST, LONGEST = 5, 24 * 60


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is planned: when (None: a date is looked for), how long, where, who hosts and leads."""

    names: dict[str, str]
    starts_at: datetime | None = None
    minutes: int = 120
    form: Form = Form.ROOM
    venue: str = ""
    link: str = ""
    host: Organisation | None = None
    chair: Person | None = None
    secretary: Person | None = None
    body: Body | None = None
    unit: Unit | None = None
    languages: list[str] = field(default_factory=list)

    def columns(self) -> dict[str, Any]:
        """Give what stands in the meeting's own row."""
        found = {name: value for name, value in vars(self).items() if name != "minutes"}
        ends = self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None
        return found | {"ends_at": ends, "venue": self.venue.strip()}


def check(network: Network, plan: Plan) -> None:
    """See to it that a plan has a name, and names only what belongs to the network."""
    if not any(name.strip() for name in plan.names.values()):
        raise Problem(MEETING_UNNAMED)
    for thing in (plan.host, plan.body, plan.unit):
        if thing is not None and thing.network_id != network.pk:
            raise Problem(OTHER_NETWORK, what=str(thing))


def write(network: Network, **columns: Any) -> Meeting:
    """Write a meeting with the network's next number; others call it within a deed."""
    # Two who plan at once would take the same number: so one at a time for a network.
    Network.objects.select_for_update().get(pk=network.pk)
    last = Meeting.objects.filter(network=network).aggregate(last=Max("number"))["last"] or 0
    return Meeting.objects.create(network=network, number=last + 1, **columns)


def locked(meeting: Meeting, *stages: Stage, version: int | None = None) -> Meeting:
    """Give the meeting as it stands now, held until the deed is done; it has to be in one of the stages."""
    found = hold(meeting, version)
    if found.stage not in stages:
        raise Problem(MEETING_STAGE, stage=Stage(found.stage).label)
    return found


def store(meeting: Meeting, **columns: Any) -> Meeting:
    """Write columns of a meeting that is held; its version grows."""
    Meeting.objects.filter(pk=meeting.pk).update(**columns, version=F("version") + 1)
    meeting.refresh_from_db()
    return meeting


@action("meeting.plan", on="network", allow=rules.may_plan)
def plan_meeting(*, actor: Actor, network: Network, plan: Plan) -> Meeting:
    """Plan a single meeting; nobody is told before it is called."""
    check(network, plan)
    return write(network, **plan.columns())


@action("meeting.change", on="meeting", allow=rules.in_charge("meeting.change"))
def change_meeting(*, actor: Actor, meeting: Meeting, plan: Plan, version: int) -> Meeting:
    """Change a meeting or move it; calendars and those invited learn of it."""
    check(meeting.network, plan)
    found = locked(meeting, *BEFORE, version=version)
    if found.stage == Stage.CALLED and plan.starts_at is None:
        raise Problem(MEETING_UNDATED)
    columns = plan.columns()
    changed = [name for name, value in columns.items() if getattr(found, name) != value]
    note(changed=changed)
    if not changed:
        return found
    saved = store(found, **columns, sequence=F("sequence") + 1)
    if saved.stage == Stage.CALLED and _TOLD & set(changed):
        ask_for_the_new_day(saved)
        tell_changed(saved)
    return saved


@action("meeting.cancel", on="meeting", allow=rules.in_charge("meeting.cancel"), keeps=("reason",))
def cancel_meeting(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Cancel a meeting, with the reason, which all who were invited are told; its agenda goes on."""
    why = reasoned(reason)
    found = locked(meeting, *BEFORE)
    off = store(found, stage=Stage.CANCELLED, reason=why, sequence=F("sequence") + 1)
    note(carried=pass_on(off))
    tell_cancelled(off)
    return off
