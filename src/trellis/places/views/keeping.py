"""Changing a place by hand: each page one deed."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.action import VERBS, refuse
from trellis.access.request import Request
from trellis.domain.problems import Problem
from trellis.places import actions, queries
from trellis.places.forms import CodeForm, EndForm, PlaceForm, RenameForm
from trellis.places.models import Place
from trellis.ui.deeds import attempt, done, not_done, renew

_page = require_http_methods(["GET", "POST"])


def _do(request: Request, form: forms.Form, deed: Callable[[], Place], says: str) -> HttpResponse | None:
    """Do it when the form is right, and go to the place."""
    place = attempt(form, deed)
    return done(request, says, "place", place.pk) if place else None


def _form(request: Request, form: forms.Form, place: Place | None, **words: str) -> HttpResponse:
    stands = [(_("Names"), ", ".join(place.names.values()))] if place else []
    theirs = stands if place and "version" in form.fields and renew(form, place.version) else []
    status = 400 if form.is_bound else 200
    context = {"form": form, "place": place, "theirs": theirs, **words}
    return render(request, "places/form.html", context, status=status)


@_page
def add(request: Request) -> HttpResponse:
    """Add a place, in the one that the address names if it does."""
    refuse(VERBS["place.add"], request.actor, None)
    form = PlaceForm(
        request.POST or None, initial={"parent": queries.place_or_none(request.GET.get("in", ""))}
    )
    saved = _do(
        request,
        form,
        lambda: actions.add_place(actor=request.actor, **form.details()),
        _("The place was added."),
    )
    lead = _("For places that no table brings. Tables are brought in whole.")
    return saved or _form(request, form, None, title=_("Add a place"), lead=lead, submit=_("Add the place"))


@_page
def rename(request: Request, place_id: UUID) -> HttpResponse:
    """Correct a place's names."""
    place = queries.place_of(place_id)
    refuse(VERBS["place.rename"], request.actor, place)
    form = RenameForm(request.POST or None, place=place)

    def deed() -> Place:
        given = {"names": form.names(), "version": form.cleaned_data["version"]}
        return actions.rename_place(actor=request.actor, place=place, **given)

    saved = _do(request, form, deed, _("The names were saved."))
    lead = _(
        "For a spelling or a further language. If the state renamed it, end it and add what came after it."
    )
    return saved or _form(request, form, place, title=_("Names"), lead=lead, submit=_("Save the names"))


@_page
def add_code(request: Request, place_id: UUID) -> HttpResponse:
    """Give a place its code under one more scheme."""
    place = queries.place_of(place_id)
    refuse(VERBS["place.add_code"], request.actor, place)
    form = CodeForm(request.POST or None)

    def deed() -> Place:
        return actions.add_code(actor=request.actor, place=place, **form.cleaned_data)

    saved = _do(request, form, deed, _("The code was added."))
    lead = _("Several tables number the same place differently; with its codes it is known in all of them.")
    return saved or _form(request, form, place, title=_("Add a code"), lead=lead, submit=_("Add the code"))


@_page
def end(request: Request, place_id: UUID) -> HttpResponse:
    """End a place, and say what came after it."""
    place = queries.place_of(place_id)
    refuse(VERBS["place.end"], request.actor, place)
    form = EndForm(request.POST or None, place=place)

    def deed() -> Place:
        until, successors = form.cleaned_data["until"], form.successors()
        return actions.end_place(actor=request.actor, place=place, until=until, successors=successors)

    saved = _do(request, form, deed, _("The place has its last day now."))
    lead = _("Its page stays, and so does all that points to it. Its page names what came after it.")
    return saved or _form(
        request, form, place, title=_("End this place"), lead=lead, submit=_("End the place")
    )


@require_POST
def resume(request: Request, place_id: UUID) -> HttpResponse:
    """Take back that a place ended."""
    place = queries.place_of(place_id)
    try:
        actions.resume_place(actor=request.actor, place=place)
    except Problem as problem:
        return not_done(request, problem, "place", place_id)
    return done(request, _("The place goes on, as before it was ended."), "place", place_id)
