"""Reading practices, always for somebody: the list, one with its steps, what is late."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.advocacy import rules
from trellis.advocacy.models import Practice, Step
from trellis.decisions import rules as deciding
from trellis.decisions.models import Outcome, Proposal
from trellis.domain.policytrack import Outcome as Became
from trellis.domain.policytrack import Stop
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.plans.models import Activity, Plan, PlanStage
from trellis.plans.queries.plans import plans_of
from trellis.plans.rules import may_add, sees_activity

PAGE = 50
WRITTEN = "written-up"
WITHDRAWN = "withdrawn"
CHOICES = 60


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for; `before` is the number of the last practice already shown."""

    words: str = ""
    reached: str = ""
    before: int | None = None


@dataclass(frozen=True)
class PracticesPage:
    """Fifty practices, the latest first, and the number to go on from if there are more."""

    rows: list[Practice]
    next: int | None


def practices_of(actor: Actor, network: Network) -> QuerySet[Practice]:
    """Give a network's practices that somebody may read."""
    return Practice.objects.filter(rules.sees_practice.where(actor), network=network)


def practices_page(actor: Actor, network: Network, wanted: Wanted) -> PracticesPage:
    """Give a page of the list, the latest first; withdrawn ones only when they are asked for."""
    rows, words = practices_of(actor, network), wanted.words.strip()
    if words:
        by_whom = Q(organisation__sort_name__icontains=words) | Q(unit__sort_name__icontains=words)
        rows = rows.filter(Q(title__icontains=words) | Q(problem__icontains=words) | by_whom)
    rows = rows.exclude(withdrawn_on=None) if wanted.reached == WITHDRAWN else rows.filter(withdrawn_on=None)
    if wanted.reached in set(Stop) | {WRITTEN}:
        rows = rows.filter(reached="" if wanted.reached == WRITTEN else wanted.reached)
    if wanted.before is not None:
        rows = rows.filter(number__lt=wanted.before)
    found = list(rows.select_related("organisation", "unit").order_by("-number")[: PAGE + 1])
    shown = found[:PAGE]
    return PracticesPage(shown, shown[-1].number if len(found) > PAGE else None)


def practice_seen(actor: Actor, network: Network, pk: UUID) -> Practice:
    """Give a practice, or the problem that there's none to be seen."""
    here = practices_of(actor, network).filter(pk=pk)
    found = here.select_related("organisation", "unit", "place", "person").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def steps_of(practice: Practice) -> list[Step]:
    """Give the steps of a practice's way, in the order in which they were begun."""
    rows = practice.steps.select_related("organisation", "unit", "proposal", "plan", "objective")
    return list(rows.order_by("begun_at", "pk"))


def step_seen(actor: Actor, network: Network, pk: UUID) -> Step:
    """Give a step of a practice that somebody may read, or the problem that there's none."""
    found = Step.objects.filter(network=network, pk=pk).select_related("unit", "organisation").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.practice = practice_seen(actor, network, found.practice_id)
    found.network = network
    return found


def activities_seen(actor: Actor, practice: Practice) -> list[Activity]:
    """Give the activities that are a practice's evidence, as far as somebody may read them."""
    here = practice.activities.filter(sees_activity.where(actor)).select_related("organisation")
    return list(here.order_by("number"))


def activities_to_choose(actor: Actor, network: Network) -> QuerySet[Activity]:
    """Give the activities from which evidence may be chosen, the latest first."""
    return Activity.objects.filter(sees_activity.where(actor), network=network).order_by("-number")


def plans_to_choose(actor: Actor, network: Network) -> list[Plan]:
    """Give the plans into which somebody may put an objective, the latest first."""
    open_plans = plans_of(actor, network).exclude(stage=PlanStage.CLOSED).filter(may_add.where(actor))
    return list(open_plans.order_by("-number")[:CHOICES])


def decisions_to_choose(actor: Actor, network: Network) -> list[Proposal]:
    """Give the decisions that were carried and that somebody may read, the latest first."""
    here = Proposal.objects.filter(deciding.sees_row.where(actor), network=network, outcome=Outcome.CARRIED)
    return list(here.order_by("-number")[:CHOICES])


def late_steps(actor: Actor) -> QuerySet[Step]:
    """Give the steps that somebody may note something of, and whose day has passed."""
    today = timezone.localdate()
    here = Step.objects.filter(outcome=Became.OPEN, due__lt=today, practice__withdrawn_on=None)
    return here.filter(rules.may_end.where(actor))
