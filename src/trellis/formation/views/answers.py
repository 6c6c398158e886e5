"""Pages of answers: for one's organisation, typed in by a clerk, without a name, and sheets to print."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.action import may
from trellis.access.actor import Actor, Channel
from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.readinessbar import LABELS, LEVEL_LABELS, Level, Question
from trellis.domain.readinessguide import GUIDES
from trellis.formation import actions, rules, sheets
from trellis.formation.forms.answers import AnswerForm, EnterForm, PaperForm, SheetForm
from trellis.formation.forms.rounds import MOST_SHEETS, CodeForm, SheetsForm
from trellis.formation.models import Answer, Asked, Round
from trellis.formation.queries import results, rounds
from trellis.formation.views.frame import formation_page, to_round, way
from trellis.networks.models import Network
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, renew
from trellis.ui.jinja import url
from trellis.ui.names import name_text


def _standing(asked: Asked) -> Answer | None:
    return getattr(asked, "answer", None)


def _answered(request: Request, pk: UUID, network: Network, form: AnswerForm, *, lead: str) -> HttpResponse:
    """Answer with the form; what somebody else answered meanwhile stands above it."""
    asked = rounds.asked_seen(request.actor, network, pk)
    title, standing = name_text(asked.organisation.names, network.language), _standing(asked)
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "lead": lead,
        "asking": asked.round,
        "is_over": asked.round.is_over(timezone.localdate()),
        "theirs": _theirs(standing) if standing and form.is_bound and renew(form, standing.version) else (),
        "way": way(network, to_round(network, asked.round), (title, "")),
        "status": 400 if form.errors else 200,
    }
    return formation_page(request, "formation/answer.html", network, **context)


def _theirs(standing: Answer) -> list[tuple[str, str]]:
    levels = {Question(question): Level(level) for question, level in standing.levels.items()}
    return [(gettext(LABELS[question]), gettext(LEVEL_LABELS[level])) for question, level in levels.items()]


def _paper_page(
    request: Request, network: Network, asking: Round, form: PaperForm, **more: str
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "asking": asking,
        "is_over": asking.is_over(timezone.localdate()),
        "theirs": (),
        "way": way(network, to_round(network, asking), (more["title"], "")),
        "status": 400 if form.errors else 200,
    }
    return formation_page(request, "formation/answer.html", network, **context, **more)


@require_http_methods(["GET", "POST"])
def readiness_answer(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Answer for one's organisation."""
    network = network_named(request.actor, slug)
    asked = rounds.asked_seen(request.actor, network, pk)
    require(request, "readiness.answer", asked)
    form = AnswerForm.of(_standing(asked), request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"version": form.cleaned_data["version"], "given": form.given()}
        if attempt(form, lambda: actions.answer(actor=request.actor, asked=asked, **given)):
            return done(request, _("Thank you. You can change it while the round is open."), _round(asked))
    lead = _("Your organisation's answer, with one voice. Nobody sees it before the round is over.")
    return _answered(request, pk, network, form, lead=lead)


def _next_sheet(asking: Round) -> str:
    return url("readiness-type-in", asking.network.slug, asking.pk)


def _round(asked: Asked) -> str:
    return url("readiness-round", asked.network.slug, asked.round_id)


@require_http_methods(["GET", "POST"])
def readiness_enter(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Type in what an organisation answered on paper or by phone."""
    network = network_named(request.actor, slug)
    asked = rounds.asked_seen(request.actor, network, pk)
    require(request, rules.ENTER, asked)
    form = EnterForm.of(_standing(asked), request.POST or None)
    if form.is_valid():
        by_hand = Actor(channel=Channel(form.cleaned_data["channel"]), person=request.actor.person)
        given: dict[str, Any] = {"version": form.cleaned_data["version"], "given": form.given()}
        if attempt(form, lambda: actions.enter(actor=by_hand, asked=asked, **given)):
            return done(
                request, _("Typed in. Take the next sheet."), url("readiness-type-in", slug, asked.round_id)
            )
    lead = _("Type in what the sheet says, or what you were told by phone. The record keeps that it was you.")
    return _answered(request, pk, network, form, lead=lead)


@require_http_methods(["GET", "POST"])
def readiness_say(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Put one's paper into the box, without one's name."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    require(request, "readiness.say", asking)
    form = PaperForm(request.POST or None, network=network)
    if form.is_valid():
        paper = form.paper()
        if attempt(form, lambda: actions.say(actor=request.actor, asking=asking, paper=paper)):
            says = _("Your paper is in the box, among the others. Nobody can find out which it is.")
            return done(request, says, url("readiness-round", slug, pk))
    lead = _("As a person, whatever your organisation says. Fewer than three such papers are never shown.")
    return _paper_page(request, network, asking, form, title=_("Without your name"), lead=lead)


@require_http_methods(["GET", "POST"])
def readiness_type_in(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take the code of a sheet: it leads to the organisation, or to a sheet without a name."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    require(request, "readiness.type-in", asking)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if sheets.is_ours(code, asking.pk):
            return redirect(f"{url('readiness-sheet', slug, pk)}?code={sheets.tidied(code)}")
        found = attempt(form, lambda: rounds.asked_with_sheet(request.actor, asking, code))
        if found:
            return redirect("readiness-enter", slug, found.pk)
    steps = way(network, to_round(network, asking), (_("Type in sheets"), ""))
    status = 400 if form.errors else 200
    context = {"form": form, "asking": asking, "way": steps}
    return formation_page(request, "formation/type_in.html", network, status=status, **context)


@never_cache
@require_http_methods(["GET", "POST"])
def readiness_sheet(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Type in a sheet without a name."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    require(request, "readiness.type-in", asking)
    form = SheetForm(
        request.POST or None, network=network, initial={"code": request.GET.get("code", "")[:40]}
    )
    if form.is_valid():
        given: dict[str, Any] = {"code": form.cleaned_data["code"], "paper": form.paper()}
        by_hand = Actor(channel=Channel.PAPER, person=request.actor.person)
        if attempt(form, lambda: actions.type_in(actor=by_hand, asking=asking, **given)):
            return done(
                request, _("It is in the box. Take the next sheet."), url("readiness-type-in", slug, pk)
            )
    lead = _("The same code typed in again replaces what was typed in of this sheet.")
    return _paper_page(request, network, asking, form, title=_("A sheet without a name"), lead=lead)


def _with_codes(asking: Round) -> list[tuple[Asked, str]]:
    return [(each, sheets.code_for(asking.pk, each.pk)) for each in rounds.silent_in(asking)[:MOST_SHEETS]]


@never_cache
@require_GET
def readiness_sheets(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show the sheets to print: one for each organisation that hasn't answered, and some without a name."""
    network = network_named(request.actor, slug)
    asking = rounds.round_seen(request.actor, network, pk)
    if not may("readiness.type-in", request.actor, asking):
        raise Problem(NOT_FOUND)
    form = SheetsForm(request.GET if "blank" in request.GET else None)
    blank = (form.cleaned_data["blank"] or 0) if form.is_valid() else (0 if form.is_bound else 10)
    context: dict[str, Any] = {
        "asking": asking,
        "form": form,
        "named": _with_codes(asking),
        "blank": [sheets.new_code(asking.pk) for _number in range(blank if asking.persons_may_answer else 0)],
        "guides": list(GUIDES.values()),
        "address": request.build_absolute_uri(url("answer-by-code", slug)),
        "levels": list(LEVEL_LABELS.values()),
        "groups": [name for key, name in results.names_of(network).items() if key],
        "way": way(network, to_round(network, asking), (_("Sheets to print"), "")),
    }
    return formation_page(request, "formation/sheets.html", network, **context)
