"""Finding organisations, people, places and networks by any part of a name in any script."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trellis.access.request import Request
from trellis.domain.text import clean
from trellis.members.models import OrganisationType
from trellis.portal.queries.search import ALL, FINDERS, find

_LONGEST = 200
LABELS = {
    "organisations": _("Organisations"),
    "people": _("People"),
    "places": _("Places"),
    "networks": _("Networks"),
}
EXAMPLES = ("UNICEF", "เด็ก", "Mae Sai", "云南")


@require_safe
def search(request: Request) -> HttpResponse:
    """Show what was found, grouped, and only what the reader may see."""
    wanted = clean(request.GET.get("q", "").replace("\0", ""))[:_LONGEST]
    kind = request.GET.get("kind", "")
    context = {
        "wanted": wanted,
        "groups": find(request.actor, wanted, kind),
        "alone": kind in FINDERS,
        "most": ALL,
        "labels": LABELS,
        "types": dict(OrganisationType.choices),
        "examples": [(each, urlencode({"q": each})) for each in EXAMPLES],
        "more": {each: "?" + urlencode({"q": wanted, "kind": each}) for each in FINDERS},
    }
    return render(request, "portal/search.html", context)
