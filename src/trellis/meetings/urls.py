"""Addresses of the meetings room: planning first, then what happens in the room."""

from django.urls import path

from trellis.meetings.views import (
    agenda,
    calendar,
    dating,
    invitations,
    items,
    listing,
    meetings,
    minutes,
    papers,
    room,
    series,
    tasks,
)

IN = "n/<slug:slug>"
MEETING = f"{IN}/meetings/<uuid:pk>"
SERIES = f"{IN}/series/<uuid:pk>"
ITEM = f"{IN}/items/<uuid:pk>"
TURN = f"{IN}/turns/<uuid:pk>"
TASK = f"{IN}/tasks/<uuid:pk>"

PLANNING = [
    path(f"{IN}/meetings", listing.meetings, name="meetings"),
    path(f"{IN}/meetings/month", listing.month, name="meetings-month"),
    path(f"{IN}/meetings/print", listing.meetings_print, name="meetings-print"),
    path(f"{IN}/meetings/new", meetings.meeting_plan, name="meeting-plan"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}/change", meetings.meeting_change, name="meeting-change"),
    path(f"{MEETING}/cancel", meetings.meeting_cancel, name="meeting-cancel"),
    path(f"{MEETING}/dates", dating.meeting_dates, name="meeting-dates"),
    path(f"{MEETING}/dates/choose", dating.meeting_choose_date, name="meeting-choose-date"),
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
    path(f"{MEETING}/meeting.ics", calendar.meeting_file, name="meeting-file"),
    path("calendar/<str:named>.ics", calendar.feed, name="calendar-feed"),
    path("me/calendar", calendar.my_calendar, name="my-calendar"),
    path(f"{IN}/series", series.series, name="series"),
    path(f"{IN}/series/new", series.series_plan, name="series-plan"),
    path(SERIES, series.series_one, name="series-one"),
    path(f"{SERIES}/change", series.series_change, name="series-change"),
    path(f"{SERIES}/end", series.series_end, name="series-end"),
    path(f"{IN}/holidays", series.holidays_page, name="holidays"),
    path(f"{IN}/holidays/<uuid:pk>/remove", series.holiday_remove, name="holiday-remove"),
]

UNDER_WAY = [
    path(f"{MEETING}/room", room.room, name="room"),
    path(f"{MEETING}/screen", room.screen, name="room-screen"),
    path(f"{MEETING}/open", room.meeting_open, name="meeting-open"),
    path(f"{MEETING}/close", room.meeting_close, name="meeting-close"),
    path(f"{MEETING}/resume", room.meeting_resume, name="meeting-resume"),
    path(f"{MEETING}/roll", room.roll, name="roll"),
    path(f"{MEETING}/roll/note", room.attendance_note, name="attendance-note"),
    path(f"{IN}/attendance/<uuid:pk>/remove", room.attendance_remove, name="attendance-remove"),
    path(f"{MEETING}/turns/ask", room.turn_ask, name="turn-ask"),
    path(f"{MEETING}/turns/alternate", room.turn_alternate, name="turn-alternate"),
    path(f"{TURN}/start", room.turn_start, name="turn-start"),
    path(f"{TURN}/stop", room.turn_stop, name="turn-stop"),
    path(f"{TURN}/next", room.turn_place, name="turn-place"),
    path(f"{TURN}/drop", room.turn_drop, name="turn-drop"),
    path(f"{ITEM}/open", items.item_open, name="item-open"),
    path(f"{ITEM}/close", items.item_close, name="item-close"),
    path(f"{ITEM}/motion", items.item_attach, name="item-attach"),
    path(f"{ITEM}/ballot", items.item_ballot, name="item-ballot"),
    path(f"{IN}/listed/<uuid:pk>/by-hand", items.room_voice, name="room-voice"),
    path(f"{IN}/ballots/<uuid:pk>/second-all", items.room_second, name="room-second"),
    path(f"{IN}/ballots/<uuid:pk>/count-in-room", items.room_count, name="room-count"),
]
AFTERWARDS = [
    path(f"{IN}/tasks", tasks.tasks, name="tasks"),
    path(f"{MEETING}/tasks/give", tasks.task_give, name="task-give"),
    path(f"{TASK}/change", tasks.task_change, name="task-change"),
    path(f"{TASK}/drop", tasks.task_drop, name="task-drop"),
    path(f"{TASK}/take", tasks.task_take, name="task-take"),
    path(f"{TASK}/decline", tasks.task_decline, name="task-decline"),
    path(f"{TASK}/finish", tasks.task_finish, name="task-finish"),
    path(f"{TASK}/resume", tasks.task_resume, name="task-resume"),
    path(f"{TASK}/ask", tasks.task_ask, name="task-ask"),
    path(f"{MEETING}/minutes", minutes.minutes, name="minutes"),
    path(f"{MEETING}/minutes/print", minutes.minutes_print, name="minutes-print"),
    path(f"{MEETING}/minutes/pdf", minutes.minutes_pdf, name="minutes-pdf"),
    path(f"{MEETING}/minutes/write", minutes.minutes_write, name="minutes-write"),
    path(f"{MEETING}/minutes/submit", minutes.minutes_submit, name="minutes-submit"),
    path(f"{MEETING}/minutes/clear", minutes.minutes_clear, name="minutes-clear"),
    path(f"{MEETING}/minutes/send", minutes.minutes_send, name="minutes-send"),
    path(f"{MEETING}/minutes/adopt", minutes.minutes_adopt, name="minutes-adopt"),
    path(f"{MEETING}/minutes/correct", minutes.minutes_correct, name="minutes-correct"),
    path(f"{MEETING}/cards", papers.meeting_cards, name="meeting-cards"),
    path(f"{MEETING}/cards/type-in", papers.card_type_in, name="card-type-in"),
    path(f"{MEETING}/cards/count", papers.card_count, name="card-count"),
    path(f"{MEETING}/pack", papers.pack, name="meeting-pack"),
    path(f"{MEETING}/type-in", papers.meeting_type_in, name="meeting-type-in"),
]

urlpatterns = [*PLANNING, *UNDER_WAY, *AFTERWARDS]
