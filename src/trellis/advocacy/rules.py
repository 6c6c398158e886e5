"""Who writes up a practice, who takes it further, and who may read it."""

from django.db.models import Q

from trellis.access.rule import Rule
from trellis.advocacy.models import Practice, Readers
from trellis.domain.problems import N_
from trellis.members.rules import represents, speaks
from trellis.networks.rules import holds, network_is_open, sees
from trellis.plans.rules import keeps

WRITE, TAKE_FURTHER = "practice.write", "practice.begin-step"


def _is_public(_actor: object, practice: Practice | None) -> bool:
    return practice is not None and practice.readers == Readers.PUBLIC and practice.withdrawn_on is None


is_public = Rule(
    N_("it is open to everybody"),
    _is_public,
    lambda _actor: Q(readers=Readers.PUBLIC, withdrawn_on=None),
)
sees_practice = sees() | is_public

may_write = holds(WRITE, via="") | speaks("")
may_change = holds(WRITE) | (represents("organisation") & network_is_open())
may_begin = holds(TAKE_FURTHER) | may_change
may_end = (
    holds(TAKE_FURTHER)
    | (represents("organisation") & network_is_open())
    | (represents("practice__organisation") & network_is_open())
    | (keeps() & network_is_open())
)
"""A step: whoever sees to it, whoever wrote the practice up, or the keeper of the unit that takes it up."""
