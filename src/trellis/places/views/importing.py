"""Bringing in a table through the page: choose it, look at what it would do, then do it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.action import VERBS, refuse
from trellis.access.request import Request
from trellis.domain.problems import Problem
from trellis.places import actions, batches
from trellis.places.forms import UploadForm
from trellis.places.telling import conflict_says, missing_says
from trellis.ui.problems import sentence

_SHOWN = 20


@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """Choose a table and say how it is to be read."""
    refuse(VERBS["place.upload"], request.actor, None)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            batch = actions.keep_table(actor=request.actor, file=given.pop("file"), wish=given)
            return redirect("place-import", batch.pk)
        except Problem as problem:
            form.add_error("file", sentence(problem))
    return render(request, "places/upload.html", {"form": form})


@require_http_methods(["GET"])
def preview(request: Request, batch_id: UUID) -> HttpResponse:
    """Show what a table would do, and what stands in its way."""
    refuse(VERBS["place.upload"], request.actor, None)
    batch = batches.batch_of(batch_id)
    tables, plan = batches.look(batch)
    shown = {
        "batch": batch,
        "tables": tables,
        "figures": plan.figures(),
        "plan": plan,
        "missing": missing_says(plan.conflicts),
        "conflicts": [(each, conflict_says(each)) for each in plan.conflicts[:_SHOWN]],
        "create": plan.create[:_SHOWN],
        "change": plan.change[:_SHOWN],
    }
    return render(request, "places/preview.html", shown)


@require_POST
def apply(request: Request, batch_id: UUID) -> HttpResponse:
    """Bring the table in, as it was shown."""
    plan = actions.apply_batch(actor=request.actor, batch=batches.batch_of(batch_id))
    figures = plan.figures()
    messages.success(
        request, _("Brought in: %(created)s new, %(changed)s changed, %(unchanged)s as they were.") % figures
    )
    return redirect("places")
