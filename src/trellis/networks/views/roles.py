"""Roles, what each may do, and who holds them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.action import may as may_do
from trellis.access.request import Request, require
from trellis.networks import actions, queries
from trellis.networks.forms.roles import EndForm, GiveForm, RoleForm
from trellis.networks.models import Assignment, Network, Offer, Role
from trellis.networks.pages import Crumb, crumbs, page
from trellis.networks.queries import roles as held
from trellis.networks.queries.offers import offers_in
from trellis.networks.queries.permits import permits_of
from trellis.networks.verbs import GROUPS
from trellis.networks.views.frame import form_page, permit, to_page
from trellis.ui.addresses import an_id, further
from trellis.ui.deeds import attempt, done, renew
from trellis.ui.names import name_text

_page = require_http_methods(["GET", "POST"])
_LONGEST = 200


def _way(network: Network, *steps: Crumb) -> list[Crumb]:
    return crumbs(network, to_page(network, _("Roles"), "roles"), *steps)


@require_GET
def roles(request: Request, slug: str) -> HttpResponse:
    """Show what each role may do."""
    network = queries.network_named(request.actor, slug)
    found = held.roles_in(network)
    context: dict[str, Any] = {
        "way": crumbs(network, (_("Roles"), "")),
        "roles": found,
        "groups": GROUPS,
        "grants": {role.pk: {grant.verb for grant in role.grants.all()} for role in found},
        "may": permit(request, "role.add", network),
        "may_change": bool(found) and may_do("role.change", request.actor, found[0]),
    }
    return page(request, "networks/roles.html", network, "network", **context)


def _role_page(request: Request, network: Network, form: RoleForm, title: str, **words: Any) -> HttpResponse:
    words = {"title": title, "way": _way(network, (title, "")), "theirs": (), **words}
    return form_page(request, "networks/role.html", network, form, **words)


@_page
def role_add(request: Request, slug: str) -> HttpResponse:
    """Add a role."""
    network = queries.network_named(request.actor, slug)
    require(request, "role.add", network)
    form = RoleForm(request.POST or None, language=network.language)

    def add() -> Role:
        names, verbs = form.names(), form.verbs()
        return actions.add_role(actor=request.actor, network=network, names=names, verbs=verbs)

    if attempt(form, add):
        return done(request, _("The role was added. Now give it to somebody."), "role-holders", slug)
    return _role_page(request, network, form, _("Add a role"))


@_page
def role_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change what a role is called and may do."""
    network = queries.network_named(request.actor, slug)
    role = held.role_in(network, pk)
    require(request, "role.change", role)
    standing = {"language": network.language, "names": role.names, "verbs": held.verbs_of(role)}
    form = RoleForm(request.POST or None, initial={"version": role.version}, **standing)

    def change() -> Role:
        given = {"names": form.names(), "verbs": form.verbs(), "version": form.cleaned_data["version"]}
        return actions.change_role(actor=request.actor, role=role, **given)

    if attempt(form, change):
        return done(request, _("The role was changed."), "roles", slug)
    theirs = [(_("Names"), ", ".join(role.names.values()))] if renew(form, role.version) else []
    return _role_page(request, network, form, name_text(role.names, network.language), theirs=theirs)


def _wanted(given: QueryDict) -> held.Wanted:
    return held.Wanted(
        name=given.get("q", "")[:_LONGEST].strip(),
        role=an_id(given.get("role", "")),
        with_past=given.get("past") == "yes",
        before=an_id(given.get("before", "")),
    )


@require_GET
def role_holders(request: Request, slug: str) -> HttpResponse:
    """Show who holds which role, since when and until when."""
    network = queries.network_named(request.actor, slug)
    wanted = _wanted(request.GET)
    found, listed = held.find_holders(network, wanted), held.roles_in(network)
    context: dict[str, Any] = {
        "way": _way(network, (_("Who holds them"), "")),
        "wanted": wanted,
        "rows": found.rows,
        "offers": offers_in(network),
        "roles": listed,
        "next": further(request, "before", found.next),
        "may": permit(request, "role.assign", listed[0] if listed else None),
        "today": timezone.localdate(),
        "may_end": bool(found.rows) and may_do("role.end", request.actor, found.rows[0]),
    }
    return page(request, "networks/holders.html", network, "network", **context)


def _give(request: Request, form: GiveForm) -> Assignment | Offer:
    given = form.cleaned_data
    days = {"since": given["since"], "until": given["until"]}
    role = form.roles[given["role"]]
    person = given["person"]
    if not actions.belongs(request.actor, role.network, person):
        return actions.offer_role(actor=request.actor, role=role, person=person, **days)
    return actions.assign_role(actor=request.actor, role=role, person=person, **days)


def _given(given: Assignment | Offer) -> str:
    says = _("%(person)s now has the role.")
    if isinstance(given, Offer):
        says = _("%(person)s is asked. The role begins when she agrees.")
    return says % {"person": given.person.name}


@_page
def role_give(request: Request, slug: str) -> HttpResponse:
    """Give somebody a role."""
    network = queries.network_named(request.actor, slug)
    require(request, "role.assign", network.roles.first())
    reachable = held.reachable_by(request.actor)
    form = GiveForm(request.POST or None, network=network, reachable=reachable, initial=request.GET.dict())
    if given := attempt(form, lambda: _give(request, form)):
        return done(request, _given(given), "role-holders", slug)
    way = _way(network, to_page(network, _("Who holds them"), "role-holders"), (_("Give a role"), ""))
    return form_page(request, "networks/give.html", network, form, way=way)


@_page
def role_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say when somebody's role ends."""
    network = queries.network_named(request.actor, slug)
    assignment = held.assignment_in(network, pk)
    require(request, "role.end", assignment)
    form = EndForm(request.POST or None, assignment=assignment)

    def end() -> Assignment:
        given = {"until": form.last_day(), "version": form.cleaned_data["version"]}
        return actions.end_assignment(actor=request.actor, assignment=assignment, **given)

    if attempt(form, end):
        return done(request, _("Noted. To take it back, give the role again."), "role-holders", slug)
    way = _way(network, to_page(network, _("Who holds them"), "role-holders"), (_("End a role"), ""))
    theirs = [(_("Last day"), assignment.until)] if renew(form, assignment.version) else []
    words = {"way": way, "assignment": assignment, "theirs": theirs}
    return form_page(request, "networks/end.html", network, form, **words)


@require_GET
def network_may(request: Request, slug: str) -> HttpResponse:
    """Say what the reader may do in this network, why, and who could let her do more."""
    network = queries.network_named(request.actor, slug)
    context: dict[str, Any] = {
        "way": crumbs(network, (_("What may I do here?"), "")),
        "groups": permits_of(request.actor, network),
        "mine": held.roles_held(request.actor, network),
        "givers": held.holders_of(network, "role.assign"),
    }
    return page(request, "networks/may.html", network, "network", **context)
