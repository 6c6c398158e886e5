"""The writers of seats in bodies: a seat of its own, or the member's part where that tells who sits there."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.domain.problems import (
    ASSEMBLY_OF_ALL,
    BODY_ENDED,
    NOT_A_MEMBER,
    NOT_ENDED,
    NOT_SITTING,
    OFFICE_OF_A_PART,
    OFFICE_TAKEN,
    SEATS_OF_GROUP_TAKEN,
    SEATS_TAKEN,
    SITS_ALREADY,
    Problem,
)
from trellis.domain.terms import Stay, most_at_once
from trellis.governance.models import Body, BodyKind, Office, Sitting
from trellis.governance.queries.bodies import ENDINGS, PART_OF, parts_of
from trellis.ledger.models import Line
from trellis.members import actions as members
from trellis.members.actions.directory import in_order, reasoned, same_network
from trellis.members.actions.parts import Term
from trellis.members.models import Membership, Organisation, Part, Standing
from trellis.networks.models import Network
from trellis.networks.rules import holds

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Seating:
    """In which office a member sits in a body, from when and until when, and by which decision."""

    office: Office = Office.MEMBER
    since: date | None = None
    until: date | None = None
    decided_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    """A seat that is taken: by whom, in which office and group, for how long."""

    organisation: Organisation
    group: UUID | None
    office: str
    stay: Stay


def _membership(organisation: Organisation) -> Membership:
    here = organisation.memberships.filter(standing=Standing.MEMBER).select_related("constituency")
    found = here.first()
    if found is None:
        raise Problem(NOT_A_MEMBER, name=str(organisation))
    return found


def _overlapping(rows: QuerySet[Any], since: date, until: date | None) -> QuerySet[Any]:
    rows = rows.filter(Q(until=None) | Q(until__gte=since))
    return rows.filter(Q(since=None) | Q(since__lte=until)) if until else rows


def _taken(body: Body, since: date, until: date | None, but: UUID | None = None) -> list[_Taken]:
    """Give the seats that members of today have in some days of a time, but for one row."""
    standing = Membership.objects.filter(network=body.network_id, standing=Standing.MEMBER)
    groups = dict(standing.values_list("organisation", "constituency"))
    if body.is_of_parts:
        parts = _overlapping(parts_of(body), since, until).select_related("membership__organisation")
        rows = [(part.membership.organisation, Office.MEMBER.value, part) for part in parts if part.pk != but]
    else:
        seats = _overlapping(body.sittings.all(), since, until).select_related("organisation")
        rows = [(seat.organisation, seat.office, seat) for seat in seats if seat.pk != but]
    return [
        _Taken(who, groups[who.pk], office, Stay(since=row.since, until=row.until))
        for who, office, row in rows
        if who.pk in groups
    ]


def _refuse_over_the_number(body: Body, group: Any, others: list[_Taken], wanted: Stay) -> None:
    if body.seats is not None and most_at_once([each.stay for each in others], wanted) >= body.seats:
        raise Problem(SEATS_TAKEN, seats=body.seats, name=str(body))
    kept = body.seats_by.get(str(group.pk)) if group else None
    if kept is None:
        return
    theirs = [each.stay for each in others if each.group == group.pk]
    if most_at_once(theirs, wanted) >= kept:
        raise Problem(SEATS_OF_GROUP_TAKEN, seats=kept, group=str(group))


def _check(body: Body, membership: Membership, seating: Seating, taken: list[_Taken]) -> None:
    wanted = Stay(since=seating.since, until=seating.until)
    others = [each for each in taken if each.organisation.pk != membership.organisation_id]
    _refuse_over_the_number(body, membership.constituency, others, wanted)
    if seating.office == Office.MEMBER:
        return
    if body.is_of_parts:
        raise Problem(OFFICE_OF_A_PART)
    holder = next((each for each in others if each.office == seating.office), None)
    if holder is not None:
        raise Problem(OFFICE_TAKEN, name=str(holder.organisation))


@action("body.seat", on="body", allow=holds("body.seat"))
def seat(*, actor: Actor, body: Body, organisation: Organisation, seating: Seating) -> Sitting | Part:
    """Give a member a seat in a body for a term, or another office to one that sits there."""
    same_network(body.network, organisation)
    # Two who fill the last seat at once would each find it empty: so one at a time for a body.
    body = Body.objects.select_for_update(of=("self",)).select_related("network").get(pk=body.pk)
    since = seating.since or timezone.localdate()
    in_order(since, seating.until)
    if body.kind == BodyKind.ASSEMBLY:
        raise Problem(ASSEMBLY_OF_ALL)
    if body.until is not None and body.until < since:
        raise Problem(BODY_ENDED, name=str(body))
    membership, taken = _membership(organisation), _taken(body, since, seating.until)
    given = Seating(office=seating.office, since=since, until=seating.until, decided_by=seating.decided_by)
    _check(body, membership, given, taken)
    note(body=body, organisation=organisation, office=given.office, since=since, until=given.until)
    note(decided_by=given.decided_by)
    sits = any(each.organisation.pk == organisation.pk for each in taken)
    if body.is_of_parts:
        return _give_part(actor, body, membership, given, sits=sits)
    if sits:
        _make_way(body, organisation, given)
    return Sitting.objects.create(network=body.network, body=body, organisation=organisation, **vars(given))


def _give_part(actor: Actor, body: Body, membership: Membership, seating: Seating, *, sits: bool) -> Part:
    if sits:
        raise Problem(SITS_ALREADY, name=str(membership.organisation))
    kind = PART_OF[BodyKind(body.kind)]
    term = Term(kind=kind, for_constituency=body.for_constituency, since=seating.since, until=seating.until)
    return members.give_part(actor=actor, membership=membership, term=term)


def _make_way(body: Body, organisation: Organisation, seating: Seating) -> None:
    """End the seat that a member has, the day before it takes up another office."""
    since = seating.since or timezone.localdate()
    former = _overlapping(body.sittings.filter(organisation=organisation), since, seating.until)
    again = former.filter(Q(office=seating.office) | Q(since__gte=since))
    if again.exists():
        raise Problem(SITS_ALREADY, name=str(organisation))
    former.update(until=since - _DAY, version=F("version") + 1)


@action("body.unseat", on="body", allow=holds("body.unseat"), keeps=("reason", "until"))
def unseat(
    *, actor: Actor, body: Body, organisation: Organisation, reason: str, until: date | None = None
) -> Sitting | Part:
    """End a member's seat in a body, with the reason; it can be taken back."""
    day, says = until or timezone.localdate(), reasoned(reason)
    note(body=body, organisation=organisation)
    if body.is_of_parts:
        parts = parts_of(body).filter(membership__organisation=organisation)
        part = parts.filter(Q(until=None) | Q(until__gt=day)).order_by("since").first()
        if part is None:
            raise Problem(NOT_SITTING, name=str(organisation))
        note(before=part.until)
        return members.end_part(actor=actor, part=part, until=day)
    here = body.sittings.filter(Q(until=None) | Q(until__gt=day), organisation=organisation)
    row = here.select_for_update().order_by("since").first()
    if row is None:
        raise Problem(NOT_SITTING, name=str(organisation))
    in_order(row.since, day)
    note(before=row.until)
    here.filter(pk=row.pk).update(until=day, ended_reason=says, version=F("version") + 1)
    row.refresh_from_db()
    return row


def _former_end(row: Sitting | Part, network: Network) -> date | None:
    """Give until when a seat was to run before it was ended, as the record's line of its ending says."""
    lines = Line.objects.filter(chain=network.pk, object_id=row.pk, verb__in=ENDINGS)
    last = lines.order_by("-number").first()
    if last is None:
        raise Problem(NOT_ENDED)
    before = last.detail.get("before")
    return date.fromisoformat(before) if before else None


def _last_ended(body: Body, organisation: Organisation) -> Sitting | Part:
    rows: QuerySet[Any] = (
        parts_of(body)
        .filter(membership__organisation=organisation)
        .select_related("membership__organisation")
        if body.is_of_parts
        else body.sittings.filter(organisation=organisation)
    )
    found: Sitting | Part | None = rows.exclude(until=None).order_by("-until", "-pk").first()
    if found is None:
        raise Problem(NOT_ENDED)
    return found


@action("body.reseat", on="body", allow=holds("body.unseat"))
def reseat(*, actor: Actor, body: Body, organisation: Organisation) -> Sitting | Part:
    """Take back that a member's seat ended: it runs on as before."""
    body = Body.objects.select_for_update(of=("self",)).select_related("network").get(pk=body.pk)
    row = _last_ended(body, organisation)
    until = _former_end(row, body.network)
    note(body=body, organisation=organisation, before=row.until, until=until)
    office = Office(row.office) if isinstance(row, Sitting) else Office.MEMBER
    taken = _taken(body, row.since or date.min, until, but=row.pk)
    if any(each.organisation.pk == organisation.pk for each in taken):
        raise Problem(SITS_ALREADY, name=str(organisation))
    _check(body, _membership(organisation), Seating(office=office, since=row.since, until=until), taken)
    if isinstance(row, Part):
        return members.resume_part(actor=actor, part=row, until=until)
    ended = Sitting.objects.filter(pk=row.pk, until=row.until).exclude(until=until)
    if not ended.update(until=until, ended_reason="", version=F("version") + 1):
        raise Problem(NOT_ENDED)
    row.refresh_from_db()
    return row


def end_parts(actor: Actor, body: Body, day: date) -> None:
    """End, with a body, the parts that told who sat in it."""
    if body.is_of_parts:
        begun = Q(since=None) | Q(since__lte=day)
        for part in parts_of(body).filter(begun, Q(until=None) | Q(until__gt=day)):
            members.end_part(actor=actor, part=part, until=day)


def resume_parts(actor: Actor, body: Body, day: date | None) -> None:
    """Let the parts run on that ended with a body on its last day."""
    if body.is_of_parts:
        lines = Line.objects.filter(chain=body.network_id, verb="part.end").values("object_id")
        still = parts_of(body).filter(until=day, pk__in=lines, membership__standing=Standing.MEMBER)
        for part in still.select_related("membership__organisation"):
            members.resume_part(actor=actor, part=part, until=_former_end(part, body.network))
