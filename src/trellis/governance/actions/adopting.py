"""What documents and rules have in common: who writes, and how a version comes into force and out of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from trellis.access.action import note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.accounts.models import Person
from trellis.domain.problems import (
    DECISION_MISSING,
    LATER_IN_FORCE,
    NOT_IN_FORCE,
    VERSION_SETTLED,
    Problem,
)
from trellis.governance.models import Finding, Review, RuleVersion, Stage, Version
from trellis.members.actions.directory import in_order, not_ahead, reasoned
from trellis.members.queries.acting import sole_organisation

OPEN = (Stage.DRAFT, Stage.PROPOSED)
ADOPTABLE = (*OPEN, Stage.DECLINED, Stage.SUPERSEDED, Stage.ENDED)
"""What can come into force; a former version can again, which is how an adoption is taken back."""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """How something was adopted: by a proposal of this network, or elsewhere, which the note tells."""

    on: date | None = None
    decided_by: UUID | None = None
    note: str = ""
    review_on: date | None = None
    sunset_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a review found, why, when to look again, and until when it holds unless it is kept again."""

    finding: Finding
    reason: str
    next_on: date | None = None
    sunset_on: date | None = None
    decided_by: UUID | None = None


def person_of(actor: Actor) -> Person | None:
    """Give the person who acts, to be kept as an author."""
    return actor.person if isinstance(actor.person, Person) else None


def member_of(actor: Actor, network: UUID) -> UUID | None:
    """Give the member for which somebody writes, where that is clear."""
    if actor.organisation or actor.person_id is None:
        return actor.organisation
    return sole_organisation(actor.person_id, network)


def authorship(actor: Actor, network: UUID) -> dict[str, Any]:
    """Give the columns that say who wrote something, and for which member."""
    return {"network_id": network, "author": person_of(actor), "organisation_id": member_of(actor, network)}


def _check(decided: Decided, day: date) -> None:
    if decided.decided_by is None and not decided.note.strip():
        raise Problem(DECISION_MISSING)
    for later in (decided.review_on, decided.sunset_on):
        in_order(day, later)


def put_in_force(
    version: Version | RuleVersion, siblings: QuerySet[Any], decided: Decided, review_on: date | None = None
) -> None:
    """Let a version be in force instead of the former one, from the day of its decision."""
    day = not_ahead(decided.on)
    _check(decided, day)
    if hold(version).stage not in ADOPTABLE:
        raise Problem(VERSION_SETTLED, number=version.number)
    former = siblings.filter(stage=Stage.ADOPTED)
    standing = former.values_list("adopted_on", flat=True).first()
    if standing and standing > day:
        raise Problem(LATER_IN_FORCE, day=standing.isoformat())
    former.update(stage=Stage.SUPERSEDED, ended_on=day, version=F("version") + 1)
    version.stage, version.adopted_on, version.ended_on = Stage.ADOPTED, day, None
    version.adopted_by, version.adopted_note = decided.decided_by, decided.note.strip()
    version.review_on, version.sunset_on = decided.review_on or review_on, decided.sunset_on
    version.version += 1
    version.save()
    note(on=day, decided_by=decided.decided_by, review_on=version.review_on, sunset_on=version.sunset_on)


def look_again(actor: Actor, version: Version | RuleVersion, look: Look) -> Review:
    """Keep what a review found; what was met or dropped is no longer in force from today."""
    today = timezone.localdate()
    if hold(version).stage != Stage.ADOPTED:
        raise Problem(NOT_IN_FORCE)
    for later in (look.next_on, look.sunset_on):
        in_order(today, later)
    review = Review.objects.create(
        network_id=version.network_id,
        kind=version._meta.label_lower,
        object_id=version.pk,
        finding=look.finding,
        reason=reasoned(look.reason),
        on=today,
        next_on=look.next_on,
        person=person_of(actor),
        decided_by=look.decided_by,
    )
    version.review_on = look.next_on
    if look.finding == Finding.KEEP:
        version.sunset_on = look.sunset_on
    if look.finding in {Finding.MET, Finding.DROP}:
        version.stage, version.ended_on, version.review_on = Stage.ENDED, today, None
    version.version += 1
    version.save()
    if isinstance(version, RuleVersion):
        note(rule=version.rule_id)
    else:
        note(document=version.document_id)
    note(finding=look.finding.value, next_on=look.next_on)
    return review


def move(version: Version | RuleVersion, stages: tuple[Stage, ...], to: Stage, **columns: Any) -> None:
    """Bring a version from one of some stages to another; one that was settled meanwhile stays as it is."""
    if hold(version).stage not in stages:
        raise Problem(VERSION_SETTLED, number=version.number)
    for name, value in columns.items():
        setattr(version, name, value)
    version.stage = to
    version.version += 1
    version.save()
