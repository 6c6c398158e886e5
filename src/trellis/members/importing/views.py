"""Pages by which a list of members comes in: choose it, look, answer, bring it in, undo it; and the list to
take away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import VERBS, may, refuse
from trellis.access.request import Request
from trellis.domain.memberfields import FIELDS
from trellis.domain.memberlayout import has_names, lay_out
from trellis.domain.problems import IMPORT_FORGOTTEN, NO_NAME_COLUMN, Problem
from trellis.domain.sheet import letter
from trellis.imports.actions import begin, stop
from trellis.imports.forms import UploadForm, answers_in, figures_in
from trellis.imports.models import Batch, State
from trellis.imports.queries import batch_of, batches
from trellis.imports.undoing import look as look_at_undoing
from trellis.imports.wording import told
from trellis.imports.writing import csv_bytes, xlsx_bytes
from trellis.members.importing import actions, showing
from trellis.members.importing.export import table_of
from trellis.members.importing.known import KIND
from trellis.members.importing.looking import look_at, sheets_in
from trellis.members.importing.telling import label
from trellis.networks.models import Network
from trellis.networks.pages import page
from trellis.networks.queries import network_named
from trellis.ui.problems import sentence

_PAST = 20
_LOOKS_AGAIN = 3
_A_SECOND = 600
"""About as many organisations are brought in within a second."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _held(request: Request, slug: str, pk: UUID) -> tuple[Network, Batch]:
    """Give the network and the list, for whoever may bring lists in; for others it's forbidden, or isn't
    there."""
    network = network_named(request.actor, slug)
    refuse(VERBS[actions.VERB], request.actor, network)
    return network, batch_of(network.pk, KIND, pk)


def _show(request: Request, template: str, network: Network, **context: Any) -> HttpResponse:
    shared = {"label": label, "letter": letter, "told": told, **context}
    return page(request, f"members/import/{template}.html", network, "members", **shared)


@require_http_methods(["GET", "POST"])
def start(request: Request, slug: str) -> HttpResponse:
    """Choose a list, see those that came in before, and take the members away as a list."""
    network = network_named(request.actor, slug)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = actions.begin_import(actor=request.actor, network=network, name=file.name, content=file)
            return redirect("member-import-look", slug, made.pk)
        except Problem as problem:
            if problem.kind.status == 403:
                raise
            form.add_error("file", sentence(problem))
    allow = VERBS[actions.VERB].allow
    shown = {
        "form": form,
        "may": may(actions.VERB, request.actor, network),
        "why": allow.why(request.actor, network),
    }
    return _show(request, "start", network, past=batches(network.pk, KIND)[:_PAST], **shown)


@require_GET
def look(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say what the list would do, what is wrong, and what comes next."""
    network, batch = _held(request, slug, pk)
    if batch.is_under_way:
        return _under_way(request, network, batch)
    if batch.state != State.PREVIEW:
        return _show(request, "done", network, batch=batch)
    try:
        seen = look_at(network, batch)
    except Problem as problem:
        if problem.kind != NO_NAME_COLUMN:
            raise
        return redirect("member-import-columns", slug, pk)
    faults = seen.plan.faults[: showing.ERRORS_SHOWN]
    figures = seen.plan.figures
    shown = {"faults": faults, "figures": figures, "seconds": figures["organisations"] // _A_SECOND}
    return _show(request, "look", network, batch=batch, look=seen, **shown)


def _under_way(request: Request, network: Network, batch: Batch) -> HttpResponse:
    """Say that the list is being brought in; the page looks again by itself."""
    answer = _show(request, "underway", network, batch=batch)
    answer.headers["Refresh"] = str(_LOOKS_AGAIN)
    return answer


@require_GET
def columns(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show which column holds what, to be put right."""
    network, batch = _held(request, slug, pk)
    sheets = sheets_in(batch)
    layout = lay_out(sheets, batch.answers)
    options = [("-", _("Leave out")), *((field.name, label(field.name)) for field in FIELDS)]
    return _show(
        request,
        "columns",
        network,
        batch=batch,
        layout=layout,
        has_names=has_names(layout),
        sheets=sheets,
        options=options,
    )


@require_GET
def questions(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask what isn't certain, twenty questions at a time."""
    network, batch = _held(request, slug, pk)
    seen, only = look_at(network, batch), request.GET.get("only", "")
    leaf = showing.questions(seen, only, request.GET.get("page", ""))
    guesses = showing.guesses(seen)
    return _show(
        request,
        "questions",
        network,
        batch=batch,
        look=seen,
        leaf=leaf,
        only=only,
        guesses=guesses,
        figures=seen.plan.figures,
    )


@require_GET
def rows(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show organisation by organisation what would be created, changed and left alone."""
    network, batch = _held(request, slug, pk)
    seen, only = look_at(network, batch), request.GET.get("only", "")
    words = request.GET.get("q", "")
    leaf = showing.rows(seen, only, words, request.GET.get("page", ""))
    return _show(
        request,
        "rows",
        network,
        batch=batch,
        look=seen,
        leaf=leaf,
        only=only,
        words=words,
        figures=seen.plan.figures,
    )


@require_POST
def answer(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Save answers as they were given, and go on."""
    network, batch = _held(request, slug, pk)
    given = answers_in(request.POST.dict())
    try:
        actions.answer_import(actor=request.actor, network=network, batch=batch, answers=given)
    except Problem as problem:
        messages.error(request, sentence(problem))
    else:
        messages.success(request, _("Your answers are saved."))
    then = request.POST.get("then", "")
    return redirect(then if then in _AFTER else "member-import-look", slug, pk)


_AFTER = frozenset({"member-import-look", "member-import-columns", "member-import-questions"})


@require_POST
def apply(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Bring the list in, as it was shown; whoever clicks again sees that it is under way."""
    network, batch = _held(request, slug, pk)
    figures = figures_in(request.POST.dict())
    if not begin(batch):
        return redirect("member-import-look", slug, pk)
    try:
        made = actions.import_members(actor=request.actor, network=network, batch=batch, expected=figures)
    except Problem as problem:
        messages.error(request, sentence(problem))
        return redirect("member-import-look", slug, pk)
    finally:
        stop(batch)
    says = _("Brought in: %(create)s new, %(update)s changed, %(same)s left alone.")
    messages.success(request, says % made.figures)
    return redirect("member-import-look", slug, pk)


@require_POST
def drop(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Put the list away without bringing it in."""
    network, batch = _held(request, slug, pk)
    actions.drop_import(actor=request.actor, network=network, batch=batch)
    messages.success(request, _("The list is put away. Nothing was changed."))
    return redirect("member-import", slug)


@require_http_methods(["GET", "POST"])
def undo(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say what undoing would put back and what it would leave, then do it."""
    network, batch = _held(request, slug, pk)
    if request.method == "POST":
        anyway = request.POST.getlist("anyway")
        actions.undo_import(actor=request.actor, network=network, batch=batch, anyway=anyway)
        messages.success(request, _("The list is undone. What somebody had changed since was left as it is."))
        return redirect("member-import-look", slug, pk)
    if batch.forgotten_at:
        raise Problem(IMPORT_FORGOTTEN)
    undoing = look_at_undoing(batch)
    left = showing.left_by_undoing(undoing.clashes)
    return _show(request, "undo", network, batch=batch, undoing=undoing, left=left)


def _file(network: Network, ending: str, kind: str, content: bytes) -> HttpResponse:
    name = f"{network.slug}-members.{ending}"
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_GET
def as_xlsx(request: Request, slug: str) -> HttpResponse:
    """Give the members as a workbook that can be edited and brought in again."""
    network = network_named(request.actor, slug)
    return _file(network, "xlsx", _XLSX, xlsx_bytes([table_of(request.actor, network)]))


@require_GET
def as_csv(request: Request, slug: str) -> HttpResponse:
    """Give the members as CSV that can be edited and brought in again."""
    network = network_named(request.actor, slug)
    return _file(network, "csv", "text/csv; charset=utf-8", csv_bytes(table_of(request.actor, network)))
