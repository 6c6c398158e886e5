"""Who may propose, speak, vote, enter, confirm and count."""

from typing import Any

from django.db.models import Q, QuerySet

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.access.rules import is_operator
from trellis.decisions.models import Audience, Proposal
from trellis.domain.problems import N_
from trellis.members.models import Representative
from trellis.members.rules import in_force, represents
from trellis.networks.models import Network, Status
from trellis.networks.rules import holds, network_id_of, sees, takes_part


def seats_of(actor: Actor) -> QuerySet[Representative]:
    """Give the seats in which somebody speaks for a member today, in networks that aren't closed."""
    if actor.person is None:
        return Representative.objects.none()
    mine = Representative.objects.filter(in_force(), person=actor.person.pk)
    return mine.exclude(network__status=Status.CLOSED)


def speaks(via: str = "network") -> Rule:
    """Give the rule for those who speak for a member of the object's network today."""

    def test(actor: Actor, thing: Any) -> bool:
        network = network_id_of(thing, via)
        return network is not None and seats_of(actor).filter(network=network).exists()

    def where(actor: Actor) -> Q:
        return Q(**{f"{via or 'pk'}__in": seats_of(actor).values("network")})

    return Rule(N_("you speak for a member of this network, and it isn't closed"), test, where)


def network_is_open(via: str = "network") -> Rule:
    """Give the rule for objects of a network that isn't closed."""

    def test(_actor: Actor, thing: Any) -> bool:
        network = network_id_of(thing, via)
        return network is not None and Network.objects.filter(~Q(status=Status.CLOSED), pk=network).exists()

    def where(_actor: Actor) -> Q:
        return Q(**{f"{via or 'pk'}__in": Network.objects.exclude(status=Status.CLOSED).values("pk")})

    return Rule(N_("the network isn't closed"), test, where)


def wrote_it(via: str = "") -> Rule:
    """Give the rule for the author of something; `via` leads to it."""

    def test(actor: Actor, thing: Any) -> bool:
        for step in via.split("__") if via else []:
            thing = getattr(thing, step, None)
        return thing is not None and actor.person is not None and thing.person_id == actor.person.pk

    def where(actor: Actor) -> Q:
        name = f"{via}__person" if via else "person"
        return Q(**{name: actor.person.pk}) if actor.person else NONE

    return Rule(N_("you wrote it"), test, where)


def is_its_author(via: str = "") -> Rule:
    """Give the rule for the author of something who still takes part in its network, unless it is closed."""
    return wrote_it(via) & takes_part() & network_is_open()


def _is_public(_actor: Actor, proposal: Proposal | None) -> bool:
    return proposal is not None and proposal.audience == Audience.PUBLIC and bool(proposal.outcome)


is_public = Rule(
    N_("it was decided and is open to everybody"),
    _is_public,
    lambda _actor: Q(audience=Audience.PUBLIC) & ~Q(outcome=""),
)

sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""

may_discuss = takes_part() & network_is_open()
may_amend = speaks()
may_change = is_its_author() | represents("organisation") | is_operator
may_answer = is_its_author("proposal") | represents("proposal__organisation") | holds("amendment.answer")
may_take_amendment_back = is_its_author()
may_withdraw = is_its_author() | represents("organisation") | holds("proposal.withdraw")
may_give_voice = represents("organisation")
may_recuse = represents("organisation") | holds("presence.note")
may_give_proxy = represents("organisation")
may_enter = holds("voice.enter")
may_second = holds("voice.second")
may_confirm_voice = represents("entitled__organisation") | holds("voice.confirm")
may_resolve = represents("entitled__organisation") | holds("objection.resolve")
may_tell = is_its_author() | represents("organisation") | holds("decision.follow")
