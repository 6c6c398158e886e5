"""Asking members for their work plans, and writing down what they say (C7.3, C8.8)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.utils import timezone

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.access.rows import Row
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, Wanted, raise_ask
from trellis.domain.asking import Shape, words_of
from trellis.domain.codes import plain
from trellis.domain.problems import N_, NOBODY_TO_ASK, Problem
from trellis.domain.sentence import Sentence
from trellis.domain.yesno import WORDS
from trellis.members.actions.directory import same_network
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.plans import rules
from trellis.plans.actions.plans import Outline, write
from trellis.plans.models import Plan, PlanKind, PlanStage
from trellis.plans.queries.workplans import WORK_PLAN, asked_and_waiting

ANSWER_WITHIN = timedelta(days=21)
TITLE = 120
"""Signs of the first line of what was said that become a title, until somebody words it."""

_TITLE = N_("Your work plan")
_QUESTION = N_(
    "What does your organisation want to reach in the network this year? One or two sentences are enough."
)
_WHY = N_(
    "Each member has its mandate, its goal and its work plan, so that nobody does twice what another does."
)


@action("plan.ask", on="network", allow=rules.may_ask)
def ask_for_plans(*, actor: Actor, network: Network, organisations: Sequence[Organisation]) -> Ask:
    """Ask members for their work plans, each by its own channel; who is being asked isn't asked twice."""
    same_network(network, *organisations)
    waiting = asked_and_waiting(network)
    wanted = [each for each in organisations if each.pk not in waiting]
    if not wanted:
        raise Problem(NOBODY_TO_ASK)
    day = timezone.localdate() + ANSWER_WITHIN
    asking = Wanted(
        kind=WORK_PLAN,
        about=network.pk,
        title=words_of(Sentence(_TITLE)),
        question=words_of(Sentence(_QUESTION)),
        why=words_of(Sentence(_WHY)),
        shape=Shape(wants_text=True),
        until=timezone.make_aware(datetime.combine(day, time(23, 59))),
    )
    concern(each.pk for each in wanted)
    note(count=len(wanted))
    return raise_ask(actor, network, asking, [Addressee(organisation=each.pk) for each in wanted])


def says_only_yes_or_no(text: str) -> bool:
    """Tell a bare yes or no, which is kept as an answer, from a goal."""
    return plain(text).strip(" .!") in WORDS


@action("plan.say", on="organisation", allow=rules.may_say)
def say_goal(*, actor: Actor, organisation: Organisation, goal: str) -> Row:
    """Write what a member said it wants into its draft of a work plan, which is begun if there is none."""
    if says_only_yes_or_no(goal):
        return organisation
    # Two answers at once find one draft: the member's row is held.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    drafts = Plan.objects.filter(organisation=organisation, kind=PlanKind.MEMBER, stage=PlanStage.DRAFT)
    found = drafts.order_by("-number").first()
    if found is None:
        title = goal.strip().split("\n")[0][:TITLE]
        given = Outline(title=title, kind=PlanKind.MEMBER, goal=goal, organisation=organisation)
        return write(organisation.network, given)
    found.goal = goal.strip()
    found.version += 1
    found.save()
    return found
