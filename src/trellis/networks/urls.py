"""Addresses of the networks room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
