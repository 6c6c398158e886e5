"""What keeps an activity from starting: approvals that are missing (C1.3), others that must end before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.domain.ordering import waits_for
from trellis.domain.permission import Approved, Permission, permission
from trellis.plans.models import Activity, Approval, ApprovalStage, Status
from trellis.ui.names import name_text

NAMED = 5
"""So many places without an approval are named; the others are counted."""
_OVER = (Status.ENDED, Status.DROPPED)


@dataclass(frozen=True)
class Hindrances:
    """What it waits for, the places that no approval covers, and when the first approval runs out."""

    waits_for: tuple[Activity, ...]
    uncovered: tuple[str, ...]
    until: date | None = None

    @property
    def any(self) -> bool:
        """Say whether anything keeps it from starting."""
        return bool(self.waits_for or self.uncovered)


def _given_for(activity: Activity) -> list[Approval]:
    here = Approval.objects.filter(network=activity.network_id, stage=ApprovalStage.GIVEN)
    return list(here.filter(Q(activity=activity) | Q(activity=None)).order_by("pk"))


def approved(approvals: Iterable[Approval]) -> list[Approved]:
    """Give approvals as the domain knows them."""
    return [
        Approved(key=str(each.pk), area=each.path, since=each.since, until=each.until)
        for each in approvals
        # One for nothing in particular would cover everything.
        if each.activity_id or each.path
    ]


def permission_of(activity: Activity, day: date | None = None) -> tuple[Permission, dict[str, str]]:
    """Give what is allowed of an activity on a day, and what its sites are called."""
    rows = activity.sites.select_related("place").order_by("path", "pk")
    sites = {each.path or f"said:{each.pk.hex}": each for each in rows}
    paths = {key: each.path for key, each in sites.items()}
    names = {
        key: name_text(each.place.names) if each.place else each.said or _("the whole activity")
        for key, each in sites.items()
    }
    found = permission(paths, approved(_given_for(activity)), day or timezone.localdate())
    return found, names or {"": _("the whole activity")}


def hindrances(activity: Activity) -> Hindrances:
    """Give all that keeps an activity from starting today."""
    before = list(activity.after.order_by("number"))
    over = [each for each in before if each.status in _OVER]
    waits = waits_for(before, over)
    if not activity.needs_approval:
        return Hindrances(waits, ())
    found, names = permission_of(activity)
    return Hindrances(waits, _few([names[each] for each in found.uncovered]), found.until)


def _few(names: list[str]) -> tuple[str, ...]:
    more = len(names) - NAMED
    if more <= 0:
        return tuple(names)
    return (*names[:NAMED], _("%(count)s further places") % {"count": more})
