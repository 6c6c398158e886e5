"""Plans and objectives go down: handed to units below, each asked of the unit's keeper; withdrawn (C7.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.asks.closing import close_asks
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, add_addressees, raise_ask
from trellis.domain import cascading
from trellis.domain.asking import Choice, Shape, words_of
from trellis.domain.cascading import Answer, Offer
from trellis.domain.problems import HANDING_NOBODY, HANDING_NOT_OPEN, N_, Problem
from trellis.domain.sentence import Sentence
from trellis.members.actions.directory import same_network
from trellis.members.rules import in_force
from trellis.networks.models import Unit
from trellis.plans import rules
from trellis.plans.actions.dues import end_of
from trellis.plans.models import GoalStage, Handing, HandingStage, Keeper, Objective, Plan, PlanStage
from trellis.ui.names import name_text

HANDING = "plans.handing"
TAKE, ADAPT, DECLINE = "take", "adapt", "decline"
ANSWERS = Shape(
    choices=(
        Choice(TAKE, words_of(Sentence(N_("Take it over into our plan"))), ("yes", "y", "ok", "1")),
        Choice(ADAPT, words_of(Sentence(N_("Adapt it, in our own words"))), ("adapted", "2")),
        Choice(DECLINE, words_of(Sentence(N_("Decline, with the reason"))), ("no", "n", "3")),
    ),
    wants_text=True,
)
_FARTHEST = 50


@dataclass(frozen=True, kw_only=True)
class Downward:
    """To which units something is handed down, why, and until when they answer."""

    units: Sequence[Unit]
    why: str = ""
    until: date | None = None


def came_from(thing: Plan | Objective) -> list[str]:
    """Give the paths of the units whose plans something was taken over from, the nearest first."""
    found: list[str] = []
    now: Plan | Objective | None = thing
    for _step in range(_FARTHEST):
        if now is None:
            break
        unit = now.unit if isinstance(now, Plan) else now.plan.unit
        found += [unit.path] if unit is not None else []
        now = now.taken_from
    return found


def standing_for(thing: Plan | Objective) -> list[str]:
    """Give the paths of the units that have something already, or haven't answered."""
    rows = thing.handings.filter(stage__in=[each.value for each in cascading.STANDING])
    found = list(rows.values_list("unit__path", flat=True))
    return found if isinstance(thing, Plan) else found + _with_its_plan(thing)


def _with_its_plan(objective: Objective) -> list[str]:
    """Give the paths of the units that got an objective with its whole plan, or were asked for that."""
    asked = objective.plan.handings.filter(stage=HandingStage.OFFERED).values_list("unit__path", flat=True)
    copies = objective.taken_as.exclude(stage=GoalStage.DROPPED).exclude(plan__stage=PlanStage.CLOSED)
    return [*asked, *copies.filter(plan__unit__isnull=False).values_list("plan__unit__path", flat=True)]


def _check_open(plan: Plan, objective: Objective | None) -> None:
    is_over = objective is not None and objective.stage != GoalStage.OPEN
    if plan.stage == PlanStage.CLOSED or is_over:
        raise Problem(HANDING_NOT_OPEN)


def hand(actor: Actor, plan: Plan, objective: Objective | None, downward: Downward) -> list[Handing]:
    """Hand something down to units and ask their keepers; others call it within a deed."""
    thing = objective or plan
    units = list(dict.fromkeys(downward.units))
    if not units:
        raise Problem(HANDING_NOBODY)
    same_network(plan.network, *units)
    been, standing = came_from(thing), standing_for(thing)
    source = plan.unit.path if plan.unit else ""
    for unit in units:
        offer = Offer(source=source, target=unit.path, came_from=been, standing=standing)
        cascading.check(offer, name_text(unit.names, plan.network.language))
    made = [
        Handing(
            network=plan.network,
            plan=None if objective else plan,
            objective=objective,
            source=plan.unit,
            unit=unit,
            why=downward.why.strip(),
            until=downward.until,
        )
        for unit in units
    ]
    Handing.objects.bulk_create(made)
    _ask_keepers(actor, made)
    return made


@action("handing.offer", on="plan", allow=rules.may_hand, keeps=("objective",))
def hand_down(*, actor: Actor, plan: Plan, downward: Downward, objective: Objective | None = None) -> Plan:
    """Hand a plan, or an objective or result of it, down to units below; a level may be skipped."""
    found = hold(plan)
    _check_open(found, objective)
    made = hand(actor, found, objective, downward)
    note(units=[each.unit_id for each in made], count=len(made))
    return found


def keepers_today(units: Iterable[UUID]) -> dict[UUID, Keeper]:
    """Give the member that plans for each of some units today."""
    rows = Keeper.objects.filter(in_force(), unit__in=list(units)).select_related("organisation")
    return {each.unit_id: each for each in rows.order_by("since", "pk")}


def _ask_keepers(actor: Actor, made: Sequence[Handing]) -> None:
    keepers = keepers_today(each.unit_id for each in made)
    for each in made:
        if each.unit_id in keepers:
            ask_keeper(actor, each, keepers[each.unit_id].organisation_id)
    concern(each.organisation_id for each in keepers.values())


def ask_keeper(actor: Actor, handing: Handing, organisation: UUID) -> None:
    """Ask the member that plans for a unit to take something over; others call it within a deed."""
    known = Ask.objects.filter(kind=HANDING, about=handing.pk, closed_at=None).first()
    if known is not None:
        add_addressees(known, [Addressee(organisation=organisation)])
        return
    why = {handing.network.language: handing.why} if handing.why else {}
    wanted = Wanted(
        kind=HANDING,
        about=handing.pk,
        title=words_of(Sentence(N_("Handed down to your unit"))),
        question=words_of(_question(handing)),
        why=why,
        shape=ANSWERS,
        until=end_of(handing.until) if handing.until else None,
    )
    raise_ask(actor, handing.network, wanted, [Addressee(organisation=organisation)])


def _question(handing: Handing) -> Sentence:
    details: dict[str, object] = {"unit": handing.unit.names, "what": str(handing.objective or handing.plan)}
    if handing.source is None:
        return Sentence(
            N_("The network hands this down to %(unit)s: “%(what)s”. Do you take it over?"), details
        )
    says = N_("%(source)s hands this down to %(unit)s: “%(what)s”. Do you take it over?")
    return Sentence(says, details | {"source": handing.source.names})


@action("handing.withdraw", on="handing", allow=rules.may_withdraw, keeps=("reason",))
def withdraw_handing(*, actor: Actor, handing: Handing, reason: str = "") -> Handing:
    """Take back what was handed down, as long as the unit hasn't taken it over."""
    found = hold(handing)
    found.stage = HandingStage(cascading.become(Answer(found.stage), Answer.WITHDRAWN).value)
    found.reason = reason.strip()
    found.answered_at = timezone.now()
    found.version += 1
    found.save()
    close_asks(HANDING, found.pk, Sentence(N_("It was withdrawn by whoever handed it down.")))
    return found
