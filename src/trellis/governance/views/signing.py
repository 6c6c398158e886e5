"""Pages by which memoranda are signed, here or on paper, and signatures confirmed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.governance.actions import signing as actions
from trellis.governance.forms.memoranda import LetterForm, OnPaperForm
from trellis.governance.queries import memoranda as queries
from trellis.governance.showing import party_name
from trellis.governance.views.bodies import CURRENT
from trellis.governance.views.memoranda import address, press, to_memorandum
from trellis.members.views.show import form_page
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done


@require_POST
def memorandum_sign(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Sign for one's organisation."""
    network = network_named(request.actor, slug)
    party = queries.party_seen(request.actor, network, pk)
    where, says = address(network, party.memorandum_id), _("Signed. It stands on this page, with its day.")
    return press(request, lambda: actions.sign(actor=request.actor, party=party), says, where)


@require_http_methods(["GET", "POST"])
def signature_enter(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Enter a signature that was given on paper."""
    network = network_named(request.actor, slug)
    party = queries.party_seen(request.actor, network, pk)
    require(request, "memorandum.enter", party)
    form = OnPaperForm(request.POST or None, party=party)
    if form.is_valid():
        paper = form.paper()
        if attempt(form, lambda: actions.enter_signature(actor=request.actor, party=party, paper=paper)):
            return done(request, _("Entered, with your name beside it."), address(network, party.memorandum))
    title = _("Enter the signature of %(name)s") % {"name": party_name(party)}
    lead = _("Enter only what you see on the signed paper. The record says that you entered it.")
    context: dict[str, Any] = {"lead": lead, "submit": _("Enter it"), "current": CURRENT}
    way = to_memorandum(network, party.memorandum)
    return form_page(request, network, form, title=title, way=way, **context)


@require_POST
def signature_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a signature back before all have signed."""
    network = network_named(request.actor, slug)
    found = queries.signature_seen(request.actor, network, pk)
    where, says = address(network, found.memorandum_id), _("The signature is taken back.")
    return press(request, lambda: actions.unsign(actor=request.actor, signature=found), says, where)


@require_http_methods(["GET", "POST"])
def signature_confirm(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Confirm a signature given ad referendum."""
    network = network_named(request.actor, slug)
    found = queries.signature_seen(request.actor, network, pk)
    require(request, "memorandum.confirm", found)
    form = LetterForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.confirm_signature(actor=request.actor, signature=found, **given)):
            return done(request, _("Confirmed. The signature binds."), address(network, found.memorandum))
    title = _("Confirm the signature of %(name)s") % {"name": party_name(found.party)}
    lead = _("Given ad referendum: who may commit the organisation confirms it, or its letter is noted.")
    context: dict[str, Any] = {"lead": lead, "submit": _("Confirm"), "current": CURRENT}
    way = to_memorandum(network, found.memorandum)
    return form_page(request, network, form, title=title, way=way, **context)
