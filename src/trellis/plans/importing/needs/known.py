"""What stands in a network before a table of needs comes in, as the plan wants to know it."""

from collections.abc import Iterator

from django.utils import timezone

from trellis.domain.activityfacts import Standing
from trellis.domain.activitygather import Gathered
from trellis.domain.activityspots import spot_keys
from trellis.domain.needplan import Known
from trellis.imports.queries import last_applied
from trellis.members.naming import main_name
from trellis.networks.models import Network
from trellis.plans.importing.known import NEEDS, spelled_places, vocabulary
from trellis.plans.importing.places import Finder
from trellis.plans.models import Group, Kind, Need


def standing(network: Network, gathered: Gathered) -> Standing:
    """Give all that a plan depends on, besides the needs."""
    last = last_applied(network.pk, NEEDS)
    return Standing(
        today=timezone.localdate(),
        kinds=vocabulary(network, Kind, "kind"),
        groups=vocabulary(network, Group, "group"),
        spots=Finder(network.language).spots(spot_keys(gathered)),
        spellings=spelled_places(network),
        last=frozenset(last.seen) if last else frozenset(),
    )


def needs_of(network: Network) -> Iterator[Known]:
    """Give the needs that stand."""
    rows = Need.objects.filter(network=network).select_related("place", "group", "kind")
    for row in rows.order_by("path", "pk"):
        named = [each.names for each in (row.place, row.kind, row.group) if each]
        yield Known(
            id=str(row.pk),
            name=" · ".join(main_name(each, network.language) for each in named),
            key=(str(row.place_id), str(row.group_id or ""), str(row.kind_id or "")),
            values={"people": str(row.people), "source": row.source, "as_of": str(row.as_of or "")},
        )
