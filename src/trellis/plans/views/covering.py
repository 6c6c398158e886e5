"""Saying that nobody works somewhere, and that an overlap is agreed; and taking either back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.action import may
from trellis.access.request import Request, require
from trellis.domain.overlap import Overlap
from trellis.domain.problems import OVERLAP_GONE, Problem
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.plans.actions import covering as actions
from trellis.plans.actions.covering import Shared
from trellis.plans.forms.covering import AgreeForm, NobodyForm
from trellis.plans.models import Group, Site, Statement
from trellis.plans.queries.coverage import Look
from trellis.plans.queries.saying import MOST, note_seen, statement_seen, statements_in
from trellis.plans.queries.sharing import organisations_named, overlaps_in
from trellis.plans.views.coverage import kept, look_of
from trellis.plans.views.frame import form_page, show, to_plan
from trellis.ui.deeds import attempt, done, not_done
from trellis.ui.jinja import url
from trellis.ui.names import name_text

_page = require_http_methods(["GET", "POST"])
_A_YEAR = timedelta(days=365)


def to_coverage(look: Look) -> Crumb:
    """Give the step to the table."""
    return _("Coverage"), url("coverage", look.network.slug) + kept(look)


@_page
def nobody(request: Request, slug: str) -> HttpResponse:
    """Show where it is said that nobody works, and let it be said of a place."""
    network = network_named(request.actor, slug)
    look, _depths = look_of(network, request.GET)
    today = timezone.localdate()
    initial = {"place": look.area, "since": today, "until": today + _A_YEAR}
    form = NobodyForm(request.POST or None, initial=initial)
    if form.is_valid():
        statement = form.statement(network)
        if attempt(form, lambda: actions.state_nobody(actor=request.actor, statement=statement)):
            says = _("Noted. These places count as places from which somebody reports.")
            return done(request, says, to_coverage(look)[1])
    way = crumbs(network, to_plan(network), to_coverage(look), (_("Nobody there"), ""))
    context: dict[str, Any] = {"form": form, "rows": _standing(request, look), "way": way}
    context["status"] = 400 if form.errors else 200
    return show(request, "plans/coverage/nobody.html", network, tab="coverage", **context)


def _standing(request: Request, look: Look) -> list[tuple[Statement, bool]]:
    """Give what is said of the area, the latest first, and whether the reader may take it back."""
    found = statements_in(look.network, look.area).select_related("place", "person").order_by("-at")[:MOST]
    return [(each, may("coverage.take-back", request.actor, each)) for each in found]


@require_POST
def statement_take_back(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back that nobody works in a place."""
    network = network_named(request.actor, slug)
    statement = statement_seen(request.actor, network, pk)
    actions.take_back(actor=request.actor, statement=statement)
    return done(request, _("Taken back."), f"{url('coverage-nobody', slug)}?area={statement.place_id}")


def _overlap(request: Request, look: Look) -> Overlap:
    """Give the overlap that an address means, as it stands now."""
    group = look.group.hex if look.group else ""
    kind = look.kind.hex if look.kind else ""
    found = overlaps_in(request.actor, look.itself()).found
    for each in found:
        if (each.kind, each.group) == (kind, group):
            return each
    raise Problem(OVERLAP_GONE)


def _side(request: Request, overlap: Overlap) -> Site:
    """Give the site from whose side the reader may speak, else any: then she is told why she may not."""
    found = Site.objects.filter(pk__in=[str(each) for each in overlap.activities])
    sites = list(found.select_related("activity__network"))
    mine = (each for each in sites if may("overlap.agree", request.actor, each.activity))
    return next(mine, sites[0])


def _names(network: Network, members: dict[str, Organisation]) -> str:
    return ", ".join(sorted(name_text(each.names, network.language) for each in members.values()))


@_page
def overlap_agree(request: Request, slug: str) -> HttpResponse:
    """Note that several who do the same in a place have agreed to."""
    network = network_named(request.actor, slug)
    look, _depths = look_of(network, request.GET)
    back = f"{url('coverage-overlaps', slug)}?area={look.area.pk if look.area else ''}"
    try:
        overlap = _overlap(request, look)
    except Problem as problem:
        return not_done(request, problem, back)
    side, members = _side(request, overlap), organisations_named(overlap.organisations)
    require(request, "overlap.agree", side.activity)
    form = AgreeForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"activity": side.activity, "shared": _shared(look, members)}
        if attempt(form, lambda: actions.agree(actor=request.actor, **given, **form.cleaned_data)):
            return done(request, _("Noted: this overlap is agreed."), back)
    lead = _("%(who)s do the same here. Say why that is well; it can be taken back.")
    says = {"title": _("Agree on an overlap"), "lead": lead % {"who": _names(network, members)}}
    return form_page(request, network, form, way=[to_coverage(look), (_("Overlaps"), back)], **says)


def _shared(look: Look, members: dict[str, Organisation]) -> Shared:
    if look.area is None:
        raise Problem(OVERLAP_GONE)
    group = Group.objects.filter(network=look.network, pk=look.group).first() if look.group else None
    return Shared(place=look.area, group=group, organisations=list(members.values()))


@require_POST
def overlap_reopen(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take back that an overlap is agreed."""
    network = network_named(request.actor, slug)
    note = note_seen(request.actor, network, pk)
    actions.reopen(actor=request.actor, note=note)
    return done(request, _("Taken back."), f"{url('coverage-overlaps', slug)}?area={note.place_id}")
