"""Pages of deeds on asks: asking, asking further people, reminding, closing, answering for somebody."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.actor import Actor
from trellis.access.request import Request, require
from trellis.asks import actions
from trellis.asks.actions import Question
from trellis.asks.forms.answers import EnterForm, WhyForm
from trellis.asks.forms.asking import RaiseForm, WhomForm
from trellis.asks.measuring import Length, length_of
from trellis.asks.models import Ask, Asked, Standing
from trellis.asks.queries.audience import addressees
from trellis.asks.queries.listing import ask_seen, asked_seen, names_of
from trellis.asks.showing import Shown, reply, shown
from trellis.asks.views.show import address, form_page, history_of, page, to_ask, to_list
from trellis.domain.asking import shape_as_json
from trellis.domain.problems import Problem
from trellis.networks.models import Network
from trellis.networks.pages import crumbs, name
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.jinja import language_name
from trellis.ui.names import reader_language
from trellis.ui.problems import sentence


def _previews(network: Network, question: Question) -> list[tuple[str, str, Shown, Length | None]]:
    """Give how a question will look, and how long it gets as a text message: in the network's own language,
    and in each in which something of it was written.
    """
    columns: dict[str, Any] = {"title": question.title, "question": question.question, "why": question.why}
    shape = shape_as_json(question.shape)
    ask = Ask(network=network, until=question.until, shape=shape, **columns)
    languages = list(dict.fromkeys((network.language, *question.title, *question.question)))
    worded = {code: shown(Asked(ask=ask, network=network), code) for code in languages}
    return [
        (code, language_name(code), told, length_of(told, code, name(network)))
        for code, told in worded.items()
    ]


def _looked(network: Network, form: RaiseForm) -> dict[str, Any]:
    """Give what the page shows before anything is asked: each wording, and how many would get it."""
    if not form.is_valid():
        return {}
    try:
        count = len(addressees(network, form.whom()))
    except Problem as problem:
        form.add_error(None, sentence(problem))
        return {}
    return {"previews": _previews(network, form.question()), "count": count}


def _raised(request: Request, network: Network, form: RaiseForm) -> Ask | None:
    return attempt(
        form,
        lambda: actions.ask_freely(
            actor=request.actor, network=network, question=form.question(), to=form.whom()
        ),
    )


@require_http_methods(["GET", "POST"])
def ask_raise(request: Request, slug: str) -> HttpResponse:
    """Ask something: look at it in each language first, then ask."""
    network = network_named(request.actor, slug)
    require(request, "ask.raise", network)
    form = RaiseForm(request.POST or None, network=network)
    made = _raised(request, network, form) if "more" in request.POST else None
    if made:
        return done(request, _("Asked. Each gets it by her own way."), address(made))
    looked = _looked(network, form) if request.method == "POST" else {}
    context: dict[str, Any] = {"previews": [], "count": 0, **looked, "form": form}
    context["way"] = crumbs(network, to_list(network), (_("Ask something"), ""))
    return page(request, "asks/raise.html", network, status=400 if form.errors else 200, **context)


@require_http_methods(["GET", "POST"])
def ask_widen(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask the same of further people."""
    network = network_named(request.actor, slug)
    found = ask_seen(request.actor, network, pk)
    require(request, "ask.widen", found)
    form = WhomForm(request.POST or None, network=network)
    made = attempt(form, lambda: actions.widen(actor=request.actor, ask=found, to=form.whom()))
    if made:
        return done(request, _("Asked. Who was asked already isn't asked twice."), address(found))
    context = {"title": _("Ask further people"), "submit": _("Ask them")}
    return form_page(request, network, form, way=to_ask(found), **context)


@require_POST
def ask_remind(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Remind those who haven't answered."""
    network = network_named(request.actor, slug)
    found = ask_seen(request.actor, network, pk)
    try:
        actions.remind(actor=request.actor, ask=found)
    except Problem as problem:
        return not_done(request, problem, address(found))
    says = _("Reminded. Each hears by her own way.")
    return done(request, says, address(found))


@require_http_methods(["GET", "POST"])
def ask_close(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Close an ask."""
    network = network_named(request.actor, slug)
    found = ask_seen(request.actor, network, pk)
    require(request, "ask.close", found)
    form = WhyForm(request.POST or None)
    made = attempt(form, lambda: actions.close(actor=request.actor, ask=found, why=form.cleaned_data["why"]))
    if made:
        return done(request, _("Closed. What comes later is kept and doesn't count."), address(found))
    context = {"title": _("Close this ask"), "submit": _("Close it")}
    return form_page(request, network, form, way=to_ask(found), **context)


@require_http_methods(["GET", "POST"])
def asked_enter(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Type in what somebody answered on paper, by phone or in the room."""
    network = network_named(request.actor, slug)
    found = asked_seen(request.actor, network, pk)
    require(request, "ask.enter", found)
    told = shown(found, reader_language())
    form = EnterForm(request.POST or None, shown=told)
    if form.is_valid():
        actor = Actor(channel=form.channel(), person=request.actor.person)
        made = attempt(form, lambda: actions.enter(actor=actor, asked=found, given=form.given()))
        if made:
            where = address(found.ask) if made.standing == Standing.CURRENT else history_of(found)
            return done(request, reply(made), where)
    whose = names_of([found])[found.pk]
    context: dict[str, Any] = {
        "title": _("Answer for %(name)s") % {"name": whose},
        "submit": _("Enter it"),
        "told": told,
    }
    return form_page(request, network, form, way=(*to_ask(found.ask), (whose, history_of(found))), **context)
