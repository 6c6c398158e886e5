"""The page of what came to no network, for whoever looks after the installation."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from trellis.access.request import Request
from trellis.channels import rules
from trellis.channels.actions import forget_stray, settle_stray
from trellis.channels.models import Inbound, Understood
from trellis.channels.queries.inbound import EVERYTHING, PAGE, UNSETTLED, WAITS, listed, one_of
from trellis.channels.queries.inbound import strays as seen_by
from trellis.channels.views.inbound import why_of
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.ui.addresses import an_id, further
from trellis.ui.deeds import done, not_done


@never_cache
@require_GET
def strays(request: Request) -> HttpResponse:
    """Show what came to no network: first what waits."""
    if not rules.sees_strays.test(request.actor, Inbound()):
        raise Problem(NOT_FOUND)
    show = EVERYTHING if request.GET.get("show") == EVERYTHING else WAITS
    rows = listed(seen_by(request.actor), show, an_id(request.GET.get("after", "")))
    context = {
        "rows": [(each, why_of(each)) for each in rows[:PAGE]],
        "labels": dict(Understood.choices),
        "unsettled": UNSETTLED,
        "show": show,
        "next": further(request, "after", rows[PAGE - 1].pk if len(rows) > PAGE else ""),
    }
    return render(request, "channels/strays.html", context)


def _deed(request: Request, pk: UUID, does: Callable[..., Inbound], says: str) -> HttpResponse:
    found = one_of(seen_by(request.actor), pk)
    try:
        does(actor=request.actor, inbound=found)
    except Problem as problem:
        return not_done(request, problem, "strays")
    return done(request, says, "strays")


@require_POST
def stray_settle(request: Request, pk: UUID) -> HttpResponse:
    """Put a message away that needs nothing more."""
    return _deed(request, pk, settle_stray, _("It is put away. All that came stands under “All”."))


@require_POST
def stray_forget(request: Request, pk: UUID) -> HttpResponse:
    """Forget what a message said, and where it came from."""
    return _deed(request, pk, forget_stray, _("It is forgotten: what it said, and where it came from."))
