"""Who does the same, or something else, in the same places: overlaps and partners, out of sites."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import F

from trellis.access.actor import Actor
from trellis.domain.coverage import Activity as Known
from trellis.domain.coverage import Status as Stage
from trellis.domain.overlap import Overlap, overlaps
from trellis.domain.partnering import Doing, Partner, partners_of
from trellis.members.models import Organisation
from trellis.places.models import STEP, Place
from trellis.plans.models import Site, Status
from trellis.plans.queries.coverage import Look, seen_sites

MOST = 5_000
"""Of how many sites overlaps are looked for at once: a province has fewer."""
STAGES = {
    Status.PLANNED: Stage.PLANNED,
    Status.ACTIVE: Stage.ACTIVE,
    Status.PAUSED: Stage.PLANNED,
    Status.ENDED: Stage.ENDED,
    Status.DROPPED: Stage.ENDED,
}


def known(site: Site) -> Known:
    """Give a site as the pure code knows an activity, for somebody who may read it."""
    act, path = site.activity, site.path
    return Known(
        key=site.pk,
        organisation=act.organisation_id.hex,
        kind=act.kind_id.hex if act.kind_id else "",
        group=site.group_id.hex if site.group_id else "",
        path=tuple(path[at : at + STEP] for at in range(0, len(path), STEP)),
        status=STAGES[Status(act.status)],
        since=act.since,
        until=act.until,
        people=site.people_most,
        contacts=site.contacts,
        services=site.services,
    )


@dataclass(frozen=True)
class Overlaps:
    """The overlaps of an area, those of most organisations first; or that it is too large to look."""

    found: list[Overlap]
    is_too_large: bool = False


def overlaps_in(actor: Actor, look: Look) -> Overlaps:
    """Give who does the same work for the same group in one place at the same time, at the level."""
    rows = seen_sites(actor, look).filter(path__gt=look.path[: STEP * look.depth])
    sites = list(rows.order_by()[: MOST + 1])
    if len(sites) > MOST:
        return Overlaps([], is_too_large=True)
    found = overlaps(map(known, sites), level=look.depth, today=look.day)
    return Overlaps(sorted(found, key=lambda each: (-len(each.organisations), each.place, each.kind)))


def partners_in(actor: Actor, look: Look, organisation: Organisation) -> list[Partner]:
    """Suggest partners to an organisation, by the places of the level in which it works."""
    rows = seen_sites(actor, replace(look, kind=None, group=None)).select_related(None)
    marked = rows.annotate(at=look.place_at(), about=F("activity__kind"), who=F("activity__organisation"))
    own = set(marked.filter(who=organisation.pk).values_list("at", flat=True).order_by()) - {""}
    if not own:
        return []
    triples = marked.filter(at__in=own).values_list("at", "about", "who").order_by().distinct()
    doing = (Doing(at, kind.hex if kind else "", who.hex) for at, kind, who in triples)
    return partners_of(organisation.pk.hex, doing)


def organisations_named(ids: Iterable[str]) -> dict[str, Organisation]:
    """Give organisations by the ids that the pure code has."""
    found = Organisation.objects.filter(pk__in={UUID(each) for each in ids}).only("names", "is_invented")
    return {each.pk.hex: each for each in found}


def places_named(ids: Iterable[str]) -> dict[str, Place]:
    """Give places by the ids that the pure code has."""
    return {each.pk.hex: each for each in Place.objects.filter(pk__in={UUID(each) for each in ids})}
