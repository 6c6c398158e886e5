"""Pages of the typing desk: a code, the answer, the next code; and what two people read differently."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.actor import Actor, Channel
from trellis.access.request import Request
from trellis.asks import actions as asks
from trellis.asks.actions.taking_back import take_back
from trellis.asks.models import Answer, Standing
from trellis.asks.showing import answer_words, shown_all
from trellis.channels import entering
from trellis.channels.actions.sheets import come_back
from trellis.channels.forms.answering import CodeForm
from trellis.channels.queries import typing as queries
from trellis.channels.queries.naming import names_of_asked
from trellis.channels.views.frame import desk_page, enters, network_for
from trellis.domain.problems import CODE_UNKNOWN, NOT_FOUND, Problem
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.jinja import url
from trellis.ui.names import reader_language


def _typist(request: Request) -> Actor:
    return Actor(channel=Channel.PAPER, person=request.actor.person)


@never_cache
@require_http_methods(["GET", "POST"])
def desk(request: Request, slug: str) -> HttpResponse:
    """Take the code of an ask or of a sheet, and show what was typed so far."""
    network = network_for(request, slug, enters)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        found = attempt(form, lambda: queries.behind_code(network, form.cleaned_data["code"]))
        if found:
            return redirect("desk-code", slug, found.code)
    context = {
        "form": form,
        "today": queries.typed_today(request.actor, network),
        "last": [(each, answer_words(each)) for each in queries.typed_last(request.actor, network)],
        "different": len(queries.different(network)),
    }
    status = 400 if form.errors else 200
    return desk_page(request, "channels/desk.html", network, (_("Type in"), ""), status=status, **context)


def _behind(request: Request, slug: str, code: str) -> queries.Behind:
    try:
        return queries.behind_code(network_for(request, slug, enters), code)
    except Problem as problem:
        raise Problem(NOT_FOUND) if problem.kind == CODE_UNKNOWN else problem


def _entries(request: Request, found: queries.Behind) -> list[entering.Entry]:
    """Give the forms, with whose each is, what stands, and whether somebody else typed it before."""
    entries = entering.entries_for(found.asked, request.POST or None)
    names, waiting = names_of_asked(found.asked), queries.waiting_for(found.asked)
    standing = queries.standing_for(found.asked)
    for each in entries:
        pk, mine = each.asked.pk, request.actor.person_id
        each.person = names.get(pk, "")
        each.standing = answer_words(standing[pk]) if pk in standing else ""
        each.typed_by_others = any(one.entered_by_id != mine for one in waiting.get(pk, []))
    return entries


@never_cache
@require_http_methods(["GET", "POST"])
def desk_code(request: Request, slug: str, code: str) -> HttpResponse:
    """Type in the answer to one ask, or all that stands on a sheet."""
    found = _behind(request, slug, code)
    network = network_for(request, slug, enters)
    entries = _entries(request, found)
    if request.method == "POST" and entering.take_in(_typist(request), entries):
        return _saved(request, slug, found, [each.saved for each in entries if each.saved])
    status = 400 if any(each.form.is_bound and each.form.errors for each in entries) else 200
    steps = ((_("Type in"), url("desk", slug)), (found.code, ""))
    context = {"found": found, "entries": entries, "many": len(entries) > 1}
    return desk_page(request, "channels/desk_code.html", network, *steps, status=status, **context)


def _saved(request: Request, slug: str, found: queries.Behind, saved: list[Answer]) -> HttpResponse:
    """Say what was saved and go on to the next code; where two differ, to both of them."""
    for each in saved:
        tell = messages.warning if each.standing == Standing.KEPT else messages.success
        tell(request, entering.told(each))
    if not saved:
        messages.warning(request, _("Nothing was typed, so nothing was saved."))
    elif found.sheet and may("sheet.back", request.actor, found.sheet):
        come_back(actor=_typist(request), sheet=found.sheet)
    typed = queries.waiting_for([each.asked for each in saved])
    differ = any(len(each) > 1 for each in typed.values())
    return redirect("desk-different" if differ else "desk", slug)


@never_cache
@require_GET
def desk_different(request: Request, slug: str) -> HttpResponse:
    """Show what two people have typed differently, for a look at the paper."""
    network = network_for(request, slug, enters)
    listed = queries.different(network)
    typed, names = queries.waiting_for(listed), names_of_asked(listed)
    rows = [
        (shown, names.get(shown.asked, ""), [(one, answer_words(one)) for one in typed.get(shown.asked, [])])
        for shown in shown_all(listed, reader_language())
    ]
    steps = ((_("Type in"), url("desk", slug)), (_("Read differently"), ""))
    return desk_page(
        request, "channels/different.html", network, *steps, rows=rows, mine=request.actor.person_id
    )


@require_POST
def desk_settle(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say which of two typed answers stands on the paper."""
    answer = queries.answer_in(network_for(request, slug, enters), pk)
    try:
        settled = asks.settle(actor=_typist(request), answer=answer)
    except Problem as problem:
        return not_done(request, problem, "desk-different", slug)
    return done(request, entering.told(settled), "desk", slug)


@require_POST
def desk_take_back(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back what one typed by mistake."""
    answer = queries.answer_in(network_for(request, slug, enters), pk)
    try:
        take_back(actor=_typist(request), answer=answer)
    except Problem as problem:
        return not_done(request, problem, "desk", slug)
    return done(request, _("Taken back. It is kept, and doesn't count."), "desk", slug)
