"""Addresses of the portal room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
