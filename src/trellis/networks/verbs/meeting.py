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
    Group(
        "room",
        N_("In and after a meeting"),
        {
            "attendance.note": N_("Note who is there"),
            "card.count": N_("Type in and count the cards on how a meeting went"),
            "item.open": N_("Lead through the agenda, and say what came of each item"),
            "meeting.open": N_("Open and close a meeting"),
            "meeting.type-in": N_("Type in a meeting that was held on paper"),
            "minutes.adopt": N_("Note that minutes were adopted"),
            "minutes.clear": N_("Clear minutes before they go out"),
            "minutes.write": N_("Add to minutes, have them cleared, send them"),
            "task.give": N_("Give a task, change or drop one"),
            "turn.start": N_("Lead the list of speakers"),
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
    "attendance.remove": N_("Take out a line of who was there that was noted by mistake"),
    "calendar.renew": N_("Make a new address for one's calendar"),
    "card.put": N_("Put one's card on a meeting into the box, without one's name"),
    "card.type-in": N_("Type in a printed card"),
    "holiday.remove": N_("Take a holiday out of the list"),
    "holiday.set": N_("Note days on which no meeting is held"),
    "item.attach": N_("Choose the motion that is decided under an item"),
    "item.close": N_("Close an item with what came of it"),
    "meeting.close": N_("Close a meeting"),
    "meeting.ask-dates": N_("Ask the members which date suits"),
    "meeting.choose-date": N_("Choose the date of a meeting"),
    "meeting.invite": N_("Invite somebody further to a meeting"),
    "meeting.name-who-comes": N_("Say which speaker of a member comes"),
    "meeting.respond": N_("Answer an invitation to a meeting"),
    "meeting.resume": N_("Go on with a meeting that was closed too early"),
    "minutes.correct": N_("Say what is wrong in minutes"),
    "minutes.send": N_("Send minutes to the members"),
    "minutes.submit": N_("Give minutes to whoever clears them"),
    "series.change": N_("Change a series of meetings"),
    "series.end": N_("End a series of meetings"),
    "series.plan": N_("Plan a series of meetings"),
    "series.plan-ahead": N_("Plan the next meetings of a series"),
    "task.answer": N_("Say whether one takes a task"),
    "task.ask": N_("Ask how far a task is"),
    "task.change": N_("Change a task"),
    "task.drop": N_("Drop a task, with the reason"),
    "task.finish": N_("Say that a task is done"),
    "task.resume": N_("Say that a task isn't done yet"),
    "turn.alternate": N_("Let constituencies take turns to speak"),
    "turn.ask": N_("Ask for a turn to speak"),
    "turn.drop": N_("Take a turn off the list of speakers"),
    "turn.place": N_("Let somebody speak next"),
    "turn.stop": N_("End a turn"),
}
"""Deeds that no role gives."""
