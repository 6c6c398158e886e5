"""Numbers that are due of somebody for a period, and how often they are asked for by themselves."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.domain.periods import EVERY_LABELS, Every
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit
from trellis.places.models import Place
from trellis.plans.models.activities import Site
from trellis.plans.models.reporting import Indicator


class Due(Row):
    """A number that is due: of a site, or of an indicator by a unit, a place or a member; `of` is whose.

    An ask is about one of these, so that an answer by any channel knows what it is the number of.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, null=True, on_delete=models.CASCADE, related_name="dues")
    indicator = models.ForeignKey(Indicator, null=True, on_delete=models.CASCADE, related_name="dues")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    of = models.UUIDField(editable=False)
    period = models.CharField(max_length=7)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of", "period"], condition=Q(indicator=None), name="plans_one_due_count"
            ),
            models.UniqueConstraint(
                fields=["indicator", "of", "period"],
                condition=Q(indicator__isnull=False),
                name="plans_one_due_report",
            ),
        ]

    def __str__(self) -> str:
        """Give the period."""
        return self.period

    @property
    def is_new(self) -> bool:
        """Tell whether nobody has asked for it yet."""
        return self._state.adding

    def facts(self) -> Facts:
        """Say which network."""
        return Facts(network=self.network_id)


class Rhythm(Row):
    """How often a network asks for its numbers by itself; where nothing is chosen, somebody has to."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="rhythm")
    counts_every = models.CharField(
        _("Results of activities"),
        max_length=10,
        blank=True,
        choices=[(each.value, _(EVERY_LABELS[each])) for each in Every],
    )
    asks_reports = models.BooleanField(_("Ask for each indicator when its period is over"), default=False)
    days = models.PositiveSmallIntegerField(_("Days to answer"), default=14)

    def __str__(self) -> str:
        """Give how often."""
        return self.counts_every

    def facts(self) -> Facts:
        """Say which network."""
        return Facts(network=self.network_id)
