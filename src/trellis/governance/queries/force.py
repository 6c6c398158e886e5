"""What is in force: adopted, and not past a sunset at which nobody kept it. It is asked anew each time."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from trellis.governance.models import Stage
from trellis.governance.models.documents import Adoption


def in_force(on: date | None = None, via: str = "") -> Q:
    """Give the filter for versions in force on a day; `via` leads to the version from what is filtered."""
    day = on or timezone.localdate()
    before = f"{via}__" if via else ""
    lasts = Q(**{f"{before}sunset_on": None}) | Q(**{f"{before}sunset_on__gte": day})
    return Q(**{f"{before}stage": Stage.ADOPTED}) & lasts


def lapsed(on: date | None = None) -> Q:
    """Give the filter for versions that were adopted and whose sunset has passed without being kept."""
    return Q(stage=Stage.ADOPTED, sunset_on__lt=on or timezone.localdate())


def is_in_force(version: Adoption, on: date) -> bool:
    """Say whether a version is in force on a day."""
    return version.stage == Stage.ADOPTED and (version.sunset_on is None or version.sunset_on >= on)
