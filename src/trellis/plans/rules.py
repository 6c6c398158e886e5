"""Who may plan, and who may see what is planned."""

from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.asks.directory import directory
from trellis.asks.rules import ENTER, relayed_by
from trellis.domain.problems import N_
from trellis.members.rules import in_force, represents, seats_of, speaks
from trellis.networks.rules import has_verb, holds, network_is_open, sees
from trellis.plans.models import Audience, Involved, Keeper, OverlapNote

sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""


def _kept(actor: Actor) -> QuerySet[Keeper]:
    today = timezone.localdate()
    mine = Keeper.objects.filter(organisation__in=seats_of(actor).values("organisation"), since__lte=today)
    return mine.filter(Q(until=None) | Q(until__gte=today))


def _relayed_members(actor: Actor) -> list[UUID]:
    """Give the members for which somebody passes on what those say who speak for them."""
    people = relayed_by(actor.person.pk) if actor.person else []
    return [pk for each in people for (pk,) in directory().spoken_for(each).values_list("organisation")]


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
SEE_ALL = "activity.add"
"""Whoever keeps all activities reads them, also those that are only for who takes part."""


def _followed(thing: Any, via: str) -> Any:
    return getattr(thing, via, None) if via and thing is not None else thing


def _open_to_all(via: str = "") -> Rule:
    """Give the rule for what isn't only for those who take part in it; `via` leads to the activity."""
    name = f"{via}__audience" if via else "audience"

    def test(_actor: Actor, thing: Any) -> bool:
        activity = _followed(thing, via)
        return activity is not None and activity.audience != Audience.INVOLVED

    return Rule(N_("it is meant for all members"), test, lambda _actor: ~Q(**{name: Audience.INVOLVED}))


def _involvements(actor: Actor) -> QuerySet[Involved]:
    return Involved.objects.filter(organisation__in=seats_of(actor).values("organisation"))


def _takes_part_in_it(via: str = "") -> Rule:
    """Give the rule for those who speak for a member that is involved; `via` leads to the activity."""

    def test(actor: Actor, thing: Any) -> bool:
        activity = _followed(thing, via)
        return activity is not None and _involvements(actor).filter(activity=activity.pk).exists()

    def where(actor: Actor) -> Q:
        return Q(**{f"{via or 'pk'}__in": _involvements(actor).values("activity")})

    return Rule(N_("you speak for a member that takes part in it"), test, where)


def _reads_activity(via: str = "") -> Rule:
    leader = f"{via}__organisation" if via else "organisation"
    may_read = (sees() & _open_to_all(via)) | holds(SEE_ALL, even_closed=True)
    return may_read | represents(leader) | _takes_part_in_it(via)


is_open = _open_to_all()
is_involved = _takes_part_in_it()
sees_activity = _reads_activity()
sees_site = _reads_activity("activity")
"""Whoever may read an activity may read where it is done, for whom, and its steps."""

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

# Activities: whoever leads one, and whoever keeps all of them; words and approvals of the network.
ACT, WORD, ALLOW = "activity.add", "word.add", "approval.want"

may_act = holds(ACT, via="") | speaks("")
may_act_for_any = holds(ACT)
may_change_activity = holds(ACT) | leads
may_place = holds(ACT) | represents("activity__organisation")
may_keep_words = holds(WORD)
may_add_words = holds(WORD, via="")

# Approvals of the authorities (C1.3): for an activity, or for all work in an area.
is_for_area = Rule(
    N_("it is for all work in an area"),
    lambda _actor, thing: thing is not None and thing.activity is None,
    lambda _actor: Q(activity=None),
)
for_their_activity = represents("activity__organisation")
sees_approval = (
    (sees() & (is_for_area | _open_to_all("activity")))
    | holds(SEE_ALL, even_closed=True)
    | for_their_activity
    | _takes_part_in_it("activity")
    | represents("authority")
)
may_want_approval = holds(ALLOW, via="") | speaks("")
may_keep_approvals = holds(ALLOW, via="")
may_ask_approval = holds(ALLOW) | for_their_activity
may_answer_approval = may_ask_approval | represents("authority")
"""Whoever asked notes the answer; an authority that is a member gives it itself."""

# Steps of an activity: whoever keeps it, and the member that is to do one.
_relayed_step = Rule(
    N_("you relay for the member that is to do it"),
    lambda actor, step: step is not None and step.organisation_id in set(_relayed_members(actor)),
    lambda actor: Q(organisation__in=_relayed_members(actor)),
)
may_keep_step = may_place
may_tell_of_step = (
    holds(ACT)
    | for_their_activity
    | represents("organisation")
    | (_relayed_step & network_is_open())
    | has_verb(ENTER)
)
"""Whoever keeps it, does it, passes it on for those who do, or types in what they said (C8.8)."""

# Keepers of units, and what is handed down to them (C7.3).
NAME_KEEPER, OFFER = "keeper.name", "handing.offer"


def _relays_for() -> Rule:
    """Give the rule for those who pass on for whoever speaks for the member that plans for a unit."""

    def units(actor: Actor) -> QuerySet[Keeper, Any]:
        return Keeper.objects.filter(in_force(), organisation__in=_relayed_members(actor)).values("unit")

    return Rule(
        N_("you relay for the member that plans for this unit"),
        lambda actor, handing: handing is not None and units(actor).filter(unit=handing.unit_id).exists(),
        lambda actor: Q(unit__in=units(actor)),
    )


may_keep = holds(NAME_KEEPER)
may_hand = holds(OFFER) | is_theirs
may_withdraw = holds(OFFER) | represents("plan__organisation") | keeps("source")
may_answer = ((keeps() | _relays_for()) & network_is_open()) | has_verb(ENTER)
"""Whoever speaks for the unit's keeper or relays for it, and whoever types in what it said (C8.8)."""
may_tell = holds(OFFER, via="") | speaks("")
"""Words to the units below; who isn't the coordinator writes to those below the units she plans for."""

# Coverage: whoever keeps a unit there says that nobody works somewhere; those in an overlap, that it is well.
STATE, AGREE = "coverage.state", "overlap.agree"


def _kept_places(actor: Actor) -> list[tuple[UUID, str]]:
    """Give the places for which somebody's member plans: the network of each, and its path."""
    covered = _kept(actor).filter(unit__covers__isnull=False)
    return list(covered.values_list("network", "unit__covers__path"))


def _keeps_there(actor: Actor, thing: Any) -> bool:
    return thing is not None and any(
        network == thing.network_id and thing.path.startswith(path) for network, path in _kept_places(actor)
    )


def _kept_there(actor: Actor) -> Q:
    # "g" comes after every sign of a path, so this is the range of all paths that begin with the place's own.
    found = NONE
    for network, path in _kept_places(actor):
        found |= Q(network=network, path__gte=path, path__lt=path + "g")
    return found


keeps_there = Rule(N_("you speak for the member that plans for a unit there"), _keeps_there, _kept_there)


def _notes(actor: Actor) -> QuerySet[OverlapNote]:
    return OverlapNote.objects.filter(organisations__in=seats_of(actor).values("organisation"))


is_in_it = Rule(
    N_("you speak for one of those who do the same there"),
    lambda actor, thing: thing is not None and _notes(actor).filter(pk=thing.pk).exists(),
    lambda actor: Q(pk__in=_notes(actor).values("pk")),
)
may_state = holds(STATE) | keeps_there
may_agree = holds(AGREE) | leads
may_reopen = holds(AGREE) | is_in_it
