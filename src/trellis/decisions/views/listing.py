"""The list of decisions: those that are open, those that were taken, all."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.decisions.models import Outcome
from trellis.decisions.queries.proposals import ALL, DECIDED, OPEN, Wanted, proposals_page
from trellis.decisions.views.show import page, state, to_list
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.members.queries.rights import verbs_held
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named

_LONGEST = 200
_LONGEST_NUMBER = 9


def _wanted(given: QueryDict) -> Wanted:
    show, before = given.get("show", OPEN), given.get("before", "")
    is_number = before.isascii() and before.isdigit() and len(before) <= _LONGEST_NUMBER
    return Wanted(
        show=show if show in {OPEN, DECIDED, ALL} else OPEN,
        words=given.get("q", "")[:_LONGEST],
        subject=given.get("subject", ""),
        outcome=given.get("outcome", ""),
        before=int(before) if is_number else None,
    )


def _choices() -> dict[str, list[tuple[str, object]]]:
    anything = ("", _("Any"))
    return {
        "subject": [anything, *((each.value, _(SUBJECT_LABELS[each])) for each in Subject)],
        "outcome": [anything, *Outcome.choices],
    }


@require_GET
def proposals(request: Request, slug: str) -> HttpResponse:
    """Show what is being decided, or was."""
    network, wanted = network_named(request.actor, slug), _wanted(request.GET)
    found = proposals_page(actor=request.actor, network=network, wanted=wanted)
    further = request.GET.copy()
    further["before"] = str(found.next)
    context: dict[str, Any] = {
        "rows": [(each, *state(each)) for each in found.rows],
        "wanted": wanted,
        "choices": _choices(),
        "subjects": {each.value: _(SUBJECT_LABELS[each]) for each in Subject},
        "next": f"?{further.urlencode()}" if found.next else "",
        "verbs": verbs_held(request.actor, network),
    }
    label, _href = to_list(network)
    return page(request, "decisions/list.html", network, way=crumbs(network, (label, "")), **context)
