"""The head of a network's pages: its name, logo and colour, and where one can go in it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from trellis.networks.models import Network
from trellis.ui import accent
from trellis.ui.jinja import url
from trellis.ui.masthead import Link, Masthead, Words
from trellis.ui.names import name_of


@dataclass(frozen=True)
class Place:
    """A link of every network's navigation, by URL name: so nobody imports upwards."""

    key: str
    label: Words
    url: str
    icon: str


NAVIGATION = (
    Place("home", _("Home"), "home", "house"),
    Place("network", _("Network"), "network", "diagram"),
    Place("asks", _("Asks"), "asks", "envelope"),
    Place("meetings", _("Meetings"), "meetings", "calendar"),
    Place("plan", _("Plan"), "plan", "list"),
    Place("decisions", _("Decisions"), "proposals", "check-circle"),
    Place("agreed", _("Agreed"), "agreed", "award"),
    Place("members", _("Members"), "members", "building"),
    Place("people", _("People"), "people", "people"),
    Place("record", _("Record"), "record", "journal"),
)


def _address(place: Place, slug: str) -> str:
    return url(place.url) if place.key == "home" else url(place.url, slug)


def accent_address(network: Network) -> str:
    """Give the address of the network's stylesheet; it changes when the colour does."""
    return url("network-accent", network.slug, accent.digest(network.accent))


def logo_address(network: Network) -> str:
    """Give the address of the logo, or nothing."""
    return url("network-logo", network.slug, network.version) if network.logo else ""


def of(network: Network, current: str = "") -> Masthead:
    """Give the head of a page inside a network; `current` is the key of the link where the reader is."""
    links = tuple(
        Link(
            label=place.label,
            href=_address(place, network.slug),
            icon=place.icon,
            is_current=place.key == current,
        )
        for place in NAVIGATION
    )
    return Masthead(
        name=name_of(network.names, network.language),
        acronym=network.acronym,
        home=url("network", network.slug),
        logo=logo_address(network),
        accent_css=accent_address(network),
        links=links,
    )
