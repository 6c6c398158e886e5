"""The deeds of meetings."""

from trellis.domain.problems import N_
from trellis.networks.verbs.group import Group

GROUPS: tuple[Group, ...] = (
    Group(
        "meetings",
        N_("Meetings"),
        {
            "agenda.arrange": N_("Put an agenda in order, accept and postpone what was proposed"),
            "meeting.call": N_("Invite to a meeting"),
            "meeting.cancel": N_("Cancel a meeting"),
            "meeting.change": N_("Change or move a meeting"),
            "meeting.plan": N_("Plan a meeting"),
        },
    ),
)
"""Deeds that a role may hold."""

FURTHER: dict[str, str] = {
    "agenda.accept": N_("Put what was proposed on an agenda"),
    "agenda.ask": N_("Ask the members what to talk about"),
    "agenda.carry": N_("Take over what the meeting before left over"),
    "agenda.change": N_("Word an item of an agenda anew"),
    "agenda.postpone": N_("Leave an item for the next meeting"),
    "agenda.propose": N_("Propose something to talk about"),
    "holiday.remove": N_("Take a holiday out of the list"),
    "holiday.set": N_("Note days on which no meeting is held"),
    "meeting.invite": N_("Invite somebody further to a meeting"),
    "meeting.name-who-comes": N_("Say which speaker of a member comes"),
    "meeting.respond": N_("Answer an invitation to a meeting"),
    "series.change": N_("Change a series of meetings"),
    "series.end": N_("End a series of meetings"),
    "series.plan": N_("Plan a series of meetings"),
    "series.plan-ahead": N_("Plan the next meetings of a series"),
}
"""Deeds that no role gives."""
