"""For which organisation somebody acts, where that is clear."""

from uuid import UUID

from django.db.models import DateField, UUIDField
from django.utils import timezone

from trellis.access.question import Question
from trellis.members.models import Representative
from trellis.members.rules import in_force

_SPEAKS_FOR = Question(
    lambda person, network, today: (
        Representative.objects.filter(in_force(today), person=person, network=network)
        .order_by()
        .values_list("organisation", flat=True)
        .distinct()[:2]
    ),
    person=UUIDField(),
    network=UUIDField(),
    today=DateField(),
)


def sole_organisation(person: UUID, network: UUID) -> UUID | None:
    """Give the only organisation for which a person speaks in a network today; None for none or several."""
    found = _SPEAKS_FOR.ask(person=person, network=network, today=timezone.localdate())
    return found[0] if len(found) == 1 else None
