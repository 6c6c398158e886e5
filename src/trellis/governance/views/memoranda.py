"""Pages of memoranda: the register, one memorandum on screen and on paper, and drafting it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.agreement import DUTY_LABELS, STAGE_LABELS, Duty, Stage
from trellis.domain.problems import Problem
from trellis.governance.actions import memoranda as actions
from trellis.governance.forms.memoranda import DraftForm, PartyForm, PromiseForm, TermsForm
from trellis.governance.models import Memorandum
from trellis.governance.queries import memoranda as queries
from trellis.governance.showing import may_do, need_words, party_name, texts_shown
from trellis.governance.views.bodies import CURRENT
from trellis.members.queries.rights import verbs_held
from trellis.members.views.listing import count_says, cursor_of, further
from trellis.members.views.show import form_page, show
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.names import name_text

_LONGEST = 200
STAGE_KINDS = {
    Stage.DRAFT: "",
    Stage.OPEN: "warning",
    Stage.NOT_YET: "ok",
    Stage.IN_FORCE: "ok",
    Stage.RAN_OUT: "problem",
    Stage.ENDED: "",
    Stage.WITHDRAWN: "",
}
DUTY_KINDS = {
    Duty.OPEN: "",
    Duty.DUE: "warning",
    Duty.LATE: "problem",
    Duty.KEPT: "ok",
    Duty.KEPT_LATE: "ok",
    Duty.RELEASED: "",
}


def words() -> dict[str, Any]:
    """Give the words and colours of stages that pages of memoranda share."""
    return {
        "stages": {stage: _(label) for stage, label in STAGE_LABELS.items()},
        "stage_kinds": STAGE_KINDS,
        "duties": {duty: _(label) for duty, label in DUTY_LABELS.items()},
        "duty_kinds": DUTY_KINDS,
    }


def to_memoranda(network: Network) -> Crumb:
    """Give the step to the register."""
    return _("Memoranda"), reverse("memoranda", args=[network.slug])


def address(network: Network, memorandum: Memorandum | UUID) -> str:
    """Give the address of a memorandum's page."""
    pk = memorandum.pk if isinstance(memorandum, Memorandum) else memorandum
    return reverse("memorandum", args=[network.slug, pk])


def to_memorandum(network: Network, memorandum: Memorandum) -> tuple[Crumb, Crumb]:
    """Give the steps to a memorandum's page."""
    step = name_text(memorandum.document.names), address(network, memorandum)
    return to_memoranda(network), step


def press(request: Request, deed: Callable[[], object], says: str, where: str) -> HttpResponse:
    """Do what a button is for, and say on the page it leads to what was done, or why nothing was."""
    try:
        deed()
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, says, where)


@require_GET
def memoranda(request: Request, slug: str) -> HttpResponse:
    """Show the register of memoranda, searched and narrowed."""
    network = network_named(request.actor, slug)
    wanted, chosen = request.GET.get("q", "")[:_LONGEST], request.GET.get("stage", "")
    stage = Stage(chosen) if chosen in set(Stage) else None
    asked: dict[str, Any] = {"wanted": wanted, "stage": stage, "cursor": cursor_of(request.GET)}
    found = queries.register_page(request.actor, network, **asked)
    context: dict[str, Any] = {
        "found": found,
        "wanted": wanted,
        "stage": stage or "",
        "choices": [("", _("Any")), *((each.value, _(STAGE_LABELS[each])) for each in Stage)],
        "count": count_says(found.count),
        "further": further(request, found.page),
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, (_("Memoranda"), "")),
    }
    page = "governance/memoranda.html"
    return show(request, page, network, current=CURRENT, **words(), **context)


@require_GET
def memorandum(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a memorandum: where it stands, its text, who signed, what is promised and kept."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    title, made = name_text(found.document.names), queries.agreement_of(request.actor, found)
    context: dict[str, Any] = {
        "made": made,
        "texts": texts_shown(made.text),
        "need": need_words(found),
        "may": may_do(request.actor, found),
        "title": title,
        "way": crumbs(network, to_memoranda(network), (title, "")),
    }
    page = "governance/memorandum.html"
    return show(request, page, network, current=CURRENT, **words(), **context)


@require_GET
def memorandum_print(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a memorandum as it is printed: the network's identity, the text, the lines to sign on."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    title, made = name_text(found.document.names), queries.agreement_of(request.actor, found)
    context: dict[str, Any] = {
        "made": made,
        "texts": texts_shown(made.text),
        "title": title,
        "way": crumbs(network, *to_memorandum(network, found), (_("To print"), "")),
    }
    page = "governance/memorandum_print.html"
    return show(request, page, network, current=CURRENT, **words(), **context)


@require_http_methods(["GET", "POST"])
def memorandum_draft(request: Request, slug: str) -> HttpResponse:
    """Begin a memorandum."""
    network = network_named(request.actor, slug)
    require(request, "memorandum.draft", network)
    form = DraftForm(request.POST or None, network=network)
    if form.is_valid():
        terms = form.terms()
        made = attempt(
            form, lambda: actions.draft_memorandum(actor=request.actor, network=network, terms=terms)
        )
        if made:
            return done(
                request, _("Drafted. Add the parties and what each promises."), address(network, made)
            )
    lead = _("What members promise one another in writing: a text, parties, promises with their days.")
    context: dict[str, Any] = {"lead": lead, "submit": _("Begin the draft"), "current": CURRENT}
    way = [to_memoranda(network)]
    return form_page(request, network, form, title=_("Draft a memorandum"), way=way, **context)


@require_http_methods(["GET", "POST"])
def memorandum_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change a memorandum's title, its days and what signing asks."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    require(request, "memorandum.change", found)
    form = TermsForm(request.POST or None, network=network, standing=found)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given: dict[str, Any] = {"version": form.cleaned_data["version"] or 0, "terms": form.terms()}
        if attempt(form, lambda: actions.change_memorandum(actor=request.actor, memorandum=found, **given)):
            return done(request, _("Saved."), address(network, found))
        theirs = _as_it_stands(found) if renew(form, found.version) else []
    context: dict[str, Any] = {"theirs": theirs, "current": CURRENT}
    way = to_memorandum(network, found)
    return form_page(request, network, form, title=_("Change the memorandum"), way=way, **context)


def _as_it_stands(memorandum: Memorandum) -> list[tuple[str, Any]]:
    return [
        (_("Name"), name_text(memorandum.document.names)),
        (_("In force from"), memorandum.starts_on),
        (_("In force until"), memorandum.ends_on),
        (_("What signing asks of a mandate"), need_words(memorandum)),
    ]


@require_http_methods(["GET", "POST"])
def party_add(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Add a party to a draft."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    require(request, "party.add", found)
    form = PartyForm(request.POST or None, network=network)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.add_party(actor=request.actor, memorandum=found, **given)):
            return done(request, _("Added."), address(network, found))
    context: dict[str, Any] = {"submit": _("Add the party"), "current": CURRENT}
    way = to_memorandum(network, found)
    return form_page(request, network, form, title=_("Add a party"), way=way, **context)


@require_POST
def party_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a party out of a draft."""
    network = network_named(request.actor, slug)
    party = queries.party_seen(request.actor, network, pk)
    where = address(network, party.memorandum_id)
    says = _("Taken out. Add it again if that was wrong.")
    return press(request, lambda: actions.remove_party(actor=request.actor, party=party), says, where)


@require_http_methods(["GET", "POST"])
def obligation_add(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Write down what a party promises."""
    network = network_named(request.actor, slug)
    party = queries.party_seen(request.actor, network, pk)
    require(request, "obligation.add", party)
    form = PromiseForm(request.POST or None)
    if form.is_valid():
        promise = form.promise()
        if attempt(form, lambda: actions.add_obligation(actor=request.actor, party=party, promise=promise)):
            return done(request, _("Added."), address(network, party.memorandum))
    title = _("What %(name)s promises") % {"name": party_name(party)}
    context: dict[str, Any] = {"submit": _("Add the promise"), "current": CURRENT}
    way = to_memorandum(network, party.memorandum)
    return form_page(request, network, form, title=title, way=way, **context)


@require_POST
def obligation_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a promise out of a draft."""
    network = network_named(request.actor, slug)
    found = queries.obligation_seen(request.actor, network, pk)
    where, says = address(network, found.memorandum_id), _("Taken out. Add it again if that was wrong.")
    return press(
        request, lambda: actions.remove_obligation(actor=request.actor, obligation=found), says, where
    )


@require_POST
def memorandum_open(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Open a memorandum for signature."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    says = _("Open for signature. Its text stands from now on.")
    return press(
        request,
        lambda: actions.open_memorandum(actor=request.actor, memorandum=found),
        says,
        address(network, found),
    )


@require_POST
def memorandum_take_back(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take a memorandum back to the draft."""
    network = network_named(request.actor, slug)
    found = queries.memorandum_seen(request.actor, network, pk)
    says = _("Taken back: it is a draft again.")
    return press(
        request,
        lambda: actions.take_back(actor=request.actor, memorandum=found),
        says,
        address(network, found),
    )
