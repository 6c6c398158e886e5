"""The deeds of planning: plans and objectives, activities, files, reports, the policy track."""

from trellis.networks.verbs.group import Group

GOALS: tuple[Group, ...] = ()
ACTIVITIES: tuple[Group, ...] = ()
REPORTS: tuple[Group, ...] = ()
TRACK: tuple[Group, ...] = ()

GROUPS: tuple[Group, ...] = (*GOALS, *ACTIVITIES, *REPORTS, *TRACK)
"""Deeds that a role may hold."""

FURTHER_GOALS: dict[str, str] = {}
FURTHER_ACTIVITIES: dict[str, str] = {}
FURTHER_FILES: dict[str, str] = {}
FURTHER_REPORTS: dict[str, str] = {}
FURTHER_TRACK: dict[str, str] = {}

FURTHER: dict[str, str] = FURTHER_GOALS | FURTHER_ACTIVITIES | FURTHER_FILES | FURTHER_REPORTS | FURTHER_TRACK
"""Deeds that no role gives."""
