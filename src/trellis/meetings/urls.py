"""Addresses of the meetings room: planning first, then what happens in the room."""

from django.urls import path

from trellis.meetings.views import agenda, invitations, listing, meetings

IN = "n/<slug:slug>"
MEETING = f"{IN}/meetings/<uuid:pk>"
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
]

urlpatterns = [*PLANNING]
