"""The record in words: meetings."""

from trellis.domain.problems import N_

SENTENCES: dict[str, str] = {
    "agenda.accept": N_("%(who)s put an item on the agenda of %(meeting)s"),
    "agenda.arrange": N_("%(who)s put the agenda of %(meeting)s in order"),
    "agenda.ask": N_("%(who)s asked the members what to talk about in %(meeting)s"),
    "agenda.carry": N_("%(who)s took over into %(meeting)s what was left over"),
    "agenda.change": N_("%(who)s changed an item on the agenda of %(meeting)s"),
    "agenda.postpone": N_("%(who)s postponed an item of %(meeting)s"),
    "agenda.propose": N_("%(who)s proposed something to talk about in %(meeting)s"),
    "holiday.remove": N_("%(who)s took a day out of the list of holidays"),
    "holiday.set": N_("%(who)s noted days on which no meeting is held"),
    "meeting.call": N_("%(who)s invited to the meeting %(meeting)s"),
    "meeting.cancel": N_("%(who)s cancelled the meeting %(meeting)s"),
    "meeting.change": N_("%(who)s changed the meeting %(meeting)s: %(fields)s"),
    "meeting.invite": N_("%(who)s invited further people to the meeting %(meeting)s"),
    "meeting.name-who-comes": N_("%(who)s said who comes to %(meeting)s for %(organisation)s"),
    "meeting.plan": N_("%(who)s planned the meeting %(meeting)s"),
    "meeting.respond": N_("%(who)s answered the invitation to %(meeting)s"),
    "series.change": N_("%(who)s changed the series of meetings %(series)s"),
    "series.end": N_("%(who)s ended the series of meetings %(series)s"),
    "series.plan": N_("%(who)s planned the series of meetings %(series)s"),
    "series.plan-ahead": N_("%(who)s planned the next meetings of %(series)s"),
}
"""What each verb did."""
