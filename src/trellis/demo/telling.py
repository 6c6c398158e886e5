"""On which day a story is told: building moves all its days, so that the demo never grows old."""

from datetime import date

from django.utils import timezone

WRITTEN = date(2026, 11, 23)
"""The day from which the stories' dates are told."""
JOINED = "2026-01-15"
"""The day on which most things of the stories begin."""


def day(told: str | date) -> date:
    """Give the day that a story means when it is told today."""
    return date.fromisoformat(str(told)) + (timezone.localdate() - WRITTEN)
