"""The tree of units as the part `ui.tree` shows it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.networks.models import Network, Unit
from trellis.networks.queries.units import Branch
from trellis.ui.names import name_of, name_text

NAMED = 3


def covered(unit: Unit) -> str:
    """Say which places a unit covers; the first three by name."""
    names = sorted(name_text(place.names) for place in unit.covers.all())
    if len(names) > NAMED:
        names[NAMED:] = [_("%(count)s more") % {"count": len(names) - NAMED}]
    return ", ".join(names)


def nodes(network: Network, branches: list[Branch]) -> list[dict[str, Any]]:
    """Give the nodes of the tree, each leading to its unit's page."""
    return [
        {
            "label": name_of(branch.unit.names, network.language),
            "href": reverse("unit", args=[network.slug, branch.unit.pk]),
            "note": " · ".join(part for part in (branch.unit.level, covered(branch.unit)) if part),
            "children": nodes(network, branch.children),
        }
        for branch in branches
    ]
