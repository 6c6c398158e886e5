"""What delegation wants of somebody: accept what is delegated, say what came of it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.governance.models import Delegation
from trellis.governance.queries.delegation import overdue
from trellis.members.rules import represents
from trellis.networks.notices import Notice, Urgency, counting, source
from trellis.networks.rules import has_verb
from trellis.ui.names import name_text

SHOWN = 20


def _one(row: Delegation, says: str, why: Sentence, urgency: Urgency) -> Notice:
    return Notice(
        what=Sentence(says, {"name": name_text(row.organisation.names, row.network.language)}),
        why=why,
        href=reverse("delegation", args=[row.network.slug, row.pk]),
        urgency=urgency,
        network=row.network,
        icon="hand",
    )


@source
def to_accept(actor: Actor) -> list[Notice]:
    """Ask whoever speaks for a member whether it accepts what is delegated to it."""
    if actor.person is None:
        return []
    waiting = Delegation.objects.filter(
        represents("organisation").where(actor), accepted_at=None, ended_on=None
    )
    why = Sentence(N_("Accept it, or say on its page why your organisation can't carry it."))
    says = N_("Something is put into the hands of %(name)s.")
    rows = waiting.select_related("organisation", "network").order_by("since", "pk")[:SHOWN]
    return [_one(row, says, why, Urgency.NOW) for row in rows]


@source
def mine_overdue(actor: Actor) -> list[Notice]:
    """Remind whoever speaks for a member that the last day of a task has passed."""
    if actor.person is None:
        return []
    late = Delegation.objects.filter(represents("organisation").where(actor), overdue(timezone.localdate()))
    says = N_("What %(name)s carries is past its last day.")
    rows = late.exclude(accepted_at=None).select_related("organisation", "network").order_by("until", "pk")
    return [
        _one(
            row,
            says,
            Sentence(N_("Its last day was %(day)s. Say what came of it."), {"day": row.until}),
            Urgency.SOON,
        )
        for row in rows[:SHOWN]
    ]


@counting(
    what=N_("Delegated tasks that are past their last day: %(count)s"),
    why=N_("Ask what came of each, or give it more time."),
    page="delegations",
    urgency=Urgency.SOMETIME,
    icon="clock",
)
def overdue_tasks(actor: Actor) -> list[QuerySet[Any]]:
    """Count delegated tasks that are past their day, for whoever may end them."""
    late = overdue(timezone.localdate())
    return [Delegation.objects.filter(has_verb("delegation.end").where(actor), late)]
