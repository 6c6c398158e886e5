"""A role that is offered: the person reads what it is and answers, or the network takes the offer back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from trellis.access.request import Request
from trellis.networks import actions, queries
from trellis.networks.pages import name
from trellis.networks.queries import offers as offered
from trellis.networks.queries.roles import verbs_of
from trellis.networks.verbs import LABELS
from trellis.ui.deeds import done
from trellis.ui.problems import translated


@require_GET
def offer(request: Request, pk: UUID) -> HttpResponse:
    """Show a role that is offered to the reader, and what it lets her do."""
    found = offered.offer_to(request.actor, pk)
    may = sorted(translated(LABELS[verb]) for verb in verbs_of(found.role) if verb in LABELS)
    return render(request, "networks/offer.html", {"offer": found, "may": may, "of": name(found.network)})


@require_POST
def offer_accept(request: Request, pk: UUID) -> HttpResponse:
    """Take the role."""
    found = offered.offer_to(request.actor, pk)
    actions.accept_role(actor=request.actor, offer=found)
    return done(request, _("The role is yours."), "network", found.network.slug)


@require_POST
def offer_refuse(request: Request, pk: UUID) -> HttpResponse:
    """Leave the role to others."""
    actions.refuse_role(actor=request.actor, offer=offered.offer_to(request.actor, pk))
    return done(request, _("You have declined. Nobody can give you this role unasked."), "home")


@require_POST
def offer_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take the offer back."""
    network = queries.network_named(request.actor, slug)
    actions.withdraw_offer(actor=request.actor, offer=offered.offer_in(network, pk))
    return done(request, _("The offer was taken back."), "role-holders", slug)
