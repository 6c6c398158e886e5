"""Who may plan, call, answer, propose for an agenda, and see a meeting."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.asks.directory import directory
from trellis.asks.rules import ENTER, relayed_by, relayed_to
from trellis.domain.problems import N_
from trellis.meetings.models import ItemStage
from trellis.members.rules import represents, seats_of, wrote_it
from trellis.networks.rules import holds, network_is_open, sees, takes_part

sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""


def leads(via: str = "") -> Rule:
    """Give the rule for who chairs a meeting or writes its minutes; `via` leads from the object to it."""

    def test(actor: Actor, thing: Any) -> bool:
        for step in via.split("__") if via else []:
            thing = getattr(thing, step, None)
        if thing is None or actor.person is None:
            return False
        return actor.person.pk in {thing.chair_id, thing.secretary_id}

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


def _relayed(actor: Actor) -> Q:
    return relayed_to(actor.person.pk) if actor.person else NONE


def _relays(actor: Actor, thing: Any) -> bool:
    return thing is not None and type(thing).objects.filter(_relayed(actor), pk=thing.pk).exists()


relays = Rule(N_("you relay for whom it is meant"), _relays, _relayed)
"""Invitations and tasks: whoever passes them on answers for those without a way of their own."""


def relays_for(actor: Actor, organisation: UUID) -> bool:
    """Say whether somebody relays for one who speaks for an organisation."""
    if actor.person is None:
        return False
    people = relayed_by(actor.person.pk)
    return any(directory().spoken_for(each).filter(organisation=organisation).exists() for each in people)


def _is_oneself(actor: Actor, person: Any) -> bool:
    return person is not None and actor.person is not None and person.pk == actor.person.pk


is_oneself = Rule(
    N_("it is your own"), _is_oneself, lambda actor: Q(pk=actor.person.pk) if actor.person else NONE
)
may_plan = holds("meeting.plan", via="")
speaks_for_it = represents("organisation")
may_enter = holds("meeting.call") | holds(ENTER)
may_respond = ((is_invited | relays) & network_is_open()) | speaks_for_it | may_enter
may_propose = takes_part() & network_is_open()
"""Any member may put something on the agenda, and so may those who work with them (C8.2)."""


def _proposed(_actor: Actor, item: Any) -> bool:
    return item is not None and item.stage == ItemStage.PROPOSED


is_proposed = Rule(N_("it isn't on the agenda yet"), _proposed, lambda _actor: Q(stage=ItemStage.PROPOSED))
may_change_item = in_charge("agenda.arrange", "meeting") | (
    wrote_it() & is_proposed & takes_part() & network_is_open()
)

__all__ = [
    "in_charge",
    "is_invited",
    "is_oneself",
    "leads",
    "may_change_item",
    "may_plan",
    "may_propose",
    "may_respond",
    "relays_for",
    "seats_of",
    "sees_row",
    "speaks_for_it",
]
