"""Who may plan, call, answer, propose for an agenda, and see a meeting."""

from typing import Any

from django.db.models import Q

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.decisions.rules import network_is_open
from trellis.domain.problems import N_
from trellis.members.rules import represents
from trellis.networks.rules import holds, sees, takes_part

sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""


def leads(via: str = "") -> Rule:
    """Give the rule for who chairs a meeting or writes its minutes; `via` leads from the object to it."""

    def test(actor: Actor, thing: Any) -> bool:
        for step in via.split("__") if via else []:
            thing = getattr(thing, step, None)
        return (
            thing is not None
            and actor.person is not None
            and actor.person.pk in {thing.chair_id, thing.secretary_id}
        )

    def where(actor: Actor) -> Q:
        if actor.person is None:
            return NONE
        way = f"{via}__" if via else ""
        return Q(**{f"{way}chair": actor.person.pk}) | Q(**{f"{way}secretary": actor.person.pk})

    return Rule(N_("you chair this meeting or write its minutes"), test, where)


def in_charge(verb: str, via: str = "") -> Rule:
    """Give the rule of a deed about a meeting: a role with its verb, or who leads this one."""
    return holds(verb) | (leads(via) & takes_part() & network_is_open())


def _is_invited(actor: Actor, invitation: Any) -> bool:
    return invitation is not None and actor.person is not None and invitation.person_id == actor.person.pk


is_invited = Rule(
    N_("you are invited yourself"),
    _is_invited,
    lambda actor: Q(person=actor.person.pk) if actor.person else NONE,
)

may_plan = holds("meeting.plan", via="")
may_respond = (is_invited & network_is_open()) | represents("organisation") | holds("meeting.respond-for")
may_propose = takes_part() & network_is_open()
"""Any member may put something on the agenda, and so may those who work with them (C8.2)."""
