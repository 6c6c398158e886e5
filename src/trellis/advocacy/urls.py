"""Addresses of the policy track."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
