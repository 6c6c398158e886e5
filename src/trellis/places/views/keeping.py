"""Changing a place by hand: each page one deed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trellis.access.action import VERBS, refuse
from trellis.access.request import Request
from trellis.domain.problems import Problem
from trellis.places import actions, queries
from trellis.places.forms import CodeForm, EndForm, NamesForm, PlaceForm
from trellis.places.models import Place
from trellis.ui.problems import sentence

_page = require_http_methods(["GET", "POST"])


def _form(request: Request, form: object, place: Place | None, **words: str) -> HttpResponse:
    return render(request, "places/form.html", {"form": form, "place": place, **words})


@_page
def add(request: Request) -> HttpResponse:
    """Add a place, in the place that the address names if it does."""
    refuse(VERBS["place.add"], request.actor, None)
    form = PlaceForm(request.POST or None, initial={"parent": request.GET.get("in")})
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.add_place(
                actor=request.actor,
                names=form.names(),
                level=data["level"],
                parent=data["parent"],
                codes=form.codes(),
            )
        except Problem as problem:
            form.add_error(None, sentence(problem))
        else:
            messages.success(request, _("The place was added."))
            return redirect("place", made.pk)
    return _form(
        request,
        form,
        None,
        title=_("Add a place"),
        lead=_("For places that no table brings. Tables are brought in whole."),
        submit=_("Add the place"),
    )


@_page
def rename(request: Request, place_id: UUID) -> HttpResponse:
    """Correct a place's names."""
    place = queries.place_of(place_id)
    refuse(VERBS["place.rename"], request.actor, place)
    form = NamesForm(request.POST or None, place=place)
    if form.is_valid():
        actions.rename_place(actor=request.actor, place=place, names=form.names())
        messages.success(request, _("The names were saved."))
        return redirect("place", place.pk)
    lead = _(
        "For mending a spelling or adding a language. If the state renamed it, end it and add the place that came after it."
    )
    return _form(request, form, place, title=_("Names"), lead=lead, submit=_("Save the names"))


@_page
def add_code(request: Request, place_id: UUID) -> HttpResponse:
    """Give a place its code under one more scheme."""
    place = queries.place_of(place_id)
    refuse(VERBS["place.add_code"], request.actor, place)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_code(actor=request.actor, place=place, **form.cleaned_data)
        except Problem as problem:
            form.add_error("code", sentence(problem))
        else:
            messages.success(request, _("The code was added."))
            return redirect("place", place.pk)
    lead = _("Several tables number the same place differently; with its codes it is known in all of them.")
    return _form(request, form, place, title=_("Add a code"), lead=lead, submit=_("Add the code"))


@_page
def end(request: Request, place_id: UUID) -> HttpResponse:
    """End a place, and say what came after it."""
    place = queries.place_of(place_id)
    refuse(VERBS["place.end"], request.actor, place)
    form = EndForm(request.POST or None, place=place)
    if form.is_valid():
        until, successors = form.cleaned_data["until"], form.successors()
        actions.end_place(actor=request.actor, place=place, until=until, successors=successors)
        messages.success(request, _("The place has its last day now."))
        return redirect("place", place.pk)
    lead = _("Its page and all that points to it stay. New entries are offered what came after it.")
    return _form(request, form, place, title=_("End this place"), lead=lead, submit=_("End the place"))
