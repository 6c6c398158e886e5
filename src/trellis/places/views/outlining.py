"""Bringing boundaries in through the page: choose a file, look at what fits, draw, and take it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.action import VERBS, refuse
from trellis.access.request import Request
from trellis.domain.boundarymatch import Matching
from trellis.domain.geofile import Feature
from trellis.domain.problems import Problem
from trellis.imports.models import Batch, State
from trellis.places import actions, batches
from trellis.places.forms import BoundariesForm, FittingForm
from trellis.places.outlining import Opened
from trellis.places.queries import by_id
from trellis.ui.deeds import done, not_done
from trellis.ui.problems import sentence

_SHOWN = 30


@require_http_methods(["GET", "POST"])
def boundaries(request: Request) -> HttpResponse:
    """Choose a file of boundaries, or one that was brought in before."""
    refuse(VERBS["place.upload_boundaries"], request.actor, None)
    form = BoundariesForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            batch = actions.keep_boundaries(actor=request.actor, file=given.pop("file"), wish=given)
            return redirect("boundaries-import", batch.pk)
        except Problem as problem:
            form.add_error("file", sentence(problem))
    shown = {"form": form, "before": batches.boundaries_before()}
    return render(request, "places/boundaries.html", shown, status=400 if form.errors else 200)


@require_http_methods(["GET"])
def look(request: Request, batch_id: UUID) -> HttpResponse:
    """Show which areas belong to which places, or what was drawn."""
    refuse(VERBS["place.upload_boundaries"], request.actor, None)
    batch = batches.boundaries_batch(batch_id)
    if batch.state != State.PREVIEW:
        return render(request, "places/boundaries_done.html", {"batch": batch, "figures": batch.figures})
    form = FittingForm(request.GET or None, wish=batch.mapping)
    wish, trouble = form.wish(), ""
    try:
        opened = batches.boundaries_of(batch, wish)
    except Problem as problem:
        trouble, opened = sentence(problem), batches.boundaries_of(batch)
    form.offer(opened)
    return render(request, "places/fitting.html", _fitting(batch, opened, form, trouble))


def _loose(found: Matching) -> list[tuple[Feature, str]]:
    """Give the areas that belong to no place, each with why."""
    unknown = _("No place here has its code or its name.")
    unclear = _("Several places have its name. Choose a property with codes.")
    doubled = _("Another area has its name, too. Choose a property with codes.")
    parts = ((found.unknown, unknown), (found.unclear, unclear), (found.doubled, doubled))
    return [(area, why) for areas, why in parts for area in areas]


def _fitting(batch: Batch, opened: Opened, form: FittingForm, trouble: str) -> dict[str, Any]:
    found = opened.matching
    first = list(found.areas.items())[:_SHOWN]
    here = by_id(place for place, _areas in first)
    return {
        "batch": batch,
        "form": form,
        "trouble": trouble,
        "figures": opened.figures(),
        "united": len(found.united),
        "pairs": [(here[place], areas) for place, areas in first],
        "loose": _loose(found)[:_SHOWN],
    }


@require_POST
def draw(request: Request, batch_id: UUID) -> HttpResponse:
    """Draw the places, as they were shown."""
    batch = batches.boundaries_batch(batch_id)
    form = FittingForm(request.POST, wish=batch.mapping)
    try:
        actions.apply_boundaries(actor=request.actor, batch=batch, wish=form.wish())
    except Problem as problem:
        return not_done(request, problem, "boundaries-import", batch_id)
    return done(request, _("The boundaries are drawn."), "boundaries-import", batch_id)


@require_POST
def undo(request: Request, batch_id: UUID) -> HttpResponse:
    """Take back what a file drew."""
    batch = batches.boundaries_batch(batch_id)
    try:
        kept = actions.undo_boundaries(actor=request.actor, batch=batch)
    except Problem as problem:
        return not_done(request, problem, "boundaries-import", batch_id)
    if kept:
        stays = ngettext(
            "%(count)s place stays as a later file drew it.",
            "%(count)s places stay as a later file drew them.",
            kept,
        )
        messages.info(request, stays % {"count": kept})
    return done(
        request, _("The boundaries are as they were before this file."), "boundaries-import", batch_id
    )
