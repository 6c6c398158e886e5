"""Turns what was read into what the parts of pages take."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.networks.models import Status
from trellis.portal.queries.network import Node
from trellis.ui.names import name_of, name_text

STATUS_KINDS: dict[str, str] = {
    Status.FORMING: "",
    Status.ACTIVE: "ok",
    Status.DORMANT: "warning",
    Status.CLOSED: "problem",
}
"""How the tag of a status looks."""
PLACES = 4


def _covers(node: Node) -> str:
    names = [name_text(place.names) for place in node.unit.covers.all()]
    if len(names) > PLACES:
        more = {"places": ", ".join(names[:PLACES]), "more": len(names) - PLACES}
        return _("%(places)s and %(more)s more") % more
    return ", ".join(names)


def tree_nodes(nodes: Iterable[Node], slug: str = "") -> list[dict[str, Any]]:
    """Give units as the tree of pages takes them; inside a network, given its short name, with links."""
    return [
        {
            "label": name_of(node.unit.names),
            "href": reverse("unit", args=[slug, node.unit.pk]) if slug else "",
            "note": _covers(node),
            "children": tree_nodes(node.below, slug),
        }
        for node in nodes
    ]
