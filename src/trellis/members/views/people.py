"""Pages of people: who they are, for whom they speak, and how far."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.accounts.queries import may_change, may_invite
from trellis.members import queries
from trellis.members.queries.people import roles_held, seats_held
from trellis.members.queries.representatives import speakers
from trellis.members.views.listing import count_says, cursor_of, further
from trellis.members.views.show import show
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named

_LONGEST = 200


@require_GET
def people(request: Request, slug: str) -> HttpResponse:
    """Show who takes part in a network."""
    network = network_named(request.actor, slug)
    wanted = request.GET.get("q", "")[:_LONGEST]
    found = queries.people_page(
        actor=request.actor, network=network, wanted=wanted, cursor=cursor_of(request.GET)
    )
    context: dict[str, Any] = {
        "found": found,
        "wanted": wanted,
        "further": further(request, found.page),
        "count": count_says(found.count),
        "way": crumbs(network, (_("People"), "")),
    }
    return show(request, "members/people.html", network, current="people", **context)


@never_cache
@require_GET
def person(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a person: her roles, for whom she speaks and how far, and how to reach her."""
    network = network_named(request.actor, slug)
    found = queries.person_seen(request.actor, network, pk)
    context: dict[str, Any] = {
        "person": found,
        "roles": list(roles_held(found, network)),
        "speakers": speakers(seats_held(found, network)),
        "sees_contact": queries.sees_contact(request.actor, found),
        "may_change": may_change(request.actor, found),
        "may_invite": may_invite(request.actor, found),
        "me": request.actor.person_id,
        "way": crumbs(network, (_("People"), reverse("people", args=[slug])), (found.name, "")),
    }
    return show(request, "members/person.html", network, current="people", **context)
