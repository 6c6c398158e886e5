"""Pages by which a file comes in: choose it, look, put its columns right, answer, bring it in, undo it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import VERBS, may, refuse
from trellis.access.request import Request
from trellis.domain.problems import COLUMNS_MISSING, IMPORT_FORGOTTEN, Problem
from trellis.domain.sheet import letter
from trellis.imports.actions import begin, stop
from trellis.imports.forms import UploadForm, answers_in, figures_in
from trellis.imports.models import Batch, State
from trellis.imports.queries import batch_of, batches
from trellis.imports.wording import told
from trellis.jobs.later import later
from trellis.networks.models import Network
from trellis.networks.pages import page
from trellis.networks.queries import network_named
from trellis.plans.importing import progress, showing, undoing, work
from trellis.plans.importing.looking import laid_out, opened_of
from trellis.plans.importing.sorts import SORTS, Sort
from trellis.ui.problems import sentence

_PAST = 20
_LOOKS_AGAIN = 3
_LARGE = 2_000_000
"""Bytes from which on a file is brought in later, by a job."""


def _held(request: Request, slug: str, pk: UUID, sort: Sort) -> tuple[Network, Batch]:
    """Give the network and the file, for whoever may bring files in; for others it's forbidden."""
    network = network_named(request.actor, slug)
    refuse(VERBS[sort.verb], request.actor, network)
    return network, batch_of(network.pk, sort.kind, pk)


def _show(request: Request, template: str, network: Network, sort: Sort, **context: Any) -> HttpResponse:
    label = partial(showing.label, labels=sort.catalogue.labels)
    shared = {"sort": sort, "label": label, "letter": letter, "told": told, **context}
    if "figures" in context:
        shared["summary"] = showing.summary(context["figures"])
    return page(request, f"plans/files/{template}.html", network, "plan", **shared)


@require_http_methods(["GET", "POST"])
def start(request: Request, slug: str, kind: str) -> HttpResponse:
    """Choose a file, and see those that came in before."""
    network, sort = network_named(request.actor, slug), SORTS[kind]
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = sort.begin(actor=request.actor, network=network, name=file.name, content=file)
            return redirect(f"{kind}-import-look", slug, made.pk)
        except Problem as problem:
            if problem.kind.status == 403:
                raise
            form.add_error("file", sentence(problem))
    allowed = may(sort.verb, request.actor, network)
    why = VERBS[sort.verb].allow.why(request.actor, network)
    names = ", ".join(showing.label(each.name, sort.catalogue.labels) for each in sort.catalogue.fields)
    others = [each for each in SORTS.values() if each is not sort]
    shown = {"form": form, "may": allowed, "why": why, "column_names": names, "others": others}
    return _show(request, "start", network, sort, past=batches(network.pk, kind)[:_PAST], **shown)


@require_GET
def look(request: Request, slug: str, pk: UUID, kind: str) -> HttpResponse:
    """Say what the file would do, what is asked, and what comes next."""
    sort = SORTS[kind]
    network, batch = _held(request, slug, pk, sort)
    if batch.is_under_way:
        return _under_way(request, network, batch, sort)
    if batch.state != State.PREVIEW:
        return _show(request, "done", network, sort, batch=batch, figures=batch.figures)
    try:
        seen = sort.look_at(network, batch)
    except Problem as problem:
        if problem.kind != COLUMNS_MISSING:
            raise
        return redirect(f"{kind}-import-columns", slug, pk)
    return _show(request, "look", network, sort, batch=batch, look=seen, figures=seen.plan.figures)


def _under_way(request: Request, network: Network, batch: Batch, sort: Sort) -> HttpResponse:
    """Say that the file is being brought in, and how far it is; the page looks again by itself."""
    answer = _show(request, "underway", network, sort, batch=batch, progress=progress.told(batch))
    answer.headers["Refresh"] = str(_LOOKS_AGAIN)
    return answer


@require_GET
def columns(request: Request, slug: str, pk: UUID, kind: str) -> HttpResponse:
    """Show which column holds what, to be put right."""
    sort = SORTS[kind]
    network, batch = _held(request, slug, pk, sort)
    sheets = opened_of(batch).sheets
    layout = laid_out(opened_of(batch), batch.answers, sort.catalogue)
    options = [
        ("-", _("Leave out")),
        *((each.name, showing.label(each.name, sort.catalogue.labels)) for each in sort.catalogue.fields),
    ]
    shown = {"layout": layout, "sheets": sheets, "options": options, "is_complete": sort.is_complete(layout)}
    return _show(request, "columns", network, sort, batch=batch, **shown)


@require_GET
def questions(request: Request, slug: str, pk: UUID, kind: str) -> HttpResponse:
    """Ask what isn't certain, twenty questions at a time."""
    sort = SORTS[kind]
    network, batch = _held(request, slug, pk, sort)
    plan, only = sort.look_at(network, batch).plan, request.GET.get("only", "")
    leaf = showing.questions(plan.asks, only, request.GET.get("page", ""))
    shown = {"leaf": leaf, "only": only, "guesses": showing.guesses(plan.asks), "figures": plan.figures}
    return _show(request, "questions", network, sort, batch=batch, **shown)


@require_GET
def rows(request: Request, slug: str, pk: UUID, kind: str) -> HttpResponse:
    """Show one by one what would be added, changed and left alone."""
    sort = SORTS[kind]
    network, batch = _held(request, slug, pk, sort)
    plan, only, words = (
        sort.look_at(network, batch).plan,
        request.GET.get("only", ""),
        request.GET.get("q", ""),
    )
    leaf = showing.rows(plan.items, only, words, request.GET.get("page", ""))
    shown = {"leaf": leaf, "only": only, "words": words, "figures": plan.figures}
    return _show(request, "rows", network, sort, batch=batch, **shown)


@require_POST
def answer(request: Request, slug: str, pk: UUID, kind: str) -> HttpResponse:
    """Save answers as they were given, and go on."""
    network, batch = _held(request, slug, pk, SORTS[kind])
    given = answers_in(request.POST.dict())
    try:
        SORTS[kind].answer(actor=request.actor, network=network, batch=batch, answers=given)
    except Problem as problem:
        messages.error(request, sentence(problem))
    else:
        messages.success(request, _("Your answers are saved."))
    then = request.POST.get("then", "")
    return redirect(f"{kind}-import-{then if then in _AFTER else 'look'}", slug, pk)


_AFTER = frozenset({"look", "columns", "questions"})


@require_POST
def apply(request: Request, slug: str, pk: UUID, kind: str) -> HttpResponse:
    """Bring the file in as it was shown, or let a job do it; a second click sees that it is under way."""
    network, batch = _held(request, slug, pk, SORTS[kind])
    figures = figures_in(request.POST.dict())
    if not begin(batch):
        return redirect(f"{kind}-import-look", slug, pk)
    if batch.file.size >= _LARGE:
        person = str(request.actor.person_id or "")
        payload = {"batch": str(pk), "network": str(network.pk), "person": person, "expected": figures}
        later(work.NAME, payload, key=str(pk), network=network.pk)
        return redirect(f"{kind}-import-look", slug, pk)
    try:
        SORTS[kind].bring_in(actor=request.actor, network=network, batch=batch, expected=figures)
        messages.success(request, _("The file is brought in."))
    except Problem as problem:
        messages.error(request, sentence(problem))
    finally:
        stop(batch)
    return redirect(f"{kind}-import-look", slug, pk)


@require_POST
def drop(request: Request, slug: str, pk: UUID, kind: str) -> HttpResponse:
    """Put the file away without bringing it in."""
    network, batch = _held(request, slug, pk, SORTS[kind])
    SORTS[kind].drop(actor=request.actor, network=network, batch=batch)
    messages.success(request, _("The file is put away. Nothing was changed."))
    return redirect(f"{kind}-import", slug)


@require_http_methods(["GET", "POST"])
def undo(request: Request, slug: str, pk: UUID, kind: str) -> HttpResponse:
    """Say what undoing would take back and what it would leave, then do it."""
    network, batch = _held(request, slug, pk, SORTS[kind])
    if request.method == "POST":
        anyway = request.POST.getlist("anyway")
        SORTS[kind].undo(actor=request.actor, network=network, batch=batch, anyway=anyway)
        messages.success(request, _("The file is undone. What somebody had changed since was left as it is."))
        return redirect(f"{kind}-import-look", slug, pk)
    if batch.forgotten_at:
        raise Problem(IMPORT_FORGOTTEN)
    found = undoing.look(batch)
    shown = {"figures": found.figures(), "left": showing.left(found)}
    return _show(request, "undo", network, SORTS[kind], batch=batch, **shown)
