"""Pages of sheets: choose what is printed, print it, note that it was handed out and is back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request
from trellis.channels import deskrules
from trellis.channels.actions import sheets as actions
from trellis.channels.forms.sheets import ChooseForm
from trellis.channels.models import Layout
from trellis.channels.queries import sheets as queries
from trellis.channels.queries.naming import names_of_asked
from trellis.channels.sheets import contents_of, desk_address, printed_sheets
from trellis.channels.views.frame import desk_page, network_for
from trellis.domain.problems import PDF_MISSING, Problem
from trellis.networks.models import Network
from trellis.networks.paper import head_of, paper_answer
from trellis.ui.addresses import further
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.jinja import url


@never_cache
@require_http_methods(["GET", "POST"])
def sheets(request: Request, slug: str) -> HttpResponse:
    """Choose what is printed, see for whom it would be, and print it; below, what was printed."""
    network = network_for(request, slug, deskrules.may_print)
    given = request.POST or (request.GET if "layout" in request.GET else None)
    form = ChooseForm(given, network=network)
    found = queries.to_print(network, form.wanted() if form.is_valid() else queries.Wanted())
    if request.method == "POST" and form.is_valid():
        contents = contents_of(network, found[: queries.MOST_SHEETS], form.chosen_layout)
        printing = attempt(form, lambda: _print(request, network, form, contents))
        if printing:
            return redirect("sheets-printed", slug, printing)
    page = queries.printed(network, _number(request.GET.get("page", "1")))
    context: dict[str, Any] = {"form": form, "found": found, "most": queries.MOST_SHEETS, "page": page}
    context["more"] = further(request, "page", page.next_page_number() if page.has_next() else "")
    status = 400 if form.errors else 200
    return desk_page(request, "channels/sheets.html", network, (_("Sheets"), ""), status=status, **context)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _print(request: Request, network: Network, form: ChooseForm, contents: list[actions.Content]) -> UUID:
    how = actions.Printing(
        layout=form.chosen_layout,
        title=form.cleaned_data["title"],
        tells_phone=form.cleaned_data["tells_phone"],
    )
    return actions.print_sheets(actor=request.actor, network=network, contents=contents, how=how)


def _content(request: Request, network: Network, printing: UUID) -> dict[str, Any]:
    listed = queries.sheets_of(request.actor, network, printing)
    address = desk_address(network, request.build_absolute_uri)
    is_list = listed[0].layout == Layout.LIST
    names = names_of_asked(one for each in listed for one in each.asked.all()) if is_list else {}
    written = printed_sheets(listed, names, address, head_of(network))
    return {"printed": written, "printing": printing}


@never_cache
@require_GET
def sheets_printed(request: Request, slug: str, printing: UUID) -> HttpResponse:
    """Show sheets as the browser prints them, with what to do next."""
    network = network_for(request, slug, deskrules.may_print)
    steps = ((_("Sheets"), url("sheets", slug)), (_("Print"), ""))
    return desk_page(
        request, "channels/printed.html", network, *steps, **_content(request, network, printing)
    )


@never_cache
@require_GET
def sheets_pdf(request: Request, slug: str, printing: UUID) -> HttpResponse:
    """Give sheets as a PDF; where none can be made, the page to print from the browser."""
    network = network_for(request, slug, deskrules.may_print)
    content = _content(request, network, printing)
    try:
        return paper_answer("channels/sheets_paper.html", network, name=f"sheets-{slug}", **content)
    except Problem as problem:
        if problem.kind != PDF_MISSING:
            raise
        return not_done(request, problem, "sheets-printed", slug, printing)


@require_POST
def sheet_handed_out(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a sheet was handed out."""
    network = network_for(request, slug, deskrules.may_print)
    sheet = queries.sheet_seen(request.actor, network, pk)
    actions.hand_out(actor=request.actor, sheet=sheet)
    return done(request, _("Noted: handed out. Those who are asked on it count as reached."), "sheets", slug)


@require_POST
def printing_handed_out(request: Request, slug: str, printing: UUID) -> HttpResponse:
    """Note that all sheets that were printed together were handed out."""
    network = network_for(request, slug, deskrules.may_print)
    for sheet in queries.sheets_of(request.actor, network, printing):
        actions.hand_out(actor=request.actor, sheet=sheet)
    return done(request, _("Noted: handed out. Those who are asked on it count as reached."), "sheets", slug)


@require_POST
def sheet_back(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a sheet came back, and go on to type it in."""
    network = network_for(request, slug, deskrules.may_print)
    sheet = queries.sheet_seen(request.actor, network, pk)
    actions.come_back(actor=request.actor, sheet=sheet)
    return done(request, _("Noted: it is back. Now type it in."), "desk-code", slug, sheet.code)
