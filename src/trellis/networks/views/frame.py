"""What the pages of this room have in common: the way to them, who may, and forms that may fail."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.action import VERBS, refuse
from trellis.access.request import Request
from trellis.access.rule import Reason
from trellis.domain.problems import NOT_FOUND, NOT_PERMITTED, Problem
from trellis.networks.models import Network
from trellis.networks.pages import page
from trellis.ui.names import name_text
from trellis.ui.problems import sentence

Done = TypeVar("Done")
Crumb = tuple[str, str]


@dataclass(frozen=True)
class Permit:
    """Whether the reader may do a deed, and the reasons for and against."""

    may: bool
    reasons: list[Reason]


def permit(request: Request, verb: str, thing: Any) -> Permit:
    """Say whether the reader may; what was sent without the right is refused at once, with the reason."""
    rule = VERBS[verb].allow
    if request.method == "POST":
        refuse(VERBS[verb], request.actor, thing)
    return Permit(rule.test(request.actor, thing), rule.why(request.actor, thing))


def require(request: Request, verb: str, thing: Any) -> None:
    """Refuse, with the reason, who may not: before a form is shown that she couldn't send."""
    refuse(VERBS[verb], request.actor, thing)


def an_id(text: str) -> UUID | None:
    """Give an id out of an address; nonsense counts as none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def further(request: Request, parameter: str, last: object) -> str:
    """Give the address of the page after this one, with everything else kept; "" when there's none."""
    given = request.GET.copy()
    given[parameter] = str(last)
    return f"?{given.urlencode()}" if last else ""


def name(network: Network) -> str:
    """Give the shortest name by which the network's people know it."""
    return network.acronym or name_text(network.names, network.language)


def crumbs(network: Network, *steps: Crumb) -> list[Crumb]:
    """Give the way from the network's first page to this one; the last step is where the reader is."""
    return [(name(network), reverse("network", args=[network.slug])), *steps]


def to_settings(network: Network) -> Crumb:
    """Give the step to the settings."""
    return _("Settings"), reverse("network-settings", args=[network.slug])


def to_page(network: Network, label: str, url: str) -> Crumb:
    """Give the step to one of the network's pages, by its URL name."""
    return label, reverse(url, args=[network.slug])


def attempt(form: forms.BaseForm, deed: Callable[[], Done]) -> Done | None:
    """Do a deed when the form is right; what is wrong becomes the form's, which keeps what was typed."""
    if not form.is_valid():
        return None
    try:
        return deed()
    except Problem as problem:
        if problem.kind in {NOT_PERMITTED, NOT_FOUND}:
            raise
        form.add_error(None, sentence(problem))
        return None


def done(request: Request, says: str, url: str, *args: Any) -> HttpResponse:
    """Go on to a page that says what was done."""
    messages.success(request, says)
    return redirect(url, *args)


def not_done(request: Request, problem: Problem, url: str, *args: Any) -> HttpResponse:
    """Go back to a page that says why nothing was done; who may not gets the page that says so."""
    if problem.kind in {NOT_PERMITTED, NOT_FOUND}:
        raise problem
    messages.error(request, sentence(problem))
    return redirect(url, *args)


def form_page(
    request: Request, template: str, network: Network, form: forms.BaseForm, **context: Any
) -> HttpResponse:
    """Answer with a page around a form; one that couldn't be saved has the status of a bad request."""
    status = 400 if form.is_bound and form.errors else 200
    return page(request, template, network, "network", status=status, form=form, **context)
