"""Pages of mandates: recorded by one, confirmed by another, read by those whom they concern."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.members import actions, letters, queries, rules
from trellis.members.actions.mandates import ask_to_confirm
from trellis.members.forms.representative import MandateForm, WithdrawForm
from trellis.members.models import Mandate
from trellis.members.queries import overview
from trellis.members.queries.rights import verbs_held
from trellis.members.speaking import examples, spoken
from trellis.members.views.listing import count_says, cursor_of, further
from trellis.members.views.show import form_page, record_of, show, to_member
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done


def _to_mandates(network: Network) -> tuple[str, str]:
    return _("Mandates"), reverse("mandates", args=[network.slug])


def _address(mandate: Mandate, network: Network) -> str:
    return reverse("mandate", args=[network.slug, mandate.pk])


@require_GET
def mandates(request: Request, slug: str) -> HttpResponse:
    """Show where authority is missing: each with its one next step."""
    network = network_named(request.actor, slug)
    wanted, chosen = request.GET.get("q", ""), overview.chosen(request.GET.get("show", ""))
    asked: dict[str, Any] = {"chosen": chosen, "wanted": wanted, "cursor": cursor_of(request.GET)}
    found = overview.page(actor=request.actor, network=network, **asked)
    context: dict[str, Any] = {
        "found": found,
        "chosen": chosen,
        "wanted": wanted,
        "further": further(request, found.page),
        "count": count_says(found.count),
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, (_("Mandates"), "")),
    }
    return show(request, "members/mandates.html", network, **context)


@require_http_methods(["GET", "POST"])
def mandate_record(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Record what a letter lets a representative do."""
    network = network_named(request.actor, slug)
    seat = queries.representative_seen(request.actor, network, pk)
    require(request, "mandate.record", seat)
    form = MandateForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        terms = form.terms()
        made = attempt(
            form, lambda: actions.record_mandate(actor=request.actor, representative=seat, terms=terms)
        )
        if made:
            says = _("Recorded. It counts for commitments when somebody else has confirmed it.")
            return done(request, says, _address(made, network))
    title = _("Record the mandate of %(name)s") % {"name": seat.person.name}
    lead = _("Write down what the letter says. Without a mandate she speaks, and headquarters decides.")
    return form_page(
        request, network, form, title=title, lead=lead, way=to_member(network, seat.organisation)
    )


@require_GET
def mandate(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a mandate: what it lets her do, what it doesn't, and who stands for it."""
    network = network_named(request.actor, slug)
    found = queries.mandate_seen(request.actor, network, pk)
    seat, today = found.representative, timezone.localdate()
    title = _("Mandate of %(name)s") % {"name": seat.person.name}
    context: dict[str, Any] = {
        "mandate": found,
        "seat": seat,
        "title": title,
        "spoken": spoken(found, today),
        "examples": examples(found, today),
        "may_confirm": rules.may_confirm_mandate.test(request.actor, found),
        "reasons": rules.may_confirm_mandate.why(request.actor, found),
        "reads_letter": bool(found.letter) and rules.sees_letter.test(request.actor, found),
        "verbs": verbs_held(request.actor, network),
        "record_href": record_of(network, seat.organisation),
        "way": crumbs(network, *to_member(network, seat.organisation), (title, "")),
    }
    return show(request, "members/mandate.html", network, **context)


@require_POST
def mandate_confirm(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Confirm that the letter says what was recorded."""
    network = network_named(request.actor, slug)
    found = queries.mandate_seen(request.actor, network, pk)
    try:
        actions.confirm_mandate(actor=request.actor, mandate=found)
    except Problem as problem:
        return not_done(request, problem, _address(found, network))
    return done(request, _("Confirmed. It counts from now on."), _address(found, network))


@require_POST
def mandate_ask(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Ask the member whether what was recorded is right."""
    network = network_named(request.actor, slug)
    found = queries.mandate_seen(request.actor, network, pk)
    try:
        ask_to_confirm(actor=request.actor, mandate=found)
    except Problem as problem:
        return not_done(request, problem, _address(found, network))
    return done(request, _("Asked. The answer confirms it."), _address(found, network))


@require_http_methods(["GET", "POST"])
def mandate_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Withdraw a mandate, with the reason."""
    network = network_named(request.actor, slug)
    found = queries.mandate_seen(request.actor, network, pk)
    require(request, "mandate.withdraw", found)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.withdraw_mandate(actor=request.actor, mandate=found, **given)):
            says = _("Withdrawn. Record a new mandate if there is one.")
            return done(request, says, _address(found, network))
    lead = _("What she agreed to before this day stands. It can't be put back; record it anew.")
    title, submit = _("Withdraw the mandate"), _("Withdraw")
    context: dict[str, Any] = {"title": title, "lead": lead, "submit": submit}
    way = [*to_member(network, found.representative.organisation), (_("Mandate"), _address(found, network))]
    return form_page(request, network, form, way=way, danger=True, **context)


@never_cache
@require_GET
def mandate_letter(request: Request, slug: str, pk: UUID) -> FileResponse:
    """Give the letter to those whom it concerns, as a file to keep: never shown inside the page."""
    network = network_named(request.actor, slug)
    found = queries.letter_seen(request.actor, network, pk)
    answer = FileResponse(
        found.letter.open("rb"),
        as_attachment=True,
        filename=found.letter_name,
        content_type=letters.media_type(found.letter_name),
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
