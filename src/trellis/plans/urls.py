"""Addresses of the plans room."""

from django.urls import URLPattern, path

from trellis.plans import goalurls, reporturls
from trellis.plans.views import cells, coverage

IN = "n/<slug:slug>"

GOALS: list[URLPattern] = goalurls.GOALS
ACTIVITIES: list[URLPattern] = []
FILES: list[URLPattern] = []
COVERAGE: list[URLPattern] = [
    path(f"{IN}/coverage", coverage.coverage, name="coverage"),
    path(f"{IN}/coverage/who", cells.who, name="coverage-who"),
]
REPORTS: list[URLPattern] = reporturls.REPORTS

urlpatterns = [*GOALS, *ACTIVITIES, *FILES, *COVERAGE, *REPORTS]
