"""Addresses of the channels room."""

from django.urls import URLPattern, path

from trellis.channels.views import calling, inbound, links, messages, reach, sheets, sms, strays, typing

IN = "n/<slug:slug>"

urlpatterns: list[URLPattern] = [
    path("answer/<str:named>", links.answer_by_link, name="answer-by-link"),
    path("n/<slug:slug>/inbound", inbound.inbound, name="inbound"),
    path("n/<slug:slug>/inbound/<uuid:pk>/settle", inbound.inbound_settle, name="inbound-settle"),
    path(f"{IN}/inbound/<uuid:pk>/answer/<uuid:asked>", inbound.inbound_answer, name="inbound-answer"),
    path("strays", strays.strays, name="strays"),
    path("strays/<uuid:pk>/settle", strays.stray_settle, name="stray-settle"),
    path("strays/<uuid:pk>/forget", strays.stray_forget, name="stray-forget"),
    path("stop/<str:named>", links.stop_by_link, name="stop-by-link"),
    path("sms/kannel", sms.from_kannel_here, name="sms-from-kannel"),
    path("sms/kannel/report/<str:handed_as>/<str:proof>", sms.kannel_reports, name="sms-kannel-reports"),
    path("sms/webhook", sms.from_webhook_here, name="sms-from-webhook"),
    path("sms/webhook/report", sms.webhook_reports, name="sms-webhook-reports"),
    path(f"{IN}/sheets", sheets.sheets, name="sheets"),
    path(f"{IN}/sheets/printed/<uuid:printing>", sheets.sheets_printed, name="sheets-printed"),
    path(f"{IN}/sheets/printed/<uuid:printing>/pdf", sheets.sheets_pdf, name="sheets-pdf"),
    path(f"{IN}/sheets/printed/<uuid:printing>/out", sheets.printing_handed_out, name="printing-handed-out"),
    path(f"{IN}/sheets/<uuid:pk>/out", sheets.sheet_handed_out, name="sheet-handed-out"),
    path(f"{IN}/sheets/<uuid:pk>/back", sheets.sheet_back, name="sheet-back"),
    path(f"{IN}/desk", typing.desk, name="desk"),
    path(f"{IN}/desk/different", typing.desk_different, name="desk-different"),
    path(f"{IN}/desk/answers/<uuid:pk>/settle", typing.desk_settle, name="desk-settle"),
    path(f"{IN}/desk/answers/<uuid:pk>/take-back", typing.desk_take_back, name="desk-take-back"),
    path(f"{IN}/desk/<str:code>", typing.desk_code, name="desk-code"),
    path(f"{IN}/calls", calling.calls, name="calls"),
    path(f"{IN}/calls/<uuid:person>/take", calling.call_take, name="call-take"),
    path(f"{IN}/calls/<uuid:person>", calling.call, name="call"),
    path("me/reach", reach.my_reach, name="my-reach"),
    path("me/reach/<str:way>/start", reach.reach_start, name="reach-start"),
    path("people/<uuid:pk>/reach", reach.person_reach, name="person-reach"),
    path("n/<slug:slug>/messages", messages.messages, name="messages"),
]
