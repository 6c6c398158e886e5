"""A place, its codes, and what became of it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.domain.outline import Box, Detail
from trellis.imports.models import Batch
from trellis.places.telling import level_label
from trellis.ui.names import choose, name_text

# One id in a path: ids stand in it without a sign between them, so that any collation sorts it alike.
STEP = 32


class Place(Row):
    """A province, a district, a village, of any state. The parent is stored, never read off a code."""

    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
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

    # The places above it, the widest first; `queries.with_paths` fills it in for many places at once.
    above: Sequence["Place"] = ()

    def __str__(self) -> str:
        """Give its English name, or any."""
        return choose(self.names, "en")[1]

    def facts(self) -> Facts:
        """Say that the deed was about this place."""
        return Facts(places=(self.pk,))

    @property
    def label(self) -> str:
        """Give its name and what it lies in, the narrowest first, as a reader of this page would write it."""
        return ", ".join(name_text(each.names) for each in (self, *reversed(self.above)))

    @property
    def kind(self) -> str:
        """Give what it is, in the reader's language: a district, a village."""
        return level_label(self.level)

    def ids_above(self) -> list[UUID]:
        """Give the ids of the places above it, the widest first."""
        return [UUID(self.path[at : at + STEP]) for at in range(0, len(self.path) - STEP, STEP)]

    def lies_in(self, other: "Place") -> bool:
        """Tell whether it is the other place, or lies somewhere in it."""
        return self.path.startswith(other.path)

    def has_ended(self, today: date) -> bool:
        """Tell whether it is no more: renamed, split, merged or moved."""
        return self.valid_until is not None and self.valid_until < today

    def settle(self, parent: "Place | None") -> None:
        """Put it under a parent (or none), its path and depth with it; nothing is written yet."""
        self.parent = parent
        self.path = (parent.path if parent else "") + self.pk.hex
        self.depth = parent.depth + 1 if parent else 0


class Code(models.Model):
    """A place's code under a scheme, at a level (a scheme may number each level from 1). Codes are text."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=40)
    level = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=60)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "level", "code"], name="places_one_place_per_code")
        ]

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


class Boundary(Row):
    """The outline of a place in three grades of detail, as `domain.outline` writes it.

    Rectangle, label and steps are in hundred thousandths of a degree. One that no file gave is made of the
    outlines of the places in it (`is_made`), and made again when those change.
    """

    place = models.OneToOneField(Place, on_delete=models.CASCADE, related_name="boundary")
    coarse = models.TextField()
    medium = models.TextField()
    fine = models.TextField()
    coarse_step = models.PositiveIntegerField()
    medium_step = models.PositiveIntegerField()
    fine_step = models.PositiveIntegerField()
    west = models.IntegerField()
    south = models.IntegerField()
    east = models.IntegerField()
    north = models.IntegerField()
    label_x = models.IntegerField()
    label_y = models.IntegerField()
    room = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True)
    disclaimer = models.CharField(max_length=500, blank=True)
    is_made = models.BooleanField(default=False)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        """Name the place."""
        return str(self.place)

    @property
    def box(self) -> Box:
        """Give the rectangle around it."""
        return self.west, self.south, self.east, self.north

    def step(self, detail: Detail) -> int:
        """Give how far a line of this detail may lie from where it was."""
        return {
            Detail.COARSE: self.coarse_step,
            Detail.MEDIUM: self.medium_step,
            Detail.FINE: self.fine_step,
        }[detail]
