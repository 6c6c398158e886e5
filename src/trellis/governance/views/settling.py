"""Pages by which a document's version is adopted, reviewed, declined or withdrawn."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.governance import actions, queries
from trellis.governance.actions.documents import ask_members
from trellis.governance.forms.settling import AdoptForm, ReasonForm, ReviewForm
from trellis.governance.models import Version
from trellis.governance.views.frame import address, form_page, reading, to_document
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done

_page = require_http_methods(["GET", "POST"])
Deed = Callable[[], object]


def _version(request: Request, slug: str, pk: UUID, verb: str) -> tuple[Network, Version]:
    network = network_named(request.actor, slug)
    version = queries.version_seen(request.actor, network, pk)
    require(request, verb, version)
    return network, version


def _settle(
    request: Request, version: Version, form: forms.Form, deed: Deed, *, words: dict[str, Any]
) -> HttpResponse:
    """Do the deed and go back to the document, or show the form."""
    if attempt(form, deed):
        return done(request, words.pop("done"), address(version.document))
    del words["done"]
    network, way = version.document.network, [to_document(version.document)]
    return form_page(request, network, form, way=way, **words)


@_page
def version_adopt(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a version was adopted, where and when."""
    _network, version = _version(request, slug, pk, "document.adopt")
    form = AdoptForm(request.POST or None)
    words: dict[str, Any] = {
        "title": _("Note that version %(number)s was adopted") % {"number": version.number},
        "lead": _("For what was decided in a meeting or elsewhere. It replaces the version in force."),
        "submit": _("It was adopted"),
        "done": _("It is in force. To take this back, adopt the former version again."),
    }
    if left := reading(request, version).open_places:
        words["lead"] = _("Still to be filled in: %(places)s.") % {"places": ", ".join(left[:5])}

    def adopt() -> Version:
        return actions.adopt_version(actor=request.actor, version=version, decided=form.decided())

    return _settle(request, version, form, adopt, words=words)


@_page
def version_review(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Look again at what is in force (C5.1)."""
    _network, version = _version(request, slug, pk, "document.review")
    form = ReviewForm(request.POST or None, standing=version)
    words: dict[str, Any] = {
        "title": _("Review: keep, change, met or drop"),
        "lead": _("A network evolves (C5.1). Ask the members, then note here what they found."),
        "done": _("Reviewed."),
    }

    def look() -> object:
        return actions.review_version(actor=request.actor, version=version, look=form.look())

    return _settle(request, version, form, look, words=words)


@_page
def version_decline(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say that an amendment isn't taken over, and why."""
    _network, version = _version(request, slug, pk, "document.decline")
    form = ReasonForm(request.POST or None)
    words: dict[str, Any] = {
        "title": _("Not take the amendment over"),
        "lead": _("Whoever proposed it may still put it to a decision of all members."),
        "submit": _("Answer"),
        "done": _("Answered."),
    }

    def decline() -> Version:
        return actions.decline_version(actor=request.actor, version=version, **form.cleaned_data)

    return _settle(request, version, form, decline, words=words)


@_page
def version_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Withdraw a draft or an amendment, with the reason."""
    _network, version = _version(request, slug, pk, "document.withdraw")
    form = ReasonForm(request.POST or None)
    words: dict[str, Any] = {
        "title": _("Withdraw version %(number)s") % {"number": version.number},
        "lead": _("It stays to be read, with your reason. Write it again if you need it."),
        "submit": _("Withdraw"),
        "danger": True,
        "done": _("Withdrawn."),
    }

    def withdraw() -> Version:
        return actions.withdraw_version(actor=request.actor, version=version, **form.cleaned_data)

    return _settle(request, version, form, withdraw, words=words)


@require_POST
def version_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask every member whether a version stands."""
    network = network_named(request.actor, slug)
    found = queries.version_seen(request.actor, network, pk)
    where = reverse("version", args=[network.slug, found.pk])
    try:
        ask_members(actor=request.actor, version=found)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Asked. The answers stand under Asks; remarks stand below as comments."), where)
