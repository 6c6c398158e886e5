"""One findable thing."""

from django.db import models


class Entry(models.Model):
    """The words by which an object is found: folded for checking, as bigrams for the index."""

    kind = models.CharField(max_length=40)
    object_id = models.UUIDField()
    network = models.UUIDField(null=True)
    text = models.TextField()
    tokens = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_one_entry")]
        indexes = [models.Index(fields=["network", "kind"], name="search_by_network")]

    def __str__(self) -> str:
        """Name the entry."""
        return f"{self.kind} {self.object_id}"
