"""Reading what is to be reviewed (C5.1): documents and rules whose day has come, and what has lapsed."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.governance.models import Review, RuleVersion, Stage, Version
from trellis.networks.models import Network

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Due:
    """Something to look at again: a version of a document or a rule, by when, and whether it has lapsed."""

    version: Version | RuleVersion
    by: date
    is_late: bool
    has_lapsed: bool

    @property
    def is_rule(self) -> bool:
        """Tell a rule from a document."""
        return isinstance(self.version, RuleVersion)


def is_due(by: date) -> Q:
    """Give the filter for adopted versions whose review or sunset comes by a day."""
    return Q(stage=Stage.ADOPTED) & (Q(review_on__lte=by) | Q(sunset_on__lte=by))


def _due(version: Version | RuleVersion, today: date) -> Due:
    days = [day for day in (version.review_on, version.sunset_on) if day is not None]
    lapsed = version.sunset_on is not None and version.sunset_on < today
    return Due(version, min(days), min(days) < today, lapsed)


def reviews_due(network: Network) -> list[Due]:
    """Give what is to be reviewed within sixty days, the most urgent first."""
    today = timezone.localdate()
    wanted = is_due(today + SOON)
    papers = Version.objects.filter(wanted, network=network).defer("texts").select_related("document")
    ruled = RuleVersion.objects.filter(wanted, network=network).select_related("rule")
    found = [_due(each, today) for each in papers] + [_due(each, today) for each in ruled]
    return sorted(found, key=lambda each: (each.by, str(each.version.pk)))


def reviews_of(version: Version | RuleVersion) -> QuerySet[Review]:
    """Give how a version was reviewed, the latest first."""
    rows = Review.objects.filter(kind=version._meta.label_lower, object_id=version.pk)
    return rows.select_related("person").order_by("-on", "-pk")


def reviews_among(ids: list[UUID]) -> QuerySet[Review]:
    """Give the reviews of several versions, the latest first."""
    return Review.objects.filter(object_id__in=ids).select_related("person").order_by("-on", "-pk")
