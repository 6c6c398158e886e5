"""Who may do what with messages: everybody decides by which ways she herself is reached."""

from typing import Any

from django.db.models import Q

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.domain.problems import N_


def _is_her(actor: Actor, person: Any) -> bool:
    return person is not None and actor.person_id == person.pk


is_oneself = Rule(
    N_("it is about how you are reached yourself"),
    _is_her,
    lambda actor: Q(pk=actor.person_id) if actor.person_id else NONE,
)
