"""One line of the record."""

from typing import Any
from uuid import UUID

from django.db import models

NODE = UUID(int=0)
"""The chain of what belongs to no network: people's accounts and places."""


class Line(models.Model):
    """What somebody did. A chain is one network's lines, numbered from 1 without a gap.

    It holds ids, never names, and no foreign key: it outlives whatever it speaks of.
    """

    chain = models.UUIDField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    person = models.UUIDField(null=True)
    author = models.CharField(max_length=60, blank=True)
    organisation = models.UUIDField(null=True)
    channel = models.CharField(max_length=10)
    kind = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    parties = models.JSONField(default=list)
    places = models.JSONField(default=list)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="ledger_one_number")]
        indexes = [
            models.Index(fields=["chain", "object_id", "number"], name="ledger_by_object"),
            models.Index(fields=["chain", "verb", "number"], name="ledger_by_verb"),
            models.Index(fields=["person", "at"], name="ledger_by_person"),
            models.Index(fields=["chain", "person", "number"], name="ledger_by_author"),
            models.Index(fields=["chain", "at", "number"], name="ledger_by_day"),
        ]

    def __str__(self) -> str:
        """Name the line."""
        return f"{self.number} {self.verb}"

    def facts(self) -> dict[str, Any]:
        """Give everything that the hash covers."""
        return {
            "chain": str(self.chain),
            "number": self.number,
            "at": self.at.isoformat(),
            "verb": self.verb,
            "person": str(self.person) if self.person else None,
            "author": self.author,
            "organisation": str(self.organisation) if self.organisation else None,
            "channel": self.channel,
            "kind": self.kind,
            "object": str(self.object_id) if self.object_id else None,
            "parties": self.parties,
            "places": self.places,
            "detail": self.detail,
        }
