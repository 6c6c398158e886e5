"""What the pages of this room have in common: their frame, their forms and the way to them."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.request import Request
from trellis.members.models import Organisation
from trellis.networks import pages
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.ui.jinja import url
from trellis.ui.names import name_text


def show(
    request: Request, template: str, network: Network, *, current: str = "members", **context: Any
) -> HttpResponse:
    """Answer with a page of a network; `current` is the link of its navigation under which the page lies."""
    return pages.page(request, template, network, current, **context)


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
