"""What every row carries."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Give a version 7 UUID: unique everywhere, ordered by time."""
    return uuid7()


@dataclass(frozen=True)
class Facts:
    """What the record should know of an object: its network, the organisations it concerns, and where."""

    network: UUID | None = None
    parties: tuple[UUID, ...] = ()
    places: tuple[UUID, ...] = ()


class Row(models.Model):
    """A row that another node can recognise and that two writers can't change at once unseen."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    origin = models.CharField(max_length=40, blank=True, default="", editable=False)

    class Meta:
        abstract = True

    def facts(self) -> Facts:
        """Give what the record should know of this row; rooms override it."""
        return Facts()
