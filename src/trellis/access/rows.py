"""What every row carries."""

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7

from trellis.domain.problems import CHANGED_MEANWHILE, Problem


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


Held = TypeVar("Held", bound=Row)


def hold(row: Held, version: int | None = None) -> Held:
    """Read a row anew and keep others from changing it until the deed is done.

    `version` is the one that the writer saw: when another stands, nothing is overwritten unseen.
    """
    locked: models.QuerySet[Any, Any] = row._meta.model._base_manager.select_for_update(of=("self",))
    row.refresh_from_db(from_queryset=locked)
    if version not in {None, row.version}:
        raise Problem(CHANGED_MEANWHILE)
    return row
