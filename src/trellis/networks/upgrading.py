"""What a new version brings to networks that were opened before: its deeds, for the starting roles."""

from trellis.access.actor import Actor, Channel
from trellis.networks.actions.roles import extend_role
from trellis.networks.models import Role
from trellis.networks.roles import STARTERS

UPGRADE = Actor.operator("upgrade", Channel.JOB)


def extend_roles() -> int:
    """Give the starting roles of every network the verbs that they were never offered; count the roles."""
    wanted = {starter.key: frozenset(starter.verbs) for starter in STARTERS}
    behind = [
        role for role in Role.objects.filter(key__in=wanted) if not wanted[role.key] <= set(role.offered)
    ]
    for role in behind:
        extend_role(actor=UPGRADE, role=role, verbs=wanted[role.key])
    return len(behind)
