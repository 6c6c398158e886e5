"""Reading what the minutes assemble from the record, and how far they are."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.decisions.models import Proposal
from trellis.decisions.queries.ballots import ballots_of, spoken_in
from trellis.decisions.showing import final_file, names_today, shown_verdict
from trellis.domain.asking import words_of
from trellis.domain.minuting import Came, Decided, Given, Record, Talked
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.quorum import said
from trellis.domain.speaking import fairness
from trellis.meetings import leading
from trellis.meetings.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    ItemStage,
    Meeting,
    Minutes,
    MinutesStage,
)
from trellis.meetings.queries.lines import OPEN_TASKS, line_of, times_carried
from trellis.meetings.queries.quorum import deciding, quorum_now, quorum_through
from trellis.meetings.queries.speakers import shares_of
from trellis.members.rules import in_force
from trellis.networks.models import Assignment, Network, RoleVerb
from trellis.ui.names import name_text


def wants_clearance(network: Network) -> bool:
    """Say whether a network wants its minutes cleared: a role clears them that doesn't write them (C8.14)."""
    writes = RoleVerb.objects.filter(role=OuterRef("role"), verb="minutes.write")
    clears = RoleVerb.objects.filter(role__network=network, verb="minutes.clear")
    return clears.filter(~Exists(writes)).exists()


def others_clear(minutes: Minutes) -> bool:
    """Say whether somebody else than who submitted minutes may clear them today (C8.14)."""
    clear = RoleVerb.objects.filter(role__network=minutes.network_id, verb="minutes.clear").values("role")
    holders = Assignment.objects.filter(in_force(), role__in=clear, network=minutes.network_id)
    return holders.exclude(person=minutes.submitted_by_id).exists()


def minutes_seen(actor: Actor, network: Network, pk: UUID) -> Minutes:
    """Give the minutes of a meeting, or the problem that there are none to be seen."""
    here = Minutes.objects.filter(leading.sees_row.where(actor), network=network, meeting=pk)
    found = here.select_related("meeting__network", "meeting__body", "cleared_by", "adopted_in").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _hour(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%H:%M}" if at else ""


def _came(rows: Iterable[Attendance]) -> tuple[Came, ...]:
    """Give each member once, by the row that says most; guests each for herself."""
    by_member: dict[object, list[Attendance]] = {}
    for row in rows:
        by_member.setdefault(row.organisation_id or row.pk, []).append(row)
    return tuple(_of_member(each) for each in by_member.values())


def _of_member(rows: list[Attendance]) -> Came:
    first = rows[0]
    who = tuple(row.person.name if row.person else row.guest for row in rows if row.person or row.guest)
    names = first.organisation.names if first.organisation else {"": ", ".join(who)}
    return Came(
        names=dict(names),
        presence=first.presence,
        who=who if first.organisation else (),
        from_afar=all(row.from_afar for row in rows),
        came=_hour(first.came_at),
        left=_hour(first.left_at),
    )


def decided_under(proposal: Proposal) -> Decided:
    """Give a decision with its verdict in sentences, as far as it is told."""
    for ballot in ballots_of(proposal):
        file = final_file(ballot)
        if file is not None:
            verdict = shown_verdict(file, None, names_today(spoken_in(ballot))).verdict
            kept = tuple(words_of(each) for each in verdict.explanation)
            return Decided(number=proposal.number, title=proposal.title, verdict=kept)
    return Decided(number=proposal.number, title=proposal.title)


def _given(task: ActionItem) -> Given:
    serves = name_text(task.serves.names) if task.serves else task.serves_words
    return Given(
        text=task.text,
        names=dict(task.organisation.names) if task.organisation else {},
        person=task.person.name if task.person else "",
        due=task.due.isoformat() if task.due else "",
        serves=serves,
        carried=task.carried,
    )


def _talked(item: AgendaItem, carried: int, tasks: Iterable[ActionItem]) -> Talked:
    length = None
    if item.began_at and item.ended_at:
        length = int((item.ended_at - item.began_at).total_seconds()) // 60
    return Talked(
        title=item.title,
        stage=item.stage,
        result=item.result,
        reason=item.reason,
        minutes=length,
        carried=carried,
        decided=(decided_under(item.proposal),) if item.proposal else (),
        given=tuple(_given(each) for each in tasks),
    )


def _items(meeting: Meeting) -> list[AgendaItem]:
    rows = meeting.items.exclude(stage=ItemStage.PROPOSED).select_related("proposal__network")
    return list(rows.order_by("position", "pk"))


def _given_in_time(meeting: Meeting) -> QuerySet[ActionItem]:
    """Give the tasks that minutes may tell of: those that go out tell of none that was given afterwards."""
    rows = ActionItem.objects.select_related("organisation", "person", "serves")
    is_out = Minutes.objects.filter(meeting=meeting, stage=MinutesStage.SENT)
    sent_at = is_out.values_list("sent_at", flat=True).first()
    return rows.filter(made_at__lte=sent_at) if sent_at else rows


def _open_before(meeting: Meeting, tasks: QuerySet[ActionItem]) -> list[ActionItem]:
    """Give the tasks of former meetings of the line that are still open."""
    former = Meeting.objects.filter(line_of(meeting), number__lt=meeting.number).values("pk")
    return list(tasks.filter(meeting__in=former, stage__in=OPEN_TASKS).order_by("due", "pk"))


def _quorum(meeting: Meeting) -> dict[str, Any]:
    found = deciding(meeting)
    at = meeting.opened_at or meeting.closed_at
    lost = [each for each in quorum_through(meeting, found) if not each.is_met]
    return {
        "quorum": tuple(words_of(said(each)) for each in quorum_now(meeting, found, at)),
        "quorum_lost": tuple(f"{_hour(each.since)}-{_hour(each.until)}" for each in lost),
    }


def record_of(meeting: Meeting) -> Record:
    """Give everything that the minutes of a meeting assemble, as it stands now."""
    items, in_time = _items(meeting), _given_in_time(meeting)
    tasks = list(in_time.filter(meeting=meeting).order_by("made_at", "pk"))
    often = times_carried(items)
    people = meeting.attendance.select_related("organisation", "person").order_by(
        "organisation__sort_name", "pk"
    )
    return Record(
        opened=_hour(meeting.opened_at),
        closed=_hour(meeting.closed_at),
        came=_came(people),
        items=tuple(
            _talked(each, often[each.pk], [task for task in tasks if task.item_id == each.pk])
            for each in items
        ),
        given=tuple(
            _given(each)
            for each in [*(t for t in tasks if t.item_id is None), *_open_before(meeting, in_time)]
        ),
        fairness=words_of(fairness(shares_of(meeting))),
        **_quorum(meeting),
    )
