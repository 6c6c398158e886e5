"""Pages of parts and constituencies."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import Problem
from trellis.members import actions, queries
from trellis.members.forms.membership import ConstituencyForm, LastDayForm, TermForm
from trellis.members.queries.rights import verbs_held
from trellis.members.views.show import address, form_page, show, to_member, to_members
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, not_done, renew


@require_http_methods(["GET", "POST"])
def part_give(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Give a member a part to play."""
    network = network_named(request.actor, slug)
    membership = queries.membership_seen(request.actor, network, pk)
    require(request, "part.give", membership)
    form = TermForm(request.POST or None, network=network)
    if form.is_valid():
        term = form.term()
        if attempt(form, lambda: actions.give_part(actor=request.actor, membership=membership, term=term)):
            return done(request, _("The part is given."), address(membership.organisation, network))
    lead = _("A network may have two secretariats: say for which constituency each one works.")
    way = to_member(network, membership.organisation)
    return form_page(request, network, form, title=_("Give a part"), lead=lead, way=way)


@require_http_methods(["GET", "POST"])
def part_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say until when a member plays a part."""
    network = network_named(request.actor, slug)
    part = queries.part_seen(request.actor, network, pk)
    require(request, "part.end", part)
    form = LastDayForm.of(part, request.POST or None)
    if form.is_valid():
        until = form.cleaned_data["until"]
        if attempt(form, lambda: actions.end_part(actor=request.actor, part=part, until=until)):
            return done(request, _("Saved."), address(part.membership.organisation, network))
    title = _("End the part: %(part)s") % {"part": part.get_kind_display()}
    way = to_member(network, part.membership.organisation)
    return form_page(request, network, form, title=title, way=way, submit=_("End the part"), danger=True)


def _to_constituencies(network: Network) -> tuple[str, str]:
    return _("Constituencies"), reverse("constituencies", args=[network.slug])


@require_http_methods(["GET", "POST"])
def constituencies(request: Request, slug: str) -> HttpResponse:
    """Show the groups of members that the network distinguishes, and add one."""
    network = network_named(request.actor, slug)
    form = ConstituencyForm(request.POST or None, language=network.language)
    if request.method == "POST":
        require(request, "constituency.add", network)
    if form.is_valid():
        names = form.names()
        if attempt(form, lambda: actions.add_constituency(actor=request.actor, network=network, names=names)):
            return done(request, _("Added at the end of the list."), _to_constituencies(network)[1])
    context: dict[str, Any] = {
        "form": form,
        "listed": queries.constituencies_counted(network),
        "verbs": verbs_held(request.actor, network),
        "way": crumbs(network, to_members(network), (_("Constituencies"), "")),
    }
    status = 400 if form.errors else 200
    return show(request, "members/constituencies.html", network, status=status, **context)


@require_http_methods(["GET", "POST"])
def constituency_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Rename a constituency or move it in the order."""
    network = network_named(request.actor, slug)
    standing = queries.constituency_seen(request.actor, network, pk)
    require(request, "constituency.change", standing)
    form = ConstituencyForm(request.POST or None, language=network.language, standing=standing)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("position", "version")} | {"names": form.names()}
        if attempt(
            form, lambda: actions.change_constituency(actor=request.actor, constituency=standing, **given)
        ):
            return done(request, _("Saved."), _to_constituencies(network)[1])
        theirs = [(_("Names"), ", ".join(standing.names.values()))] if renew(form, standing.version) else []
    way = [to_members(network), _to_constituencies(network)]
    return form_page(request, network, form, title=_("Change a constituency"), way=way, theirs=theirs)


@require_POST
def constituency_remove(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Remove a constituency in which nobody stands."""
    network = network_named(request.actor, slug)
    standing = queries.constituency_seen(request.actor, network, pk)
    where = _to_constituencies(network)[1]
    try:
        actions.remove_constituency(actor=request.actor, constituency=standing)
    except Problem as problem:
        return not_done(request, problem, where)
    return done(request, _("Removed. Add it again if you need it."), where)
