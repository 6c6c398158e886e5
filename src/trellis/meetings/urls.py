"""Addresses of the meetings room: planning first, then what happens in the room."""

from django.urls import path

from trellis.meetings.views import agenda, invitations, listing, meetings, series

IN = "n/<slug:slug>"
MEETING = f"{IN}/meetings/<uuid:pk>"
SERIES = f"{IN}/series/<uuid:pk>"
ITEM = f"{IN}/items/<uuid:pk>"

PLANNING = [
    path(f"{IN}/meetings", listing.meetings, name="meetings"),
    path(f"{IN}/meetings/new", meetings.meeting_plan, name="meeting-plan"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}/change", meetings.meeting_change, name="meeting-change"),
    path(f"{MEETING}/cancel", meetings.meeting_cancel, name="meeting-cancel"),
    path(f"{MEETING}/call", invitations.meeting_call, name="meeting-call"),
    path(f"{MEETING}/invite", invitations.meeting_invite, name="meeting-invite"),
    path(f"{MEETING}/invited", invitations.meeting_invited, name="meeting-invited"),
    path(f"{IN}/invitations/<uuid:pk>", invitations.meeting_respond, name="meeting-respond"),
    path(f"{MEETING}/agenda/propose", agenda.agenda_propose, name="agenda-propose"),
    path(f"{MEETING}/agenda/ask", agenda.agenda_ask, name="agenda-ask"),
    path(f"{MEETING}/agenda/carry", agenda.agenda_carry, name="agenda-carry"),
    path(f"{ITEM}/change", agenda.item_change, name="item-change"),
    path(f"{ITEM}/accept", agenda.item_accept, name="item-accept"),
    path(f"{ITEM}/postpone", agenda.item_postpone, name="item-postpone"),
    path(f"{ITEM}/move", agenda.item_move, name="item-move"),
    path(f"{IN}/series", series.series, name="series"),
    path(f"{IN}/series/new", series.series_plan, name="series-plan"),
    path(SERIES, series.series_one, name="series-one"),
    path(f"{SERIES}/change", series.series_change, name="series-change"),
    path(f"{SERIES}/end", series.series_end, name="series-end"),
    path(f"{IN}/holidays", series.holidays_page, name="holidays"),
    path(f"{IN}/holidays/<uuid:pk>/remove", series.holiday_remove, name="holiday-remove"),
]

urlpatterns = [*PLANNING]
