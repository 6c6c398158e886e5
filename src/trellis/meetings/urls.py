"""Addresses of the meetings room: planning first, then what happens in the room."""

from django.urls import path

from trellis.meetings.views import listing, meetings

IN = "n/<slug:slug>"
MEETING = f"{IN}/meetings/<uuid:pk>"

PLANNING = [
    path(f"{IN}/meetings", listing.meetings, name="meetings"),
    path(f"{IN}/meetings/new", meetings.meeting_plan, name="meeting-plan"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}/change", meetings.meeting_change, name="meeting-change"),
    path(f"{MEETING}/cancel", meetings.meeting_cancel, name="meeting-cancel"),
]

urlpatterns = [*PLANNING]
