"""Pages of tasks: the network's and one's own, given, taken, done, changed, dropped."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.carryover import advice
from trellis.meetings import leading
from trellis.meetings.actions import tasks as actions
from trellis.meetings.forms.after import WorkChangeForm, WorkForm
from trellis.meetings.models import ActionItem, AgendaItem
from trellis.meetings.queries.meetings import meeting_seen
from trellis.meetings.queries.tasks import SHOWS, of_mine, task_in, tasks_of
from trellis.meetings.views.frame import room_address, tapped, to_room
from trellis.meetings.views.show import form_page, page
from trellis.members.forms.membership import ReasonForm
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done
from trellis.ui.sentences import said

ON_A_PAGE = 50


def _to_tasks(network: Network) -> tuple[Crumb]:
    return ((_("Tasks"), reverse("tasks", args=[network.slug])),)


def _number(written: str) -> int:
    """Give the page that an address names; a strange one is the first."""
    is_number = written.isascii() and written.isdigit() and len(written) < 5
    return max(1, int(written)) if is_number else 1


def _shown(request: Request, found: QuerySet[ActionItem]) -> list[tuple[ActionItem, str, bool, bool]]:
    """Give tasks with advice, and whether the reader is to do them, or keeps them."""
    rows = list(found)
    listed = ActionItem.objects.filter(pk__in=[each.pk for each in rows])
    mine = set(listed.filter(of_mine(request.actor)).values_list("pk", flat=True))
    kept = set(listed.filter(leading.may_keep_task.where(request.actor)).values_list("pk", flat=True))
    return [(each, _advice(each), each.pk in mine, each.pk in kept) for each in rows]


@require_GET
def tasks(request: Request, slug: str) -> HttpResponse:
    """Show a network's tasks: open, mine, overdue, done."""
    network = network_named(request.actor, slug)
    show, number = request.GET.get("show", ""), _number(request.GET.get("page", ""))
    show = show if show in SHOWS else SHOWS[0]
    found = tasks_of(request.actor, network, show)[(number - 1) * ON_A_PAGE : number * ON_A_PAGE + 1]
    rows = _shown(request, found)
    context: dict[str, Any] = {
        "rows": rows[:ON_A_PAGE],
        "show": show,
        "number": number,
        "is_more": len(rows) > ON_A_PAGE,
        "today": timezone.localdate(),
        "way": crumbs(network, *_to_tasks(network)),
    }
    return page(request, "meetings/tasks.html", network, **context)


def _advice(task: ActionItem) -> str:
    found = advice(task.carried)
    return said(found) if found else ""


@require_http_methods(["GET", "POST"])
def task_give(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note a task under a meeting."""
    network = network_named(request.actor, slug)
    meeting = meeting_seen(request.actor, network, pk)
    require(request, "task.give", meeting)
    item = AgendaItem.objects.filter(meeting=meeting, stage="open").first()
    form = WorkForm(request.POST or None, meeting=meeting)
    if form.is_valid():
        work = form.work()
        given: dict[str, Any] = {"meeting": meeting, "work": work, "item": item}
        if attempt(form, lambda: actions.give_task(actor=request.actor, **given)):
            return done(request, _("Noted. Whoever is to do it is asked."), room_address(meeting))
    lead = _("Whoever is to do it is asked in her own way, and may say no.")
    return form_page(request, network, form, title=_("Give a task"), way=to_room(meeting), lead=lead)


@require_http_methods(["GET", "POST"])
def task_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change a task, or who is to do it."""
    network = network_named(request.actor, slug)
    task = task_in(request.actor, network, pk)
    require(request, "task.change", task)
    meeting = task.meeting or meeting_seen(request.actor, network, pk)
    form = WorkChangeForm(request.POST or None, meeting=meeting, task=task, initial={"version": task.version})
    if form.is_valid():
        given: dict[str, Any] = {"work": form.work(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_task(actor=request.actor, task=task, **given)):
            return done(request, _("Changed."), "tasks", network.slug)
    return form_page(request, network, form, title=_("Change the task"), way=_to_tasks(network))


@require_http_methods(["GET", "POST"])
def task_drop(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Drop a task, with the reason."""
    network = network_named(request.actor, slug)
    task = task_in(request.actor, network, pk)
    require(request, "task.drop", task)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.drop_task(actor=request.actor, task=task, reason=reason)):
            return done(request, _("Dropped. The reason stands beside it."), "tasks", network.slug)
    return form_page(request, network, form, title=_("Drop the task"), lead=task.text, way=_to_tasks(network))


def _tapped(request: Request, slug: str, pk: UUID, deed: Callable[[ActionItem], object]) -> HttpResponse:
    network = network_named(request.actor, slug)
    task = task_in(request.actor, network, pk)
    return tapped(request, lambda: deed(task), reverse("tasks", args=[network.slug]))


@require_POST
def task_take(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a task."""
    return _tapped(
        request, slug, pk, lambda task: actions.answer_task(actor=request.actor, task=task, takes=True)
    )


@require_POST
def task_decline(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that one can't take a task."""
    return _tapped(
        request, slug, pk, lambda task: actions.answer_task(actor=request.actor, task=task, takes=False)
    )


@require_POST
def task_finish(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that a task is done."""
    return _tapped(request, slug, pk, lambda task: actions.finish_task(actor=request.actor, task=task))


@require_POST
def task_resume(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that a task isn't done after all."""
    return _tapped(request, slug, pk, lambda task: actions.resume_task(actor=request.actor, task=task))


@require_POST
def task_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask whoever took a task if it is done."""
    until = timezone.localdate() + actions.ANSWER_WITHIN
    return _tapped(
        request, slug, pk, lambda task: actions.ask_progress(actor=request.actor, task=task, until=until)
    )
