"""What is kept longer than anybody needs it: undo data, lists never brought in, contacts of the declined."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from trellis.imports.models import Batch, State
from trellis.ledger.models import Line
from trellis.members.models import Membership, Standing
from trellis.networks.models import Network


@dataclass(frozen=True)
class Forgettable:
    """Lists that never came in, lists whose undoing is over, and declined requests with somebody to reach."""

    never_in: QuerySet[Batch]
    undo: QuerySet[Batch]
    contacts: QuerySet[Membership]

    def figures(self) -> dict[str, int]:
        """Count them."""
        return {
            "lists": self.never_in.count(),
            "undo": self.undo.count(),
            "contacts": self.contacts.count(),
        }


def forgettable(network: Network | None, before: datetime) -> Forgettable:
    """Give what a network (None: the installation) has kept since before a moment and needs no longer."""
    lists = Batch.objects.filter(network=network.pk if network else None)
    over = Q(state=State.APPLIED, applied_at__lt=before) | Q(state=State.UNDONE, undone_at__lt=before)
    declined = Membership.objects.filter(
        network=network, standing=Standing.DECLINED, requested_at__lt=before
    ).exclude(contact={})
    lately = Line.objects.filter(verb="membership.decline", at__gte=before).values("object_id")
    return Forgettable(
        never_in=lists.filter(state=State.PREVIEW, made_at__lt=before),
        undo=lists.filter(over).exclude(file="", forgotten_at__isnull=False),
        contacts=declined.exclude(pk__in=lately) if network else declined.none(),
    )
