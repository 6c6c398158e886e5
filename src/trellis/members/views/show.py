"""What the pages of this room have in common: their frame, forms that may fail, and the way to them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.action import VERBS, refuse
from trellis.access.request import Request
from trellis.domain.problems import NOT_FOUND, NOT_PERMITTED, Problem
from trellis.members.models import Organisation
from trellis.networks import pages
from trellis.networks.models import Network
from trellis.ui.jinja import url
from trellis.ui.names import name_text
from trellis.ui.problems import sentence

Done = TypeVar("Done")
Crumb = tuple[str, str]


def show(
    request: Request, template: str, network: Network, *, current: str = "members", **context: Any
) -> HttpResponse:
    """Answer with a page of a network; `current` is the link of its navigation under which the page lies."""
    return pages.page(request, template, network, current, **context)


def crumbs(network: Network, *steps: Crumb) -> list[Crumb]:
    """Give the way from the network's first page to this one; the last step is where the reader is."""
    return [(network.acronym or name_text(network.names, network.language), f"/n/{network.slug}/"), *steps]


def to_members(network: Network) -> Crumb:
    """Give the step to the list of members."""
    return _("Members"), url("members", network.slug)


def address(organisation: Organisation, network: Network) -> str:
    """Give the address of an organisation's page."""
    return reverse("member", args=[network.slug, organisation.pk])


def record_of(network: Network, organisation: Organisation) -> str:
    """Give the address of what the record tells of an organisation."""
    named = name_text(organisation.names, network.language)
    return f"{url('record', network.slug)}?{urlencode({'organisation': named})}"


def to_member(network: Network, organisation: Organisation) -> tuple[Crumb, Crumb]:
    """Give the steps to an organisation's page."""
    return to_members(network), (
        name_text(organisation.names, network.language),
        address(organisation, network),
    )


def require(request: Request, verb: str, thing: Any) -> None:
    """Refuse, with the reason, who may not do a deed: before a form is shown that she couldn't send."""
    refuse(VERBS[verb], request.actor, thing)


def attempt(form: forms.BaseForm, deed: Callable[[], Done]) -> Done | None:
    """Do a deed; what is wrong with it becomes an error of the form, which keeps all that was typed."""
    try:
        return deed()
    except Problem as problem:
        if problem.kind in {NOT_PERMITTED, NOT_FOUND}:
            raise
        form.add_error(None, sentence(problem))
        return None


def renew(form: forms.Form, version: int) -> bool:
    """Say whether somebody changed the row meanwhile; what is sent next is then about the new version."""
    if str(form.data.get("version")) == str(version):
        return False
    form.data = {**{name: form.data.get(name) for name in form.data}, "version": str(version)}
    return True


def done(request: Request, says: str, where: str) -> HttpResponse:
    """Go on to a page that says what was done."""
    messages.success(request, says)
    return redirect(where)


def not_done(request: Request, problem: Problem, where: str) -> HttpResponse:
    """Go back to a page that says why nothing was done; who may not gets the page that says so."""
    if problem.kind in {NOT_PERMITTED, NOT_FOUND}:
        raise problem
    messages.error(request, sentence(problem))
    return redirect(where)


GIVEN: dict[str, Any] = {"lead": "", "notice": "", "theirs": (), "danger": False}


def form_page(
    request: Request,
    network: Network,
    form: forms.BaseForm,
    *,
    title: str,
    way: Sequence[Crumb],
    **context: Any,
) -> HttpResponse:
    """Answer with a form; one that couldn't be saved has the status of a bad request."""
    page: dict[str, Any] = {
        **GIVEN,
        "form": form,
        "title": title,
        "submit": _("Save"),
        "way": crumbs(network, *way, (title, "")),
        "cancel": next((href for _label, href in reversed(way) if href), ""),
        "status": 400 if form.errors else 200,
    }
    return show(request, "members/form.html", network, **(page | context))
