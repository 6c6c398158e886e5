"""Bodies: which there are, who sits in them on a day, and who is entitled to decide."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.governance.models import Body, BodyKind, Office, Sitting
from trellis.members.models import Constituency, Membership, Organisation, Part, PartKind, Standing
from trellis.networks.models import Network
from trellis.networks.rules import sees

PART_OF = {BodyKind.CORE: PartKind.CORE, BodyKind.SECRETARIAT: PartKind.SECRETARIAT}
"""The part that a member plays when it sits in a body of this kind."""

ENDINGS = ("body.unseat", "part.end")
"""The deeds that end a seat; their lines keep until when it was to run."""

KINDS = {kind: place for place, kind in enumerate(BodyKind.values)}


@dataclass(frozen=True)
class Holder:
    """A member that sits in a body: its office, its term, and the row that says so (none: an assembly)."""

    organisation: Organisation
    constituency: Constituency | None
    office: str = Office.MEMBER
    since: date | None = None
    until: date | None = None
    row: Sitting | Part | None = None


def on_day(day: date) -> Q:
    """Give the filter for what has begun and hasn't ended on a day."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


def bodies_of(actor: Actor, network: Network) -> list[Body]:
    """Give a network's bodies that somebody may see: those of today first, the assembly before the others."""
    here = Body.objects.filter(sees().where(actor), network=network).select_related(
        "for_constituency", "unit"
    )
    today = timezone.localdate()
    return sorted(here, key=lambda each: (not stands(each, today), KINDS[each.kind], each.pk))


def stands(body: Body, day: date) -> bool:
    """Say whether a body is there on a day."""
    return (body.since is None or body.since <= day) and (body.until is None or body.until >= day)


def body_seen(actor: Actor, network: Network, pk: UUID) -> Body:
    """Give a body, or the problem that there's none to be seen."""
    here = Body.objects.filter(sees().where(actor), network=network, pk=pk)
    found = here.select_related("network", "for_constituency", "unit").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def memberships_on(network: Network, day: date) -> dict[UUID, Membership]:
    """Give the memberships of a day, by organisation, in the order of names."""
    standing = Q(standing=Standing.MEMBER) | Q(standing=Standing.LEFT, left_on__gt=day)
    joined = Q(joined_on=None) | Q(joined_on__lte=day)
    here = Membership.objects.filter(standing, joined, network=network, organisation__same_as=None)
    rows = here.select_related("organisation", "constituency").order_by("organisation__sort_name", "pk")
    return {row.organisation_id: row for row in rows}


def parts_of(body: Body) -> QuerySet[Part]:
    """Give the parts that tell who sits, and sat, in a core group or a secretariat."""
    here = Part.objects.filter(membership__network=body.network_id, kind=PART_OF[BodyKind(body.kind)])
    return here.filter(for_constituency=body.for_constituency_id)


def _played(network: Network, day: date, kinds: Iterable[str]) -> list[Part]:
    here = Part.objects.filter(on_day(day), membership__network=network, kind__in=list(kinds))
    return list(here.select_related("membership").order_by("since", "pk"))


def playing(network: Network, kind: str, day: date) -> set[UUID]:
    """Give the organisations that play a part in a network on a day."""
    return {part.membership.organisation_id for part in _played(network, day, [kind])}


Rows = dict[UUID, Sitting | Part]


def _rows(bodies: list[Body], network: Network, day: date) -> tuple[dict[UUID, Rows], set[UUID]]:
    """Give the rows that say who sits in each of these bodies, and who chairs the network."""
    found: dict[UUID, Rows] = {body.pk: {} for body in bodies}
    for row in Sitting.objects.filter(on_day(day), body__in=list(found)).order_by("since", "pk"):
        found[row.body_id][row.organisation_id] = row
    parts = _played(network, day, [*PART_OF.values(), PartKind.CHAIR])
    for body in (each for each in bodies if each.is_of_parts):
        told_by = (PART_OF[BodyKind(body.kind)], body.for_constituency_id)
        found[body.pk] = {
            part.membership.organisation_id: part
            for part in parts
            if (part.kind, part.for_constituency_id) == told_by
        }
    return found, {part.membership.organisation_id for part in parts if part.kind == PartKind.CHAIR}


def holders_of(bodies: list[Body], network: Network, on: date | None = None) -> dict[UUID, list[Holder]]:
    """Give who sits in each of a network's bodies on a day (today), with as many queries for one as for all.

    Who chairs an assembly or a core group is told by the member's part as chair. Who isn't a member on that
    day doesn't sit, though its seat hasn't been ended.
    """
    day = on or timezone.localdate()
    members = memberships_on(network, day)
    rows, chairs = _rows(bodies, network, day)
    return {
        body.pk: _seated(body, members, rows[body.pk], chairs) if stands(body, day) else [] for body in bodies
    }


def holders(body: Body, on: date | None = None) -> list[Holder]:
    """Give the members that sit in a body on a day (today), those with an office first."""
    return holders_of([body], body.network, on)[body.pk]


_RANK = {Office.CHAIR: 0, Office.VICE: 1, Office.SECRETARY: 2, Office.MEMBER: 3}


def _seated(body: Body, members: dict[UUID, Membership], rows: Rows, chairs: set[UUID]) -> list[Holder]:
    if body.kind == BodyKind.ASSEMBLY:
        found = [_member(each) for each in members.values()]
    else:
        found = [_holder(member, rows[pk]) for pk, member in members.items() if pk in rows]
    if body.kind in {BodyKind.ASSEMBLY, BodyKind.CORE}:
        found = [
            replace(each, office=Office.CHAIR) if each.organisation.pk in chairs else each for each in found
        ]
    return sorted(found, key=lambda holder: _RANK[Office(holder.office)])


def _member(member: Membership) -> Holder:
    return Holder(member.organisation, member.constituency, since=member.joined_on)


def _holder(member: Membership, row: Sitting | Part) -> Holder:
    office = row.office if isinstance(row, Sitting) else Office.MEMBER.value
    return Holder(member.organisation, member.constituency, office, row.since, row.until, row)


def deciders(body: Body | None, network: Network, on: date | None = None) -> list[Holder]:
    """Give the members entitled to decide: those of a body, or all; observers speak and don't decide."""
    day = on or timezone.localdate()
    members = memberships_on(network, day).values() if body is None else ()
    everybody = holders(body, day) if body else [_member(each) for each in members]
    observers = playing(network, PartKind.OBSERVER, day)
    return [each for each in everybody if each.organisation.pk not in observers]
