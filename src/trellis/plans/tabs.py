"""Where one can go within a network's common plan; the room of the policy track adds itself by URL name."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from trellis.networks.models import Network
from trellis.ui.jinja import url
from trellis.ui.masthead import Words


@dataclass(frozen=True)
class Tab:
    """A page of the plan, by URL name."""

    name: str
    label: Words


TABS: list[Tab] = [
    Tab("plan", _("Plan")),
    Tab("activities", _("Activities")),
    Tab("coverage", _("Coverage")),
    Tab("reports", _("Reports")),
    Tab("practices", _("Into policy")),
]


def tabs(network: Network, current: str) -> list[tuple[Words, str, bool, None]]:
    """Give the links of the plan's pages as the part `tabs` takes them."""
    return [(tab.label, url(tab.name, network.slug), tab.name == current, None) for tab in TABS]
