"""A place, its codes, and what became of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row


class Place(Row):
    """A province, a district, a village: any level of any state. The parent is stored, never read off a code."""

    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=400, editable=False)
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    level = models.CharField(_("Level"), max_length=40, blank=True)
    country = models.CharField(_("Country"), max_length=3, blank=True)
    names = models.JSONField(_("Names"), default=dict)
    sort_name = models.CharField(max_length=200)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["path"], name="places_by_path"),
            models.Index(fields=["parent", "sort_name", "id"], name="places_by_parent"),
        ]

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), "")

    def facts(self) -> Facts:
        """Say that the deed was about this place."""
        return Facts(places=(self.pk,))


class Code(models.Model):
    """A place's code under a scheme, at a level (a scheme may number each level from 1). Codes are text."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=40)
    level = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=60)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "level", "code"], name="places_one_place_per_code")]

    def __str__(self) -> str:
        """Give scheme and code."""
        return f"{self.scheme} {self.code}"


class Succession(models.Model):
    """A place that ended and one that came after it: renamed, split, merged or moved."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="predecessions")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "successor"], name="places_succeeds_once"),
            models.CheckConstraint(condition=~Q(place=F("successor")), name="places_not_its_own_successor"),
        ]

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.place} → {self.successor}"
