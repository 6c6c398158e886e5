"""Every deed in words: those that a network's roles may hold, in groups, and those that no role gives."""

from trellis.networks.verbs import asking, meeting, planning, standing
from trellis.networks.verbs.group import Group

GROUPS: tuple[Group, ...] = standing.GROUPS + asking.GROUPS + meeting.GROUPS + planning.GROUPS
FURTHER: dict[str, str] = standing.FURTHER | asking.FURTHER | meeting.FURTHER | planning.FURTHER
"""Deeds that no role gives: one's own affairs, the installation's, or the other half of another deed."""

LABELS: dict[str, str] = {verb: says for group in GROUPS for verb, says in group.verbs.items()} | FURTHER
GRANTABLE = frozenset(verb for group in GROUPS for verb in group.verbs)

__all__ = ["FURTHER", "GRANTABLE", "GROUPS", "LABELS", "Group"]
