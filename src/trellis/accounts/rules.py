"""Who may do what about people: themselves, whoever looks after them, and whoever keeps the node."""

from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol, cast
from uuid import UUID

from django.conf import settings
from django.db.models import Model, Q, QuerySet

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.access.rules import keeps_the_node
from trellis.domain.problems import N_


class Sponsor(Protocol):
    """What a room above knows of roles: this room can't see networks, so the settings name who can."""

    def networks(self, actor: Actor, verb: str) -> QuerySet[Any, UUID]:
        """Give the ids of the networks in which somebody's role has this verb."""
        ...

    def people(self, actor: Actor, verb: str) -> QuerySet[Any, UUID]:
        """Give the ids of the people who take part only in such networks."""
        ...


@lru_cache(maxsize=1)
def sponsor() -> Sponsor:
    """Give the room that knows who looks after whom."""
    return cast(Sponsor, import_module(settings.ACCOUNTS_SPONSOR))


def _is_her(actor: Actor, person: Any) -> bool:
    return person is not None and actor.person_id == person.pk


def looks_after(verb: str) -> Rule:
    """Give the rule for those whose roles have this verb in every network of a person.

    One isn't enough: whoever may hand out a code may sign in with it, and would reach the other networks too.
    """

    def test(actor: Actor, person: Any) -> bool:
        return person is not None and sponsor().people(actor, verb).filter(pk=person.pk).exists()

    def where(actor: Actor) -> Q:
        return Q(pk__in=sponsor().people(actor, verb))

    return Rule(N_("your roles allow it in every network where this person takes part"), test, where)


def brings_in(verb: str) -> Rule:
    """Give the rule for those whose role has this verb in the network that is asked about."""

    def test(actor: Actor, network: Any) -> bool:
        return (
            isinstance(network, Model) and sponsor().networks(actor, verb).filter(network=network.pk).exists()
        )

    def where(actor: Actor) -> Q:
        return Q(pk__in=sponsor().networks(actor, verb))

    return Rule(N_("a role that you hold in this network allows it"), test, where)


def _is_invited(actor: Actor, invitation: Any) -> bool:
    return invitation is not None and actor.person_id == invitation.person_id


is_oneself = Rule(
    N_("it is your own account"), _is_her, lambda actor: Q(pk=actor.person_id) if actor.person else NONE
)
may_add = brings_in("person.add") | keeps_the_node
may_change = is_oneself | looks_after("person.change") | keeps_the_node
may_invite = looks_after("invitation.make") | keeps_the_node
is_invited = Rule(
    N_("the invitation is yours"),
    _is_invited,
    lambda actor: Q(person=actor.person_id) if actor.person else NONE,
)
