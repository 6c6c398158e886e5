"""The writers of bodies: set up, changed, ended, and put back when that was a mistake."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    ENDED_ALREADY,
    NAME_MISSING,
    NOT_ENDED,
    ONE_ASSEMBLY,
    SAME_BODY,
    SEATS_DIFFER,
    Problem,
)
from trellis.governance.actions.sitting import end_parts, resume_parts
from trellis.governance.models import Body, BodyKind
from trellis.governance.subjects import Subject
from trellis.members.actions.directory import in_order, reasoned, same_network
from trellis.members.models import Constituency
from trellis.members.naming import tidy
from trellis.networks.models import Network, Unit
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Charter:
    """What a body is: its kind and names, what for, what it may decide, its seats and its terms.

    `seats_by` gives the seats that are kept for constituencies, by their ids.
    """

    kind: BodyKind
    names: Mapping[str, str]
    purpose: str = ""
    decides: tuple[Subject, ...] = ()
    for_constituency: Constituency | None = None
    unit: Unit | None = None
    seats: int | None = None
    seats_by: Mapping[str, int] = field(default_factory=dict)
    term_months: int | None = None
    terms_in_a_row: int | None = None
    since: date | None = None


def _columns(charter: Charter) -> dict[str, Any]:
    columns = {name: value for name, value in vars(charter).items() if name != "kind"}
    seats_by = {str(pk): number for pk, number in charter.seats_by.items() if number}
    return columns | {
        "names": tidy(charter.names),
        "purpose": charter.purpose.strip(),
        "decides": [each.value for each in charter.decides],
        "seats_by": seats_by,
    }


def _check(network: Network, charter: Charter) -> None:
    same_network(network, charter.for_constituency, charter.unit)
    if not tidy(charter.names):
        raise Problem(NAME_MISSING)
    by = sum(charter.seats_by.values())
    if charter.seats is not None and by > charter.seats:
        raise Problem(SEATS_DIFFER, by=by, seats=charter.seats)


def _refuse_double(
    network: Network, kind: str, for_constituency: Constituency | None, but: Body | None = None
) -> None:
    """Refuse a second assembly, and a second body of which the same parts would tell who sits in it."""
    # Two who set up at once would each find none: so one at a time for a network.
    Network.objects.select_for_update().get(pk=network.pk)
    standing = Q(until=None) | Q(until__gte=timezone.localdate())
    others = Body.objects.filter(standing, network=network, kind=kind)
    others = others.exclude(pk=but.pk) if but else others
    if kind == BodyKind.ASSEMBLY and others.exists():
        raise Problem(ONE_ASSEMBLY)
    twin = others.filter(for_constituency=for_constituency).first()
    if twin is not None and twin.is_of_parts:
        raise Problem(SAME_BODY, name=str(twin))


@action("body.add", on="network", allow=holds("body.add", via=""), keeps=("decided_by",))
def add_body(*, actor: Actor, network: Network, charter: Charter, decided_by: UUID | None = None) -> Body:
    """Set up a body of the network."""
    _check(network, charter)
    _refuse_double(network, charter.kind, charter.for_constituency)
    note(kind=charter.kind, seats=charter.seats)
    return Body.objects.create(network=network, kind=charter.kind, decided_by=decided_by, **_columns(charter))


@action("body.change", on="body", allow=holds("body.change"))
def change_body(*, actor: Actor, body: Body, version: int, charter: Charter) -> Body:
    """Change what a body is for, what it may decide, its seats and its terms; its kind stays."""
    _check(body.network, charter)
    if charter.for_constituency != body.for_constituency:
        _refuse_double(body.network, body.kind, charter.for_constituency, but=body)
    columns, before = _columns(charter), Body.objects.get(pk=body.pk)
    in_order(charter.since, before.until)
    if not Body.objects.filter(pk=body.pk, version=version).update(**columns, version=F("version") + 1):
        raise Problem(CHANGED_MEANWHILE)
    note(changed=[name for name, value in columns.items() if getattr(before, name) != value])
    body.refresh_from_db()
    return body


@action("body.end", on="body", allow=holds("body.end"), keeps=("reason", "until"))
def end_body(*, actor: Actor, body: Body, reason: str, until: date | None = None) -> Body:
    """End a body, with the reason; the parts that told who sat in it end with it."""
    day = until or timezone.localdate()
    in_order(body.since, day)
    here = Body.objects.filter(Q(until=None) | Q(until__gt=day), pk=body.pk)
    if not here.update(until=day, ended_reason=reasoned(reason), version=F("version") + 1):
        raise Problem(ENDED_ALREADY)
    end_parts(actor, body, day)
    body.refresh_from_db()
    return body


@action("body.resume", on="body", allow=holds("body.end"))
def resume_body(*, actor: Actor, body: Body) -> Body:
    """Take back that a body ended: it stands again, and who sat in it sits again."""
    _refuse_double(body.network, body.kind, body.for_constituency, but=body)
    note(before={"until": body.until, "reason": body.ended_reason})
    ended = Body.objects.filter(pk=body.pk, until__isnull=False)
    if not ended.update(until=None, ended_reason="", version=F("version") + 1):
        raise Problem(NOT_ENDED)
    resume_parts(actor, body, body.until)
    body.refresh_from_db()
    return body
