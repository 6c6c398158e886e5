"""The page of what came in by mail and text message, and what is made of what nobody understood."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.actor import Actor
from trellis.access.request import Request, require
from trellis.asks.forms.answers import AnswerForm
from trellis.asks.models import Asked
from trellis.asks.queries.listing import names_of
from trellis.asks.rules import ENTER
from trellis.asks.showing import reply, shown, worded
from trellis.asks.views.show import form_page, history_of
from trellis.channels import rules
from trellis.channels.actions import enter_from, settle_inbound
from trellis.channels.models import Inbound, Understood, Way
from trellis.channels.queries.inbound import (
    EVERYTHING,
    PAGE,
    UNSETTLED,
    WAITS,
    asked_of_sender,
    came_to,
    listed,
    one_of,
    waits_for,
)
from trellis.channels.senders import CHANNELS
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.networks.pages import crumbs, page
from trellis.networks.queries import network_named
from trellis.networks.rules import holds
from trellis.ui.addresses import an_id, further
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.jinja import url
from trellis.ui.names import reader_language


def _seen(request: Request, slug: str) -> Network:
    network = network_named(request.actor, slug)
    if not rules.sees_inbound.test(request.actor, Inbound(network=network)):
        raise Problem(NOT_FOUND)
    return network


@never_cache
@require_GET
def inbound(request: Request, slug: str) -> HttpResponse:
    """Show what came: first what waits for somebody who understands it."""
    network = _seen(request, slug)
    show = EVERYTHING if request.GET.get("show") == EVERYTHING else WAITS
    seen, one = came_to(request.actor, network), an_id(request.GET.get("message", ""))
    seen, show = (seen.filter(pk=one), EVERYTHING) if one else (seen, show)
    rows = listed(seen, show, an_id(request.GET.get("after", "")))
    open_to = waits_for(rows[:PAGE], network)
    context: dict[str, Any] = {
        "rows": [(each, why_of(each), _open(each, open_to)) for each in rows[:PAGE]],
        "labels": dict(Understood.choices),
        "unsettled": UNSETTLED,
        "show": show,
        "may_settle": may("inbound.settle", request.actor, Inbound(network=network)),
        "may_enter": holds(ENTER, via="").test(request.actor, network),
        "next": further(request, "after", rows[PAGE - 1].pk if len(rows) > PAGE else ""),
        "way": crumbs(network, (_("Asks"), url("asks", network.slug)), (_("What came in"), "")),
    }
    return page(request, "channels/inbound.html", network, "asks", **context)


def why_of(each: Inbound) -> str:
    """Say why a message was taken for what it was."""
    return worded(each.why) if "says" in each.why else ""


def _open(each: Inbound, open_to: dict[UUID, list[Asked]]) -> list[Asked]:
    return open_to.get(each.person_id, []) if each.person_id else []


@never_cache
@require_http_methods(["GET", "POST"])
def inbound_answer(request: Request, slug: str, pk: UUID, asked: UUID) -> HttpResponse:
    """Enter for somebody what she wrote, and mark her message as answered."""
    network = _seen(request, slug)
    came = one_of(came_to(request.actor, network), pk)
    found = asked_of_sender(came, network, asked)
    require(request, ENTER, found)
    form = AnswerForm(request.POST or None, shown=shown(found, reader_language()))
    by = Actor(channel=CHANNELS[Way(came.way)], person=request.actor.person)
    made = attempt(form, lambda: enter_from(actor=by, inbound=came, asked=found, given=form.given()))
    if made:
        return done(request, reply(made), history_of(found))
    return form_page(request, network, form, **_entering(network, came, found, form))


def _entering(network: Network, came: Inbound, found: Asked, form: AnswerForm) -> dict[str, Any]:
    return {
        "title": _("Answer for %(name)s") % {"name": names_of([found])[found.pk]},
        "lead": _("She wrote: “%(said)s”") % {"said": came.said[:600]},
        "submit": _("Enter it"),
        "told": form.asked,
        "way": ((_("Asks"), url("asks", network.slug)), (_("What came in"), url("inbound", network.slug))),
    }


@require_POST
def inbound_settle(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Put a message away that needs nothing more."""
    network = _seen(request, slug)
    found = one_of(came_to(request.actor, network), pk)
    try:
        settle_inbound(actor=request.actor, inbound=found)
    except Problem as problem:
        return not_done(request, problem, "inbound", slug)
    return done(request, _("It is put away. All that came stands under “All”."), "inbound", slug)
