"""Addresses of the members room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
