"""Pages of the start: what speaks for it, the decision, and taking a mistake back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.formation import actions
from trellis.formation.forms.answers import StartForm, TakeBackForm
from trellis.formation.queries import results, rounds, starts
from trellis.formation.showing import STANDING_KINDS
from trellis.formation.views.frame import asking_page, formation_page, to_path
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done
from trellis.ui.jinja import url


@require_http_methods(["GET", "POST"])
def start(request: Request, slug: str) -> HttpResponse:
    """Show how the network started, or what speaks for starting it; start it."""
    network = network_named(request.actor, slug)
    if request.method == "POST":
        require(request, "start.decide", network)
    form = StartForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.start_network(actor=request.actor, network=network, reason=reason)):
            return done(request, _("The network has started."), url("network", slug))
    return _start_page(request, network, form)


def _start_page(request: Request, network: Network, form: StartForm) -> HttpResponse:
    over = rounds.last_over(network)
    context: dict[str, Any] = {
        "form": form,
        "over": over,
        "open": rounds.open_round(network),
        "last": results.result_of(over, results.names_of(network)) if over else None,
        "starts": starts.starts_of(network),
        "kinds": STANDING_KINDS,
        "may_take_back": may("network.status", request.actor, network),
        "may_start": may("start.decide", request.actor, network),
        "status": 400 if form.errors else 200,
        "way": crumbs(network, to_path(network), (_("Start"), "")),
    }
    return formation_page(request, "formation/start.html", network, **context)


@require_http_methods(["GET", "POST"])
def start_take_back(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a mistaken start back."""
    network = network_named(request.actor, slug)
    found = starts.start_seen(request.actor, network, pk)
    require(request, "start.take-back", found)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.take_back_start(actor=request.actor, start=found, reason=reason)):
            return done(request, _("Taken back. The network is forming again."), url("start", slug))
    steps = [to_path(network), (_("Start"), url("start", slug))]
    lead = _("The network is forming again, and the decision stays on record with both reasons.")
    submit = _("Take the start back")
    return asking_page(request, network, form, title=submit, lead=lead, way=steps, submit=submit, danger=True)
