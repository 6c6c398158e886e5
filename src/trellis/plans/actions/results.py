"""The writers of results: what a site reached in a period, and taking it back."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain.periods import Period
from trellis.domain.problems import CHANGED_MEANWHILE, RESULT_GONE, Problem
from trellis.domain.reached import Numbers, refuse_overlap
from trellis.members.authorship import person_of
from trellis.plans import reporters
from trellis.plans.models import Result, Site
from trellis.plans.totals import settle_totals


def numbers_of(result: Result | None) -> Numbers:
    """Give the three numbers of a result; nothing is known where there's none."""
    return Numbers(result.people, result.contacts, result.services) if result else Numbers()


def standing_result(site: Site, period: Period) -> Result | None:
    """Give what stands for a site and a period."""
    return Result.objects.filter(site=site, period=str(period), is_standing=True).first()


@action("result.record", on="site", allow=reporters.may_record)
def record(
    *,
    actor: Actor,
    site: Site,
    period: Period,
    numbers: Numbers,
    asked: UUID | None = None,
    seen: str | None = None,
) -> Result:
    """Say what a site reached in a period; a later word stands, and the former one stays readable.

    `seen` is the result that stood when the writer looked ("": none); another one isn't replaced unseen.
    """
    site = hold(site)
    given = numbers.checked()
    standing = Result.objects.filter(site=site, is_standing=True)
    refuse_overlap(period, standing.values_list("period", flat=True))
    former = standing.filter(period=str(period)).first()
    note(period=str(period))
    concern([site.activity.organisation_id])
    if former is not None and numbers_of(former) == given:
        return former
    if seen is not None and seen != (str(former.pk) if former else ""):
        raise Problem(CHANGED_MEANWHILE)
    standing.filter(period=str(period)).update(is_standing=False)
    made = Result.objects.create(
        site=site,
        period=str(period),
        people=given.people,
        contacts=given.contacts,
        services=given.services,
        person=person_of(actor),
        asked=asked,
    )
    settle_totals([site.pk])
    return made


def record_several(*, actor: Actor, period: Period, given: Mapping[Site, tuple[Numbers, str | None]]) -> int:
    """Record the numbers of several sites of a period, all or none; each with the result that was seen."""
    with transaction.atomic():
        for site, (numbers, seen) in given.items():
            record(actor=actor, site=site, period=period, numbers=numbers, seen=seen)
    return len(given)


@action("result.withdraw", on="site", allow=reporters.may_record)
def withdraw(*, actor: Actor, site: Site, result: Result) -> Site:
    """Take back what stands for a period; what was said before it stands again."""
    site = hold(site)
    standing = Result.objects.filter(site=site, pk=result.pk, is_standing=True)
    if not standing.update(is_standing=False, withdrawn_at=timezone.now()):
        raise Problem(RESULT_GONE)
    former = Result.objects.filter(site=site, period=result.period, withdrawn_at=None).order_by("-at", "-pk")
    again = former.first()
    if again is not None:
        Result.objects.filter(pk=again.pk).update(is_standing=True)
    settle_totals([site.pk])
    note(period=result.period)
    concern([site.activity.organisation_id])
    return site
