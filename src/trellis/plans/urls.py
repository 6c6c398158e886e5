"""Addresses of the plans room."""

from django.urls import URLPattern

from trellis.plans import acturls, coverurls, downurls, fileurls, goalurls, reporturls

GOALS: list[URLPattern] = goalurls.GOALS
ACTIVITIES: list[URLPattern] = acturls.ACTIVITIES
FILES: list[URLPattern] = fileurls.FILES
COVERAGE: list[URLPattern] = coverurls.COVERAGE
REPORTS: list[URLPattern] = reporturls.REPORTS

urlpatterns = [*GOALS, *ACTIVITIES, *FILES, *COVERAGE, *REPORTS, *downurls.DOWN]
