"""What this room must know of members, which lie above it: the settings name who tells (`ASKS_DIRECTORY`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol, cast
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet


@dataclass(frozen=True)
class Belongs:
    """Where a member belongs: its constituency and its unit, by id, when it has them."""

    constituency: UUID | None
    unit: UUID | None


class Directory(Protocol):
    """What the members' room tells: ids for ids, or names in the reader's language."""

    def names(self, organisations: Iterable[UUID]) -> Mapping[UUID, str]:
        """Give the names of organisations."""
        ...

    def spoken_for(self, person: UUID) -> QuerySet[Any, Any]:
        """Give the ids of the organisations for which a person speaks today, as a subquery."""
        ...

    def speakers(self, organisations: Iterable[UUID]) -> Mapping[UUID, list[UUID]]:
        """Give who speaks for each organisation today, its head first."""
        ...

    def members(self, network: UUID) -> list[UUID]:
        """Give the organisations that are members of a network today."""
        ...

    def belonging(self, network: UUID, organisations: Iterable[UUID]) -> Mapping[UUID, Belongs]:
        """Give where each organisation belongs in a network."""
        ...

    def constituencies(self, network: UUID) -> Mapping[UUID, str]:
        """Give the names of a network's constituencies, in their order."""
        ...

    def named(self, network: UUID, words: str) -> QuerySet[Any, Any]:
        """Give the ids of the organisations of a network that words find, as a subquery."""
        ...


@lru_cache(maxsize=1)
def directory() -> Directory:
    """Give whoever tells of members."""
    return cast("Directory", import_module(settings.ASKS_DIRECTORY))
