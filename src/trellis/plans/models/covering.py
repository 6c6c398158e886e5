"""What is said about coverage: that nobody else works somewhere, and that an overlap is agreed (C3.3)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans.models.words import Group, Kind


class Statement(Row):
    """Somebody's word that nobody works in a place beyond what is recorded, from a day until a day.

    It speaks for the place and all that lies in it, not for a wider one. `path` is the place's.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+", db_index=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", verbose_name=_("Place"))
    path = models.CharField(max_length=400, editable=False)
    since = models.DateField(_("From"))
    until = models.DateField(_("To"))
    text = models.CharField(_("How you know"), max_length=300, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "path"], name="plans_statement_by_path")]

    def __str__(self) -> str:
        """Give the days."""
        return f"{self.since} {self.until}"

    def facts(self) -> Facts:
        """Say which network, and where."""
        return Facts(network=self.network_id, places=(self.place_id,))


class OverlapNote(Row):
    """Why it is well that some organisations do the same in a place: until it is taken back.

    It speaks for the place and all that lies in it, and for these organisations: another one is a new
    question.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+", db_index=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=400, editable=False)
    kind = models.ForeignKey(Kind, null=True, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="+")
    organisations = models.ManyToManyField(Organisation, related_name="+")
    reason = models.TextField(_("Why that is well"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "path"], name="plans_overlap_note_by_path")]

    def __str__(self) -> str:
        """Give the reason."""
        return self.reason

    def facts(self) -> Facts:
        """Say which network, and where."""
        return Facts(network=self.network_id, places=(self.place_id,))
