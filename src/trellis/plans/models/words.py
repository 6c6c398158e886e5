"""The vocabularies that a network edits: kinds of work, groups of people, and how files spell them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.networks.models import Network
from trellis.places.models import Place


class Word(Row):
    """A word of a vocabulary that the network edits; one that was replaced leads on to another one."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    names = models.JSONField(_("Names"), default=dict)
    code = models.CharField(_("Code"), max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="replaces")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), self.code)

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Kind(Word):
    """A kind of work; `dimensions` is what it is about, see `domain.dimensions`."""

    dimensions = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["network", "position"], name="plans_kind_by_position")]


class Group(Word):
    """A group of people for whom something is done."""

    class Meta:
        indexes = [models.Index(fields=["network", "position"], name="plans_group_by_position")]


class Spelling(models.Model):
    """A spelling in files that is known to mean a kind, a group or a place: one of the three."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=10)
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    kind = models.ForeignKey(Kind, null=True, on_delete=models.CASCADE, related_name="spellings")
    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="spellings")
    place = models.ForeignKey(Place, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "about", "folded"], name="plans_spelling_once")
        ]

    def __str__(self) -> str:
        """Give the spelling."""
        return self.text
