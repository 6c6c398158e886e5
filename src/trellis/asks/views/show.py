"""What the pages of this room have in common: their frame and the way to them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.request import Request
from trellis.asks.models import Ask, Asked
from trellis.asks.showing import worded
from trellis.networks import pages
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs

CURRENT = "asks"


def page(
    request: Request, template: str, network: Network, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Answer with a page of this room."""
    return pages.page(request, template, network, CURRENT, status=status, **context)


def title_of(ask: Ask) -> str:
    """Give an ask's title in the reader's language."""
    return worded(ask.title, ask.network.language)


def address(ask: Ask) -> str:
    """Give the address of an ask's page."""
    return reverse("ask", args=[ask.network.slug, ask.pk])


def address_of(asked: Asked) -> str:
    """Give the address at which somebody answers."""
    return reverse("mine", args=[asked.ask.network.slug, asked.pk])


def history_of(asked: Asked) -> str:
    """Give the address of all that was ever answered by one who was asked."""
    return reverse("asked", args=[asked.ask.network.slug, asked.pk])


def to_list(network: Network) -> Crumb:
    """Give the step to the list."""
    return _("Asks"), reverse("asks", args=[network.slug])


def to_ask(ask: Ask) -> tuple[Crumb, Crumb]:
    """Give the steps to an ask's page."""
    return to_list(ask.network), (title_of(ask), address(ask))


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
    given: dict[str, Any] = {
        "lead": "",
        "submit": _("Save"),
        "cancel": next((href for _label, href in reversed(way) if href), ""),
        "way": crumbs(network, *way, (title, "")),
        "title": title,
        "form": form,
        "told": None,
    }
    return page(request, "asks/form.html", network, status=400 if form.errors else 200, **(given | context))
