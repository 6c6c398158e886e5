"""Addresses of the channels room."""

from django.urls import URLPattern, path

from trellis.channels.views import inbound, links, sms

urlpatterns: list[URLPattern] = [
    path("answer/<str:named>", links.answer_by_link, name="answer-by-link"),
    path("n/<slug:slug>/inbound", inbound.inbound, name="inbound"),
    path("n/<slug:slug>/inbound/<uuid:pk>/settle", inbound.inbound_settle, name="inbound-settle"),
    path("stop/<str:named>", links.stop_by_link, name="stop-by-link"),
    path("sms/kannel", sms.from_kannel_here, name="sms-from-kannel"),
    path("sms/kannel/report/<str:handed_as>/<str:proof>", sms.kannel_reports, name="sms-kannel-reports"),
    path("sms/webhook", sms.from_webhook_here, name="sms-from-webhook"),
    path("sms/webhook/report", sms.webhook_reports, name="sms-webhook-reports"),
]
