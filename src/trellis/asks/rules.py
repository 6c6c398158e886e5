"""Who may answer an ask, for whom, and who looks after asks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.asks.directory import directory
from trellis.asks.models import Asked
from trellis.domain.problems import N_
from trellis.networks.models import Network, Status
from trellis.networks.rules import has_verb, holds, takes_part

RAISE, ENTER, CLOSE, REMIND = "ask.raise", "ask.enter", "ask.close", "ask.remind"

Relays = Callable[[UUID], QuerySet[Any, Any]]
RELAYS: list[Relays] = []


def when_relaying(tells: Relays) -> Relays:
    """Let a function tell for whom somebody relays: the ids of people, as a subquery."""
    RELAYS.append(tells)
    return tells


def relayed_by(person: UUID) -> list[UUID]:
    """Give the people for whom somebody relays."""
    return [pk for tells in RELAYS for (pk,) in tells(person).values_list("pk")]


def asked_of(person: UUID) -> Q:
    """Give the filter for what is asked of a person: of herself, or of a member for which she speaks."""
    return Q(person=person) | Q(organisation__in=directory().spoken_for(person))


def relayed_to(person: UUID) -> Q:
    """Give the filter for what is asked of those for whom a person relays."""
    found = NONE
    for each in relayed_by(person):
        found |= asked_of(each)
    return found


def _rule(says: str, of: Callable[[UUID], Q], via: str) -> Rule:
    """Give the rule for an `Asked` that a filter tells of; `via` leads to it from what was answered."""

    def rows(actor: Actor) -> QuerySet[Asked]:
        here = Asked.objects.exclude(network__status=Status.CLOSED)
        return here.filter(of(actor.person.pk)) if actor.person else here.none()

    def test(actor: Actor, thing: Any) -> bool:
        asked = getattr(thing, via) if via and thing is not None else thing
        return asked is not None and rows(actor).filter(pk=asked.pk).exists()

    def where(actor: Actor) -> Q:
        return Q(**{f"{via or 'pk'}__in": rows(actor).values("pk")}) if actor.person else NONE

    return Rule(says, test, where)


def is_asked(via: str = "") -> Rule:
    """Give the rule for whoever is asked: herself, or for a member for which she speaks."""
    says = N_("you are asked, or a member for which you speak, and the network isn't closed")
    return _rule(says, asked_of, via)


def relays(via: str = "") -> Rule:
    """Give the rule for whoever passes on and answers for those without a way of their own."""
    return _rule(N_("you relay for the person who is asked"), relayed_to, via)


def network_is_open() -> Rule:
    """Give the rule for what belongs to a network that isn't closed."""
    open_networks = Network.objects.exclude(status=Status.CLOSED)

    def test(_actor: Actor, thing: Any) -> bool:
        return thing is not None and open_networks.filter(pk=thing.network_id).exists()

    return Rule(
        N_("the network isn't closed"), test, lambda _actor: Q(network__in=open_networks.values("pk"))
    )


may_answer = is_asked() | relays()
"""Whose answer counts."""
may_send = may_answer | (takes_part() & network_is_open())
"""Whose answer is kept: of somebody else's code too, so that nothing that anybody said is lost."""
may_own = is_asked("asked")
"""Who may say of an answer that was entered for her whether it is hers."""
may_enter = holds(ENTER)
may_raise = holds(RAISE, via="")
may_widen = holds(RAISE)
may_close = holds(CLOSE)
may_remind = holds(REMIND)
looks_after = has_verb(RAISE, even_closed=True) | has_verb(ENTER, even_closed=True)
"""Who sees every ask of a network, and who answered what."""
keeps_asks = has_verb(RAISE, "", even_closed=True) | has_verb(ENTER, "", even_closed=True)
"""Who sees the list of all asks of a network."""
sees_asked = may_answer | looks_after
