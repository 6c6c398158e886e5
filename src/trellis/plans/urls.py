"""Addresses of the plans room."""

from django.urls import URLPattern

IN = "n/<slug:slug>"

GOALS: list[URLPattern] = []
ACTIVITIES: list[URLPattern] = []
FILES: list[URLPattern] = []
COVERAGE: list[URLPattern] = []
REPORTS: list[URLPattern] = []

urlpatterns = [*GOALS, *ACTIVITIES, *FILES, *COVERAGE, *REPORTS]
