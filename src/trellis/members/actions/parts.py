"""The writers of parts: core group, secretariat, chair, observer, patron, each for a term."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.domain.problems import ANSWERED_ALREADY, ENDED_ALREADY, NOT_A_MEMBER, Problem
from trellis.members.actions.directory import in_order, same_network
from trellis.members.models import Constituency, Membership, Part, PartKind, Standing
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Term:
    """A part and its term; a secretariat may be for one constituency, so there can be two (C7.2)."""

    kind: PartKind
    for_constituency: Constituency | None = None
    since: date | None = None
    until: date | None = None
    turn: int | None = None


@action("part.give", on="membership", allow=holds("part.give"))
def give_part(*, actor: Actor, membership: Membership, term: Term) -> Part:
    """Give a member a part to play, for a term, with its turn when the part goes round."""
    if membership.standing != Standing.MEMBER:
        raise Problem(NOT_A_MEMBER, name=str(membership.organisation))
    same_network(membership.network, term.for_constituency)
    in_order(term.since, term.until)
    note(**{name: value for name, value in vars(term).items() if value is not None})
    return Part.objects.create(membership=membership, **vars(term))


@action("part.end", on="part", allow=holds("part.end", via="membership__network"), keeps=("until",))
def end_part(*, actor: Actor, part: Part, until: date) -> Part:
    """Say until when a member plays a part."""
    in_order(part.since, until)
    note(before=part.until)
    if part.until is not None and part.until <= until:
        raise Problem(ENDED_ALREADY)
    Part.objects.filter(pk=part.pk).update(until=until, version=F("version") + 1)
    part.refresh_from_db()
    return part


@action("part.resume", on="part", allow=holds("part.end", via="membership__network"))
def resume_part(*, actor: Actor, part: Part, until: date | None = None) -> Part:
    """Take back that a part ended: it runs on, to the day on which it was to end before."""
    if part.membership.standing != Standing.MEMBER:
        raise Problem(NOT_A_MEMBER, name=str(part.membership.organisation))
    note(before=part.until, until=until)
    ended = Part.objects.filter(pk=part.pk, until=part.until).exclude(until=until)
    if not ended.update(until=until, version=F("version") + 1):
        raise Problem(ANSWERED_ALREADY)
    part.refresh_from_db()
    return part
