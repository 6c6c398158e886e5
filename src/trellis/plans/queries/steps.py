"""Reading the steps of an activity: in order, with who may tell of which, and how far it all is."""

from dataclasses import dataclass
from uuid import UUID

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.models import Activity, Step
from trellis.plans.queries.activities import activity_seen

SHOWN = 200


@dataclass(frozen=True)
class Steps:
    """The steps of an activity, those of which the reader may tell, how many are done and in all."""

    rows: list[Step]
    tellable: frozenset[UUID]
    done: int
    all: int


def steps_of(actor: Actor, activity: Activity) -> Steps:
    """Give the steps in their order, the first two hundred."""
    here = activity.steps.order_by("position", "pk")
    rows = list(here.select_related("organisation").prefetch_related("after")[:SHOWN])
    tellable = here.filter(rules.may_tell_of_step.where(actor)).values_list("pk", flat=True) if rows else ()
    return Steps(rows, frozenset(tellable), here.exclude(done_on=None).count(), here.count())


def step_seen(actor: Actor, network: Network, pk: UUID) -> Step:
    """Give a step of an activity that somebody may read, or the problem that there's none."""
    found = Step.objects.filter(network=network, pk=pk).select_related("organisation").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.activity = activity_seen(actor, network, found.activity_id)
    found.network = network
    return found
