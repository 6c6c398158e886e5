"""Addresses of the offline room."""

from django.urls import path

from trellis.offline import views

urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("device", views.device, name="device"),
    path("device/line", views.line, name="device-line"),
]
