"""What the pages of this room have in common: their place in the network, and the way to them."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from trellis.access.request import Request
from trellis.formation.models import Round
from trellis.members.views.show import form_page, show
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.ui.jinja import url


def to_path(network: Network) -> Crumb:
    """Give the step to the path of the eight steps."""
    return _("Path"), url("path", network.slug)


def to_readiness(network: Network) -> Crumb:
    """Give the step to the rounds."""
    return _("Readiness"), url("readiness", network.slug)


def round_name(asking: Round) -> str:
    """Give what a round is called."""
    return _("Round %(number)s") % {"number": asking.number}


def to_round(network: Network, asking: Round) -> Crumb:
    """Give the step to a round."""
    return round_name(asking), url("readiness-round", network.slug, asking.pk)


def way(network: Network, *steps: Crumb) -> list[Crumb]:
    """Give the way to a page about readiness."""
    return crumbs(network, to_path(network), to_readiness(network), *steps)


def formation_page(request: Request, template: str, network: Network, **context: Any) -> HttpResponse:
    """Answer with a page of this room; it lies under the network's own link."""
    return show(request, template, network, current="network", **context)


def asking_page(
    request: Request, network: Network, form: forms.BaseForm, *, title: str, way: list[Crumb], **context: Any
) -> HttpResponse:
    """Answer with a page around one form."""
    return form_page(request, network, form, title=title, way=way, current="network", **context)
