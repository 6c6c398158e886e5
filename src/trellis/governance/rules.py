"""Who may see, write, adopt and review what the members agree."""

from typing import Any

from django.db.models import Q, QuerySet

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.asks.rules import ENTER
from trellis.domain.problems import N_
from trellis.members.models import Representative
from trellis.members.rules import in_force
from trellis.networks.models import Status
from trellis.networks.rules import holds, network_id_of, sees


def speaks_for_a_member(via: str = "network") -> Rule:
    """Give the rule for everybody who speaks for a member of the object's network today."""

    def seats(actor: Actor) -> QuerySet[Representative]:
        if actor.person is None:
            return Representative.objects.none()
        mine = Representative.objects.filter(in_force(), person=actor.person.pk)
        return mine.exclude(network__status=Status.CLOSED)

    def test(actor: Actor, thing: Any) -> bool:
        network = network_id_of(thing, via)
        return network is not None and seats(actor).filter(network=network).exists()

    def where(actor: Actor) -> Q:
        return Q(**{f"{via or 'pk'}__in": seats(actor).values("network")})

    return Rule(N_("you speak for a member of this network, and it isn't closed"), test, where)


def _wrote_it(actor: Actor, version: Any) -> bool:
    return version is not None and actor.person is not None and version.author_id == actor.person.pk


wrote_it = Rule(
    N_("you wrote it"),
    _wrote_it,
    lambda actor: Q(author=actor.person.pk) if actor.person else NONE,
)

sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""

may_comment = holds("document.comment") | holds(ENTER) | speaks_for_a_member()
may_amend = holds("document.amend") | speaks_for_a_member()
may_propose_rule = holds("rule.draft") | speaks_for_a_member()
may_withdraw = holds("document.withdraw") | (wrote_it & speaks_for_a_member())
may_withdraw_rule = holds("rule.withdraw") | (wrote_it & speaks_for_a_member())
