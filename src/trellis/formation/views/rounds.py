"""Pages of readiness rounds: all of them, one that takes answers, and what one comes to."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.actor import CHANNEL_LABELS
from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.domain.readinessbar import LABELS, LEVEL_LABELS
from trellis.domain.readinessguide import GUIDES
from trellis.formation import actions, rules
from trellis.formation.forms.rounds import AskForm, BarForm, BarsForm, ChangeForm, OpenForm, bar_forms
from trellis.formation.models import Round
from trellis.formation.queries import results, rounds
from trellis.formation.showing import STANDING_KINDS, told
from trellis.formation.views.frame import asking_page, formation_page, round_name, to_readiness, to_round, way
from trellis.members.queries.rights import verbs_held
from trellis.members.views.listing import cursor_of, further
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.jinja import url


@require_GET
def readiness(request: Request, slug: str) -> HttpResponse:
    """Show the five questions, the round that is open, and what former rounds came to."""
    network = network_named(request.actor, slug)
    listed = rounds.rounds_of(network)
    over = rounds.last_over(network)
    context: dict[str, Any] = {
        "listed": listed,
        "open": rounds.open_round(network),
        "over": over,
        "last": results.result_of(over, results.names_of(network)) if over else None,
        "guides": [(LABELS[question], guide) for question, guide in GUIDES.items()],
        "kinds": STANDING_KINDS,
        "may_open": may(rules.OPEN, request.actor, network),
        "way": way(network),
    }
    return formation_page(request, "formation/readiness.html", network, **context)


@require_http_methods(["GET", "POST"])
def readiness_open(request: Request, slug: str) -> HttpResponse:
    """Open a round."""
    network = network_named(request.actor, slug)
    require(request, rules.OPEN, network)
    form = OpenForm(request.POST or None)
    if form.is_valid():
        asked = rounds.to_be_asked(request.actor, network, form.cleaned_data["among"])
        given: dict[str, Any] = {"network": network, "terms": form.terms(), "organisations": asked}
        made = attempt(form, lambda: actions.open_round(actor=request.actor, **given))
        if made:
            return done(request, _("The round is open. Print sheets for those without e-mail."), *_at(made))
    words = {"lead": _("Five questions to each organisation."), "submit": _("Open the round")}
    title = _("Ask whether the network is ready")
    return asking_page(request, network, form, title=title, way=[to_readiness(network)], **words)


def _at(asking: Round) -> tuple[str]:
    return (url("readiness-round", asking.network.slug, asking.pk),)


@require_GET
def readiness_round(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a round: who has answered while it is open, what it comes to when it is over."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    if asking.is_over(timezone.localdate()):
        return _over(request, network, asking)
    return _taking(request, network, asking)


def _taking(request: Request, network: Network, asking: Round) -> HttpResponse:
    narrowed = rounds.Narrowed(request.GET.get("q", "")[:200], request.GET.get("show") == "silent")
    found = rounds.asked_page(asking, narrowed, cursor_of(request.GET))
    context: dict[str, Any] = {
        "asking": asking,
        "found": found,
        "narrowed": narrowed,
        "further": further(request, found),
        "response": results.response_in(asking),
        "papers": results.papers_count(asking),
        "channels": CHANNEL_LABELS,
        "has_said": rounds.has_said(request.actor, asking),
        "takes_part": rules.may_say.test(request.actor, asking),
        "mine": rounds.mine_in(request.actor, asking),
        "verbs": verbs_held(request.actor, network),
        "way": way(network, (round_name(asking), "")),
    }
    return formation_page(request, "formation/round.html", network, **context)


def _over(request: Request, network: Network, asking: Round) -> HttpResponse:
    outcome = results.outcome_of(asking)
    context: dict[str, Any] = {
        "asking": asking,
        "outcome": outcome,
        "findings": told(outcome, _("All")),
        "levels": LEVEL_LABELS,
        "labels": LABELS,
        "kinds": STANDING_KINDS,
        "title": round_name(asking),
        "way": way(network, (round_name(asking), "")),
    }
    return formation_page(request, "formation/result.html", network, **context)


@require_http_methods(["GET", "POST"])
def readiness_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change until when a round takes answers."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    require(request, "readiness.change", asking)
    form = ChangeForm.of(asking, request.POST or None)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"version": form.cleaned_data["version"], "terms": form.terms()}
        if attempt(form, lambda: actions.change_round(actor=request.actor, asking=asking, **given)):
            return done(request, _("Saved."), *_at(asking))
        theirs = [(_("Answers until"), asking.closes_on)] if renew(form, asking.version) else []
    steps = [to_readiness(network), to_round(network, asking)]
    return asking_page(request, network, form, title=_("Change the round"), way=steps, theirs=theirs)


@require_http_methods(["GET", "POST"])
def readiness_bars(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show the bars of a round, and set them as long as nobody has answered."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    if request.method == "POST":
        require(request, "readiness.bars", asking)
    form = BarsForm(request.POST or None, initial={"version": asking.version})
    bars = bar_forms(results.bars_of(asking), request.POST or None)
    if all(each.is_valid() for each in (form, *bars)):
        given = {
            "version": form.cleaned_data["version"],
            "bars": {each.question: each.bar() for each in bars},
        }
        if attempt(form, lambda: actions.set_bars(actor=request.actor, asking=asking, **given)):
            return done(request, _("The bars are set."), *_at(asking))
    return _bars_page(request, asking, form, bars)


def _bars_page(request: Request, asking: Round, form: BarsForm, bars: list[BarForm]) -> HttpResponse:
    stands = results.is_answered(asking)
    context: dict[str, Any] = {
        "asking": asking,
        "form": form,
        "bars": bars,
        "kept": asking.version,
        "stands": stands,
        "may_set": form.is_bound or (not stands and may("readiness.bars", request.actor, asking)),
        "status": 400 if form.is_bound else 200,
        "way": way(asking.network, to_round(asking.network, asking), (_("Bars"), "")),
    }
    return formation_page(request, "formation/bars.html", asking.network, **context)


@require_http_methods(["GET", "POST"])
def readiness_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask one more organisation."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    require(request, "readiness.ask", asking)
    form = AskForm(request.POST or None, actor=request.actor, network=network)
    if form.is_valid():
        chosen = form.cleaned_data["organisation"]
        if attempt(form, lambda: actions.ask(actor=request.actor, asking=asking, organisation=chosen)):
            return done(request, _("It is among those that are asked."), *_at(asking))
    steps = [to_readiness(network), to_round(network, asking)]
    lead = _("An organisation of the directory, member or not yet.")
    return asking_page(
        request, network, form, title=_("Ask one more"), lead=lead, way=steps, submit=_("Ask it")
    )


@require_POST
def readiness_unask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Leave an organisation out that hasn't answered."""
    network = network_named(request.actor, slug)
    asked = rounds.asked_seen(request.actor, network, pk)
    try:
        actions.unask(actor=request.actor, asked=asked)
    except Problem as problem:
        return not_done(request, problem, *_at(asked.round))
    return done(request, _("Left out. Ask it again if that was a mistake."), *_at(asked.round))


@require_POST
def readiness_close(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """End a round."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    try:
        actions.close_round(actor=request.actor, asking=asking)
    except Problem as problem:
        return not_done(request, problem, *_at(asking))
    return done(request, _("The round is over. This is what it came to."), *_at(asking))
