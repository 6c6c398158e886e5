"""Who may do what with messages: each decides how she is reached, coordinators read what isn't understood."""

from typing import Any

from django.db.models import Q

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.access.rules import keeps_the_node
from trellis.accounts.rules import may_change
from trellis.domain.problems import N_
from trellis.networks.rules import has_verb, holds


def _is_her(actor: Actor, person: Any) -> bool:
    return person is not None and actor.person_id == person.pk


is_oneself = Rule(
    N_("it is about how you are reached yourself"),
    _is_her,
    lambda actor: Q(pk=actor.person_id) if actor.person_id else NONE,
)

may_settle = holds("inbound.settle")
sees_inbound = has_verb("inbound.settle", even_closed=True)
"""Who reads what came: it holds addresses and people's own words."""

_is_stray = Rule(
    N_("it came to no network"),
    lambda _actor, inbound: inbound is not None and inbound.network_id is None,
    lambda _actor: Q(network=None),
)
sees_strays = keeps_the_node & _is_stray
"""Who reads what came to no network: nobody but whoever looks after the installation."""

may_change_reach = may_change
"""She herself, and whoever may correct her details."""


def _looks_after_asks(via: str) -> Rule:
    raised, entered = (has_verb(verb, via, even_closed=True) for verb in ("ask.raise", "ask.enter"))
    return raised | entered


sees_messages = _looks_after_asks("network")
"""Who sees which messages went out, and whether they came: never a number or an address."""
sees_messages_of = _looks_after_asks("")
