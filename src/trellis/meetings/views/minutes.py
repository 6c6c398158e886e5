"""Pages of minutes: read, added to, cleared, sent, adopted, corrected beside, printed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.domain.problems import PDF_MISSING, Problem
from trellis.meetings.actions import minutes as actions
from trellis.meetings.forms.after import ClearForm, MinutesForm, TextForm
from trellis.meetings.models import Minutes
from trellis.meetings.printing import paper_of, printed
from trellis.meetings.queries.minutes import minutes_seen, wants_clearance
from trellis.meetings.views.frame import room_address, tapped, title_of, to_room
from trellis.meetings.views.show import form_page, page
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.forms import LANGUAGES
from trellis.ui.jinja import language_name

DEEDS = (
    "minutes.write",
    "minutes.submit",
    "minutes.clear",
    "minutes.send",
    "minutes.adopt",
    "minutes.correct",
)


def _way(minutes: Minutes) -> tuple[Crumb, ...]:
    return (*to_room(minutes.meeting), (_("Minutes"), room_address(minutes.meeting, "minutes")))


def _found(request: Request, slug: str, pk: UUID) -> tuple[Network, Minutes]:
    network = network_named(request.actor, slug)
    found = minutes_seen(request.actor, network, pk)
    found.meeting.network = network
    return network, found


def _language(request: Request, network: Network) -> str:
    wanted = request.GET.get("language", "")
    return wanted if wanted in LANGUAGES else network.language


def _answer(request: Request, slug: str, pk: UUID, template: str) -> HttpResponse:
    network, found = _found(request, slug, pk)
    language = _language(request, network)
    context: dict[str, Any] = {
        **paper_of(found, language),
        "title": title_of(found.meeting),
        "languages": [(code, language_name(code)) for code in ("en", "th")],
        "deeds": {verb for verb in DEEDS if may(verb, request.actor, found)},
        "wants_clearance": wants_clearance(network),
        "way": crumbs(network, *_way(found)),
    }
    return page(request, template, network, **context)


@require_GET
def minutes(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show the minutes of a meeting, in one of the languages."""
    return _answer(request, slug, pk, "meetings/minutes.html")


@require_GET
def minutes_print(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show the minutes as a page to be printed."""
    return _answer(request, slug, pk, "meetings/minutes_print.html")


@require_GET
def minutes_pdf(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give the minutes as a PDF; where none can be made, the page to print from the browser."""
    network, found = _found(request, slug, pk)
    try:
        made = printed(found, _language(request, network))
    except Problem as problem:
        if problem.kind != PDF_MISSING:
            raise
        return not_done(request, problem, room_address(found.meeting, "minutes-print"))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="minutes-{found.meeting.number}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(["GET", "POST"])
def minutes_write(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Write what the record can't know."""
    network, found = _found(request, slug, pk)
    require(request, "minutes.write", found)
    form = MinutesForm(request.POST or None, minutes=found, initial={"version": found.version})
    if form.is_valid():
        given: dict[str, Any] = {
            "texts": form.texts(),
            "language": form.cleaned_data["language"],
            "version": form.cleaned_data["version"],
        }
        if attempt(form, lambda: actions.write_minutes(actor=request.actor, minutes=found, **given)):
            return done(request, _("Kept."), room_address(found.meeting, "minutes"))
    lead = _("Who was there, the decisions with their figures and the tasks write themselves.")
    return form_page(request, network, form, title=_("Add to the minutes"), lead=lead, way=_way(found))


@require_http_methods(["GET", "POST"])
def minutes_clear(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Clear minutes, or give them back."""
    network, found = _found(request, slug, pk)
    require(request, "minutes.clear", found)
    form = ClearForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {
            "cleared": form.cleaned_data["cleared"] == "yes",
            "reason": form.cleaned_data["reason"],
        }
        if attempt(form, lambda: actions.clear_minutes(actor=request.actor, minutes=found, **given)):
            return done(request, _("Noted."), room_address(found.meeting, "minutes"))
    return form_page(request, network, form, title=_("Clear the minutes"), way=_way(found))


@require_http_methods(["GET", "POST"])
def minutes_correct(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say what is wrong in minutes."""
    network, found = _found(request, slug, pk)
    require(request, "minutes.correct", found)
    form = TextForm(request.POST or None)
    if form.is_valid():
        text = form.cleaned_data["text"]
        if attempt(form, lambda: actions.correct_minutes(actor=request.actor, minutes=found, text=text)):
            return done(request, _("It stands beside the minutes."), room_address(found.meeting, "minutes"))
    return form_page(request, network, form, title=_("Correct the minutes"), way=_way(found))


def _tapped(request: Request, slug: str, pk: UUID, deed: Callable[[Minutes], object]) -> HttpResponse:
    _network, found = _found(request, slug, pk)
    return tapped(request, lambda: deed(found), room_address(found.meeting, "minutes"))


@require_POST
def minutes_submit(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give minutes to whoever clears them."""
    return _tapped(
        request, slug, pk, lambda found: actions.submit_minutes(actor=request.actor, minutes=found)
    )


@require_POST
def minutes_send(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Send minutes to the members."""
    return _tapped(request, slug, pk, lambda found: actions.send_minutes(actor=request.actor, minutes=found))


@require_POST
def minutes_adopt(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Adopt minutes, in the meeting on whose agenda they are."""
    return _tapped(
        request,
        slug,
        pk,
        lambda found: actions.adopt_minutes(actor=request.actor, minutes=found, meeting=found.adopted_in),
    )
