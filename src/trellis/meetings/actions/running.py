"""The writers of an agenda under way: items opened, closed with what came of them, joined to a proposal."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.decisions.models import Proposal
from trellis.domain.problems import CHANGED_MEANWHILE, ITEM_STAGE, OTHER_NETWORK, Problem
from trellis.meetings import leading
from trellis.meetings.actions.attendance import BEFORE_ADOPTION
from trellis.meetings.actions.holding import held
from trellis.meetings.models import AgendaItem, ItemStage, Stage
from trellis.members.actions.directory import reasoned

ENDS = (ItemStage.DONE, ItemStage.CARRIED_OVER, ItemStage.DROPPED)


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How an item ended: done, carried over or dropped, with what came of it, or the reason."""

    stage: ItemStage = ItemStage.DONE
    result: str = ""
    reason: str = ""

    def columns(self) -> dict[str, str]:
        """Give what stands in the item's row; what is dropped needs a reason."""
        reason = reasoned(self.reason) if self.stage == ItemStage.DROPPED else self.reason.strip()
        return {"stage": self.stage, "result": self.result.strip(), "reason": reason}


def _item(item: AgendaItem, *stages: Stage) -> AgendaItem:
    held(item.meeting, *stages)
    return (
        AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting__network").get(pk=item.pk)
    )


@action("item.open", on="item", allow=leading.may_run_item)
def open_item(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """Go to an item of the agenda; the one before goes back to the agenda, unless it was closed."""
    found = _item(item, Stage.OPEN)
    if found.stage == ItemStage.OPEN:
        raise Problem(ITEM_STAGE)
    others = AgendaItem.objects.filter(meeting=found.meeting, stage=ItemStage.OPEN)
    others.update(stage=ItemStage.ON, version=F("version") + 1)
    began: datetime = found.began_at or timezone.now()
    AgendaItem.objects.filter(pk=found.pk).update(
        stage=ItemStage.OPEN, began_at=began, ended_at=None, version=F("version") + 1
    )
    found.refresh_from_db()
    return found


@action("item.close", on="item", allow=leading.may_run_item)
def close_item(*, actor: Actor, item: AgendaItem, ended: Ended, version: int) -> AgendaItem:
    """Close an item with what came of it: done, carried over, or dropped with a reason."""
    columns = ended.columns()
    found = _item(item, Stage.OPEN)
    if found.version != version:
        raise Problem(CHANGED_MEANWHILE)
    AgendaItem.objects.filter(pk=found.pk).update(
        **columns, ended_at=found.ended_at or timezone.now(), version=F("version") + 1
    )
    note(stage=ended.stage)
    found.refresh_from_db()
    return found


@action("item.attach", on="item", allow=leading.may_run_item)
def attach(*, actor: Actor, item: AgendaItem, proposal: Proposal) -> AgendaItem:
    """Join an item to the proposal that is decided under it."""
    found = _item(item, *BEFORE_ADOPTION)
    if proposal.network_id != found.network_id:
        raise Problem(OTHER_NETWORK, what=proposal.title)
    AgendaItem.objects.filter(pk=found.pk).update(proposal=proposal, version=F("version") + 1)
    note(number=proposal.number)
    found.refresh_from_db()
    return found
