"""The deeds of meetings."""

from trellis.domain.problems import N_
from trellis.networks.verbs.group import Group

GROUPS: tuple[Group, ...] = (
    Group(
        "meetings",
        N_("Meetings"),
        {
            "meeting.cancel": N_("Cancel a meeting"),
            "meeting.change": N_("Change or move a meeting"),
            "meeting.plan": N_("Plan a meeting"),
        },
    ),
)
"""Deeds that a role may hold."""

FURTHER: dict[str, str] = {}
"""Deeds that no role gives."""
