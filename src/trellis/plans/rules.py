"""Who may plan, and who may see what is planned."""

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.access.rule import Rule
from trellis.asks.rules import ENTER
from trellis.domain.problems import N_
from trellis.members.rules import represents, seats_of, speaks
from trellis.networks.rules import holds, sees
from trellis.plans.models import Audience, Involved, Keeper

sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""


def _kept(actor: Actor) -> QuerySet[Keeper]:
    today = timezone.localdate()
    mine = Keeper.objects.filter(organisation__in=seats_of(actor).values("organisation"), since__lte=today)
    return mine.filter(Q(until=None) | Q(until__gte=today))


def keeps(via: str = "unit") -> Rule:
    """Give the rule for those who speak for the member that plans for a unit; `via` leads to the unit."""

    def test(actor: Actor, thing: Any) -> bool:
        for step in via.split("__"):
            thing = getattr(thing, step, None)
        return isinstance(thing, Model) and _kept(actor).filter(unit=thing.pk).exists()

    def where(actor: Actor) -> Q:
        return Q(**{f"{via}__in": _kept(actor).values("unit")})

    return Rule(N_("you speak for the member that plans for this unit"), test, where)


# What is planned and done: who may read it.
SEE_ALL = "activity.see-all"


def _is_open(_actor: Actor, thing: Any) -> bool:
    return thing is not None and thing.audience != Audience.INVOLVED


is_open = Rule(N_("it is meant for all members"), _is_open, lambda _actor: ~Q(audience=Audience.INVOLVED))


def _involvements(actor: Actor) -> QuerySet[Involved]:
    return Involved.objects.filter(organisation__in=seats_of(actor).values("organisation"))


is_involved = Rule(
    N_("you speak for a member that takes part in it"),
    lambda actor, thing: thing is not None and _involvements(actor).filter(activity=thing.pk).exists(),
    lambda actor: Q(pk__in=_involvements(actor).values("activity")),
)
sees_activity = (
    (sees() & is_open) | holds(SEE_ALL, even_closed=True) | represents("organisation") | is_involved
)

# Plans and objectives: a member's own and the joint ones that it leads, a unit's by its keeper.
MAKE, ADOPT, ADD, REVIEW, LINK = "plan.make", "plan.adopt", "objective.add", "objective.review", "chain.link"

leads = represents("organisation")
is_theirs = leads | keeps()
is_of_theirs = represents("plan__organisation") | keeps("plan__unit")
may_make = holds(MAKE, via="") | speaks("")
may_make_any = holds(MAKE)
may_change = holds(MAKE) | is_theirs
may_adopt = holds(ADOPT) | is_theirs
may_add = holds(ADD) | is_theirs
may_change_objective = holds(ADD) | is_of_theirs | leads
may_drop = holds(ADD) | is_of_theirs
may_review = holds(REVIEW) | is_of_theirs | leads
may_ask = holds(MAKE, via="")
may_say = represents() | holds(ENTER) | holds(MAKE)
"""A member's goal: whoever speaks for it, or types in what it said (C8.8)."""
may_link = (
    holds(LINK)
    | represents("objective__organisation")
    | represents("objective__plan__organisation")
    | keeps("objective__plan__unit")
    | represents("activity__organisation")
)
may_serve = holds(LINK) | leads
