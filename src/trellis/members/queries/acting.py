"""For which organisation somebody acts, where that is clear."""

from uuid import UUID

from trellis.members.models import Representative
from trellis.members.rules import in_force


def sole_organisation(person: UUID, network: UUID) -> UUID | None:
    """Give the only organisation for which a person speaks in a network today; None for none or several."""
    seats = Representative.objects.filter(in_force(), person=person, network=network)
    found = list(seats.order_by().values_list("organisation", flat=True).distinct()[:2])
    return found[0] if len(found) == 1 else None
