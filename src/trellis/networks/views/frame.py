"""What the pages of this room have in common: the way to them, who may, and their forms."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.action import VERBS
from trellis.access.request import Request, require
from trellis.access.rule import Reason
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, page


@dataclass(frozen=True)
class Permit:
    """Whether the reader may do a deed, and the reasons for and against."""

    may: bool
    reasons: list[Reason]


def permit(request: Request, verb: str, thing: Any) -> Permit:
    """Say whether the reader may; what was sent without the right is refused at once, with the reason."""
    rule = VERBS[verb].allow
    if request.method == "POST":
        require(request, verb, thing)
    return Permit(rule.test(request.actor, thing), rule.why(request.actor, thing))


def to_settings(network: Network) -> Crumb:
    """Give the step to the settings."""
    return _("Settings"), reverse("network-settings", args=[network.slug])


def to_page(network: Network, label: str, url: str) -> Crumb:
    """Give the step to one of the network's pages, by its URL name."""
    return label, reverse(url, args=[network.slug])


def form_page(
    request: Request, template: str, network: Network, form: forms.BaseForm, **context: Any
) -> HttpResponse:
    """Answer with a page around a form; one that couldn't be saved has the status of a bad request."""
    status = 400 if form.is_bound and form.errors else 200
    return page(request, template, network, "network", status=status, form=form, **context)
