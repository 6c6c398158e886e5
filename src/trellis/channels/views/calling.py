"""Pages of the phone desk: whom to call, what to say, what became of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.actor import Actor, Channel
from trellis.access.request import Request
from trellis.asks.models import Asked
from trellis.channels import deskrules, entering
from trellis.channels.actions import calls as actions
from trellis.channels.forms.calling import CallForm
from trellis.channels.models import Turn
from trellis.channels.queries import calling as queries
from trellis.channels.queries.calling import ToCall
from trellis.channels.views.frame import desk_page, enters, network_for
from trellis.domain.problems import Problem
from trellis.networks.models import Network
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.jinja import url
from trellis.ui.names import name_text

SHOWN = 50


@never_cache
@require_GET
def calls(request: Request, slug: str) -> HttpResponse:
    """Show whom to call now."""
    network = network_for(request, slug, deskrules.may_call)
    found = queries.to_call(request.actor, network)
    context: dict[str, Any] = {"rows": found[:SHOWN], "count": len(found), "shown": SHOWN}
    return desk_page(request, "channels/calls.html", network, (_("Phone desk"), ""), **context)


@require_POST
def call_take(request: Request, slug: str, person: UUID) -> HttpResponse:
    """Take it upon oneself to call somebody now."""
    network = network_for(request, slug, deskrules.may_call)
    found = queries.waiting_person(request.actor, network, person)
    try:
        actions.take_turn(actor=request.actor, network=network, person=found.person)
    except Problem as problem:
        return not_done(request, problem, "calls", slug)
    return redirect("call", slug, person)


def _greeting(network: Network, found: ToCall) -> str:
    """Give the first words of a call, in the language of whoever picks up."""
    with override(found.language):
        said = {
            "network": name_text(network.names, network.language),
            "name": (found.through or found.person).name,
            "for": found.person.name,
        }
        if found.through:
            return (
                _(
                    "Hello %(name)s, I'm calling from %(network)s. Could you ask %(for)s something for us, "
                    "and tell me her answer?"
                )
                % said
            )
        return _("Hello %(name)s, I'm calling from %(network)s. May I ask you something?") % said


@sensitive_variables("found")
@never_cache
@require_http_methods(["GET", "POST"])
def call(request: Request, slug: str, person: UUID) -> HttpResponse:
    """Show what to say and whose phone to ring; note the answers and what became of the call."""
    network = network_for(request, slug, deskrules.may_call)
    turn = queries.turn_of(request.actor, network, person)
    if turn is None:
        return redirect("calls", slug)
    found = queries.waiting_person(request.actor, network, person)
    form = CallForm(request.POST or None)
    may_enter = enters.test(request.actor, network)
    entries = entering.entries_for(found.asked if may_enter else [], request.POST or None, found.language)
    if form.is_valid() and _noted(request, turn, form, entries=entries, asked=tuple(found.asked)):
        return done(request, _("Noted. Here is whom to call next."), "calls", slug)
    return _page(request, network, found, form=form, entries=entries)


def _noted(
    request: Request, turn: Turn, form: CallForm, *, entries: list[entering.Entry], asked: tuple[Asked, ...]
) -> bool:
    """Save the answers, then what became of the call; whatever is wrong stands at its form."""
    caller = Actor(channel=Channel.PHONE, person=request.actor.person)
    if not entering.take_in(caller, entries):
        return False
    became = form.became(has_answered=any(each.saved for each in entries))
    if became is None:
        return False
    given: dict[str, Any] = {"turn": turn, "asked": asked, "became": became}
    return attempt(form, lambda: actions.note_call(actor=caller, **given)) is not None


def _page(request: Request, network: Network, found: ToCall, **context: Any) -> HttpResponse:
    forms = [context["form"], *(each.form for each in context["entries"])]
    context["status"] = 400 if any(each.is_bound and each.errors for each in forms) else 200
    context["greeting"] = _greeting(network, found)
    context["history"] = queries.history(network, found.person.pk)
    steps = ((_("Phone desk"), url("calls", network.slug)), (found.person.name, ""))
    return desk_page(request, "channels/call.html", network, *steps, found=found, **context)
