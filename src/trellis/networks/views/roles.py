"""Roles, what each may do, and who holds them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.action import may as may_do
from trellis.access.request import Request
from trellis.networks import actions, queries
from trellis.networks.forms.roles import EndForm, GiveForm, RoleForm
from trellis.networks.models import Network
from trellis.networks.pages import page
from trellis.networks.queries import roles as held
from trellis.networks.queries.permits import permits_of
from trellis.networks.verbs import GROUPS
from trellis.networks.views.frame import (
    Crumb,
    an_id,
    attempt,
    crumbs,
    done,
    form_page,
    permit,
    require,
    to_page,
)
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


@_page
def role_add(request: Request, slug: str) -> HttpResponse:
    """Add a role."""
    network = queries.network_named(request.actor, slug)
    require(request, "role.add", network)
    form = RoleForm(request.POST or None, language=network.language)
    saved = attempt(
        form,
        lambda: actions.add_role(
            actor=request.actor, network=network, names=form.names(), verbs=form.verbs()
        ),
    )
    if saved:
        return done(request, _("The role was added. Now give it to somebody."), "role-holders", slug)
    title = _("Add a role")
    return form_page(
        request,
        "networks/role.html",
        network,
        form,
        title=title,
        way=_way(network, (title, "")),
        groups=GROUPS,
    )


@_page
def role_change(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change what a role is called and may do."""
    network = queries.network_named(request.actor, slug)
    role = held.role_in(network, pk)
    require(request, "role.change", role)
    form = RoleForm(
        request.POST or None, language=network.language, names=role.names, verbs=held.verbs_of(role)
    )
    saved = attempt(
        form,
        lambda: actions.change_role(actor=request.actor, role=role, names=form.names(), verbs=form.verbs()),
    )
    if saved:
        return done(request, _("The role was changed."), "roles", slug)
    title = name_text(role.names, network.language)
    return form_page(
        request,
        "networks/role.html",
        network,
        form,
        title=title,
        way=_way(network, (title, "")),
        groups=GROUPS,
    )


@require_GET
def role_holders(request: Request, slug: str) -> HttpResponse:
    """Show who holds which role, since when and until when."""
    network = queries.network_named(request.actor, slug)
    wanted = held.Wanted(
        name=request.GET.get("q", "")[:_LONGEST].strip(),
        role=an_id(request.GET.get("role", "")),
        with_past=request.GET.get("past") == "yes",
        before=an_id(request.GET.get("before", "")),
    )
    found, listed = held.find_holders(network, wanted), held.roles_in(network)
    further = request.GET.copy()
    further["before"] = str(found.next)
    context: dict[str, Any] = {
        "way": _way(network, (_("Who holds them"), "")),
        "wanted": wanted,
        "rows": found.rows,
        "roles": listed,
        "next": f"?{further.urlencode()}" if found.next else "",
        "may": permit(request, "role.assign", listed[0] if listed else None),
        "may_end": bool(found.rows) and may_do("role.end", request.actor, found.rows[0]),
    }
    return page(request, "networks/holders.html", network, "network", **context)


@_page
def role_give(request: Request, slug: str) -> HttpResponse:
    """Give somebody a role."""
    network = queries.network_named(request.actor, slug)
    require(request, "role.assign", network.roles.first())
    form = GiveForm(request.POST or None, network=network, initial=request.GET.dict())

    def give() -> object:
        given = form.cleaned_data
        return actions.assign_role(
            actor=request.actor,
            role=form.roles[given["role"]],
            person=given["person"],
            since=given["since"],
            until=given["until"],
        )

    if attempt(form, give):
        says = _("%(person)s now has the role.") % {"person": form.cleaned_data["person"].name}
        return done(request, says, "role-holders", slug)
    way = _way(network, to_page(network, _("Who holds them"), "role-holders"), (_("Give a role"), ""))
    return form_page(request, "networks/give.html", network, form, way=way)


@_page
def role_end(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Say when somebody's role ends."""
    network = queries.network_named(request.actor, slug)
    assignment = held.assignment_in(network, pk)
    require(request, "role.end", assignment)
    form = EndForm(request.POST or None, assignment=assignment)
    saved = attempt(
        form,
        lambda: actions.end_assignment(actor=request.actor, assignment=assignment, until=form.last_day()),
    )
    if saved:
        return done(request, _("Noted. To take it back, give the role again."), "role-holders", slug)
    way = _way(network, to_page(network, _("Who holds them"), "role-holders"), (_("End a role"), ""))
    return form_page(request, "networks/end.html", network, form, way=way, assignment=assignment)


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
