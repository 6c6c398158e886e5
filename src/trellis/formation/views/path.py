"""The path of the eight steps, and the founding document that they come to."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.action import may
from trellis.access.request import Request
from trellis.domain.eightsteps import WHERE_LABELS, Where
from trellis.formation.queries import results, rounds, starts
from trellis.formation.queries.founding import founding_of
from trellis.formation.queries.steps import path_of
from trellis.formation.showing import STANDING_KINDS
from trellis.formation.views.frame import formation_page, to_path
from trellis.governance.views.frame import reading
from trellis.governance.views.rulewords import words_of
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named

KINDS = {Where.ADOPTED: "ok", Where.REVIEW: "warning", Where.OVERDUE: "problem", Where.LAPSED: "problem"}


@require_GET
def path(request: Request, slug: str) -> HttpResponse:
    """Show where the network is: whether it is ready, each of the eight steps, and its start."""
    network = network_named(request.actor, slug)
    over = rounds.last_over(network)
    context: dict[str, Any] = {
        "steps": path_of(network),
        "may_draft": may("document.draft", request.actor, network),
        "labels": WHERE_LABELS,
        "kinds": KINDS,
        "open": rounds.open_round(network),
        "over": over,
        "last": results.result_of(over, results.names_of(network)) if over else None,
        "standing_kinds": STANDING_KINDS,
        "starts": [each for each in starts.starts_of(network) if not each.taken_back_on],
        "way": crumbs(network, (_("Path"), "")),
    }
    return formation_page(request, "formation/path.html", network, **context)


@require_GET
def founding(request: Request, slug: str) -> HttpResponse:
    """Show all that was adopted as one document, to be printed."""
    network = network_named(request.actor, slug)
    found = founding_of(network)
    context: dict[str, Any] = {
        "founding": found,
        "today": timezone.localdate(),
        "texts": [(each, reading(request, each.version)) for each in found.texts],
        "rules": [(each, words_of(each)) for each in found.rules],
        "way": crumbs(network, to_path(network), (_("Founding document"), "")),
    }
    return formation_page(request, "formation/founding.html", network, **context)
