"""The writers of an agenda before the meeting: proposed by any member, put in order, postponed."""

from dataclasses import dataclass

from django.db.models import F, Max

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, ask_again, raise_ask
from trellis.asks.rules import ENTER
from trellis.domain.asking import words_of
from trellis.domain.problems import (
    ITEM_SETTLED,
    ITEM_UNNAMED,
    N_,
    NOT_FOR_THAT,
    OTHER_NETWORK,
    Problem,
)
from trellis.domain.sentence import Sentence
from trellis.meetings import rules
from trellis.meetings.actions.carrying import bring
from trellis.meetings.actions.meetings import BEFORE, locked
from trellis.meetings.answers import WISH, wish_shape
from trellis.meetings.models import AgendaItem, ItemStage, Meeting
from trellis.meetings.queries.people import members_for
from trellis.members.actions.directory import reasoned
from trellis.members.authorship import person_of
from trellis.members.models import Organisation
from trellis.networks.rules import holds

MOST_MINUTES = 24 * 60
WAITING = (ItemStage.PROPOSED, ItemStage.ON)
"""What may still be moved, changed, postponed."""
_QUESTION = N_("What should we talk about in the meeting? Say also how many minutes it takes.")
_WHY = N_("Every member may put something on the agenda, also those who speak little in the room (C8.2).")


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is to be talked about, why, and how long."""

    title: str
    text: str = ""
    minutes: int = 10
    leads: Organisation | None = None


def _tidy(meeting: Meeting, item: Item) -> dict[str, object]:
    title = item.title.strip()
    if not title:
        raise Problem(ITEM_UNNAMED)
    if item.leads is not None and item.leads.network_id != meeting.network_id:
        raise Problem(OTHER_NETWORK, what=str(item.leads))
    minutes = min(max(item.minutes, 1), MOST_MINUTES)
    return {"title": title[:200], "text": item.text.strip(), "minutes": minutes, "leads": item.leads}


def _for(actor: Actor, meeting: Meeting, chosen: Organisation | None) -> Organisation | None:
    """Give for which member something is proposed: the one she speaks for, or whose answer she passes on."""
    seats = rules.seats_of(actor).filter(network=meeting.network_id)
    mine = list(Organisation.objects.filter(pk__in=seats.values("organisation")))
    if chosen is None:
        return mine[0] if len(mine) == 1 else None
    if chosen not in mine and not (rules.relays_for(actor, chosen.pk) or holds(ENTER).test(actor, meeting)):
        raise Problem(NOT_FOR_THAT)
    return chosen


def last_place(meeting: Meeting) -> int:
    """Give the last place on an agenda, 0 when it is empty."""
    return meeting.items.aggregate(last=Max("position"))["last"] or 0


@action("agenda.propose", on="meeting", allow=rules.may_propose)
def propose(
    *, actor: Actor, meeting: Meeting, item: Item, organisation: Organisation | None = None
) -> AgendaItem:
    """Propose something to talk about, with why and how long: any member may, before the meeting."""
    found = locked(meeting, *BEFORE)
    author = _for(actor, found, organisation)
    columns = _tidy(found, item)
    same = found.items.filter(title=columns["title"], organisation=author, stage=ItemStage.PROPOSED).first()
    if same is not None:
        return same
    return AgendaItem.objects.create(
        network_id=found.network_id,
        meeting=found,
        position=last_place(found) + 1,
        person=person_of(actor),
        organisation=author,
        **columns,
    )


def _before_it(item: AgendaItem, *stages: ItemStage, version: int | None = None) -> AgendaItem:
    locked(item.meeting, *BEFORE)
    found = hold(item, version)
    if found.stage not in stages:
        raise Problem(ITEM_SETTLED)
    return found


def _write(item: AgendaItem, **columns: object) -> AgendaItem:
    AgendaItem.objects.filter(pk=item.pk).update(**columns, version=F("version") + 1)
    item.refresh_from_db()
    return item


@action("agenda.change", on="item", allow=rules.may_change_item)
def change_item(*, actor: Actor, item: AgendaItem, to: Item, version: int) -> AgendaItem:
    """Word an item anew, or give it more or less time."""
    found = _before_it(item, *WAITING, version=version)
    return _write(found, **_tidy(found.meeting, to))


@action("agenda.accept", on="item", allow=rules.in_charge("agenda.arrange", "meeting"))
def accept(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """Put what was proposed on the agenda."""
    return _write(_before_it(item, ItemStage.PROPOSED), stage=ItemStage.ON, reason="")


@action("agenda.postpone", on="item", allow=rules.in_charge("agenda.arrange", "meeting"), keeps=("reason",))
def postpone(*, actor: Actor, item: AgendaItem, reason: str) -> AgendaItem:
    """Leave an item for the next meeting, with the reason: it comes first there."""
    why = reasoned(reason)
    found = _before_it(item, *WAITING)
    return _write(found, stage=ItemStage.CARRIED_OVER, reason=why)


@action("agenda.arrange", on="item", allow=rules.in_charge("agenda.arrange", "meeting"))
def move_item(*, actor: Actor, item: AgendaItem, up: bool) -> AgendaItem:
    """Move an item one place up or down."""
    found = _before_it(item, *WAITING)
    order = list(found.meeting.items.filter(stage__in=WAITING).order_by("position", "pk"))
    place = next(number for number, each in enumerate(order) if each.pk == found.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    for number, each in enumerate(order, start=1):
        if each.position != number:
            _write(each, position=number)
    note(up=up)
    found.refresh_from_db()
    return found


@action("agenda.carry", on="meeting", allow=rules.in_charge("agenda.arrange"))
def carry(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Take over what the meeting before left over."""
    found = locked(meeting, *BEFORE)
    note(items=bring(found))
    return found


@action("agenda.ask", on="meeting", allow=rules.in_charge("agenda.arrange"))
def ask_for_items(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Ask the members what to talk about, each by her own way; asked before, the same question goes on."""
    found = locked(meeting, *BEFORE)
    wanted = Wanted(
        kind=WISH,
        about=found.pk,
        title=dict(found.names),
        question=words_of(Sentence(_QUESTION)),
        why=words_of(Sentence(_WHY)),
        shape=wish_shape(),
        until=found.starts_at,
    )
    of = [Addressee(organisation=each.pk) for each in members_for(found)]
    former = Ask.objects.select_for_update().filter(kind=WISH, about=found.pk).order_by("-raised_at").first()
    if former is None:
        raise_ask(actor, found.network, wanted, of=of)
    else:
        ask_again(former, of, wanted.until)
    return found
