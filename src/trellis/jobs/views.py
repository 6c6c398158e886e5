"""Background work as whoever looks after the installation sees it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.access.request import Request
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.jobs import actions, queries, rules
from trellis.ui.deeds import done, not_done

_MOST_PAGES = 10_000


def _page(request: Request) -> int:
    given = request.GET.get("page", "")
    number = int(given[:6]) if given.isascii() and given.isdecimal() else 1
    return min(max(number, 1), _MOST_PAGES)


@require_safe
def jobs(request: Request) -> HttpResponse:
    """Show what waits, what is under way, and what failed for good and why."""
    if not rules.sees_jobs.test(request.actor, None):
        raise Problem(NOT_FOUND)
    number = _page(request)
    failed = queries.failed(request.actor, number)
    context = {
        "piles": queries.piles(request.actor),
        "under_way": queries.under_way(request.actor),
        "failed": failed[: queries.SHOWN],
        "last_done": queries.last_done(request.actor),
        "previous": f"?page={number - 1}" if number > 1 else "",
        "next": f"?page={number + 1}" if len(failed) > queries.SHOWN else "",
    }
    return render(request, "jobs/jobs.html", context)


@require_POST
def job_retry(request: Request, pk: UUID) -> HttpResponse:
    """Let a job that failed for good be tried again."""
    job = queries.job_to(request.actor, pk)
    try:
        actions.retry_job(actor=request.actor, job=job)
    except Problem as problem:
        return not_done(request, problem, "jobs")
    return done(request, _("It is tried again in a moment."), "jobs")
