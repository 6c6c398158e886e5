"""What a network has agreed, on one page: eight steps, other documents, rules, and reviews that are due."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.eightsteps import STEPS, WHERE_LABELS, Where
from trellis.governance import queries
from trellis.governance.models import STEPS as KINDS
from trellis.governance.views.frame import address_if_any, allowed, show
from trellis.governance.views.rulewords import ruled_subjects
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named

WHERE_KINDS = {
    Where.ADOPTED: "ok",
    Where.REVIEW: "warning",
    Where.OVERDUE: "warning",
    Where.LAPSED: "problem",
}


def _elsewhere(network: Network) -> list[tuple[str, str]]:
    """Give the pages of other things that were agreed, where this installation has them."""
    pages = (
        ("path", _("The eight steps as a path, with what is wanted next")),
        ("bodies", _("Bodies and who sits in them")),
        ("delegations", _("What was put into whose hands")),
        ("memoranda", _("Memoranda of understanding")),
        ("founding", _("The founding document, to be printed")),
    )
    found = [(label, address_if_any(name, network.slug)) for name, label in pages]
    return [(label, href) for label, href in found if href]


@require_GET
def agreed(request: Request, slug: str) -> HttpResponse:
    """Show everything in force, where the network is on each step, and what wants to be looked at again."""
    network = network_named(request.actor, slug)
    known = queries.states(network)
    context: dict[str, Any] = {
        "steps": list(zip(STEPS, queries.steps_among(known), strict=True)),
        "others": [each for each in known if each.document.kind not in KINDS],
        "where_labels": WHERE_LABELS,
        "where_kinds": WHERE_KINDS,
        "ruled": ruled_subjects(network),
        "due": queries.reviews_due(network),
        "elsewhere": _elsewhere(network),
        "may": allowed(request, network, "document.draft", "rule.draft"),
        "way": crumbs(network, (_("Agreed"), "")),
    }
    return show(request, "governance/agreed.html", network, **context)
