"""A person's private calendar: its address names this row, so a new row is a new address."""

from django.conf import settings
from django.db import models

from trellis.access.rows import Row


class Feed(Row):
    """The calendar of one person, over all networks in which she takes part."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="meetings_feed"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give its day."""
        return f"{self.made_at:%Y-%m-%d}"
