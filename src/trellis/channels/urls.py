"""Addresses of the channels room."""

from django.urls import URLPattern, path

from trellis.channels.views import links

urlpatterns: list[URLPattern] = [
    path("answer/<str:named>", links.answer_by_link, name="answer-by-link"),
    path("stop/<str:named>", links.stop_by_link, name="stop-by-link"),
]
