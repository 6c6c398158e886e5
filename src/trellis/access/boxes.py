"""The box as a table: one row holds all papers, so no row, key or time joins a paper to a hand."""

from django.db import models

from trellis.access.rows import Row


class Box(Row):
    """Papers of a secret ballot or an anonymous round; see `domain.box`.

    Whoever writes it holds the row (`select_for_update`) so that two papers at once are both kept.
    """

    papers = models.JSONField(default=list, editable=False)

    class Meta:
        abstract = True
