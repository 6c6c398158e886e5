"""Reading an agenda: its items in their order with their time, and who put them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.timeplan import Part, Slot, TimePlan, parts, time_plan
from trellis.meetings import rules
from trellis.meetings.models import AgendaItem, ItemStage, Meeting
from trellis.members.models import Organisation
from trellis.networks.models import Network

TALKED = (ItemStage.PROPOSED, ItemStage.ON, ItemStage.OPEN, ItemStage.DONE)


@dataclass(frozen=True)
class Agenda:
    """The items that are talked about with their time plan, those put off, and whose items they are."""

    items: list[tuple[AgendaItem, Slot[UUID]]]
    plan: TimePlan[UUID]
    put_off: list[AgendaItem]
    shares: list[tuple[Organisation | None, Part[UUID | None]]]


def agenda_of(meeting: Meeting) -> Agenda:
    """Give a meeting's agenda."""
    related = ("organisation", "person", "leads", "carried_from__meeting", "proposal")
    rows = list(meeting.items.select_related(*related).order_by("position", "pk"))
    talked = [each for each in rows if each.stage in TALKED]
    begins = timezone.localtime(meeting.starts_at) if meeting.starts_at else None
    plan = time_plan([(each.pk, each.minutes) for each in talked], begins, meeting.ends_at)
    put_off = [each for each in rows if each.stage not in TALKED]
    return Agenda(list(zip(talked, plan.slots, strict=True)), plan, put_off, _shares(talked))


def _shares(rows: Sequence[AgendaItem]) -> list[tuple[Organisation | None, Part[UUID | None]]]:
    """Give whose items they are, by name: it shows who is heard, and is no ranking (C8.2)."""
    names = {each.organisation_id: each.organisation for each in rows}
    found = parts((each.organisation_id, each.minutes) for each in rows)
    named = [(names[part.key], part) for part in found]
    return sorted(named, key=lambda pair: (pair[0] is None, pair[0].sort_name if pair[0] else ""))


def item_seen(actor: Actor, network: Network, pk: UUID) -> AgendaItem:
    """Give an item of an agenda, or the problem that there's none to be seen."""
    here = AgendaItem.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("meeting__network", "organisation", "leads").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def items_changeable(actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    """Give the items that somebody may word anew."""
    return list(meeting.items.filter(rules.may_change_item.where(actor), stage__in=TALKED[:2]).only("pk"))
