"""The deeds of planning: plans and objectives, activities, files, reports, the policy track."""

from trellis.domain.problems import N_
from trellis.networks.verbs.group import Group

GOALS: tuple[Group, ...] = ()
ACTIVITIES: tuple[Group, ...] = ()
REPORTS: tuple[Group, ...] = (
    Group(
        "reports",
        N_("Results and reports"),
        {
            "result.ask": N_("Ask members how many people they reached"),
            "result.record": N_("Type in what members reached"),
        },
    ),
)
TRACK: tuple[Group, ...] = ()

GROUPS: tuple[Group, ...] = (*GOALS, *ACTIVITIES, *REPORTS, *TRACK)
"""Deeds that a role may hold."""

FURTHER_GOALS: dict[str, str] = {}
FURTHER_ACTIVITIES: dict[str, str] = {}
FURTHER_FILES: dict[str, str] = {}
FURTHER_REPORTS: dict[str, str] = {
    "result.withdraw": N_("Take back a result"),
}
FURTHER_TRACK: dict[str, str] = {}

FURTHER: dict[str, str] = FURTHER_GOALS | FURTHER_ACTIVITIES | FURTHER_FILES | FURTHER_REPORTS | FURTHER_TRACK
"""Deeds that no role gives."""
