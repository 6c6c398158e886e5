"""What must be allowed first (C1.3), and how many people need what, where."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans.models.activities import Activity, key_of
from trellis.plans.models.words import Group, Kind


class ApprovalStage(models.TextChoices):
    """Where an approval stands."""

    WANTED = "wanted", _("Not asked for yet")
    ASKED = "asked", _("Asked for")
    GIVEN = "given", _("Given")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Approval(Row):
    """What an authority must allow: one activity, or all work in an area (C1.3).

    It lasts until `until`; `reason` is why it was refused or withdrawn. It covers an activity when it is for
    it, or for an area that holds all its sites; how many together cover one, `domain.permission` says.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="approvals")
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.CASCADE, related_name="approvals"
    )
    area = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("Area")
    )
    path = models.CharField(max_length=400, blank=True)
    authority = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Authority"),
    )
    authority_said = models.CharField(_("Authority, in words"), max_length=200, blank=True)
    stage = models.CharField(max_length=10, choices=ApprovalStage.choices, default=ApprovalStage.WANTED)
    asked_on = models.DateField(_("Asked on"), null=True, blank=True)
    answered_on = models.DateField(_("Answered on"), null=True, blank=True)
    since = models.DateField(_("Valid from"), null=True, blank=True)
    until = models.DateField(_("Valid until"), null=True, blank=True)
    reference = models.CharField(_("Number of the letter"), max_length=100, blank=True)
    conditions = models.TextField(_("Conditions"), blank=True)
    reason = models.TextField(_("Reason"), blank=True)
    letter = models.FileField(_("Letter"), upload_to="approvals/%Y/%m", blank=True)
    letter_name = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["network", "stage", "until"], name="plans_approval_by_stage")]

    def __str__(self) -> str:
        """Give where it stands."""
        return self.stage

    def facts(self) -> Facts:
        """Say which network, and where."""
        return Facts(network=self.network_id, places=(self.area_id,) if self.area_id else ())


class Need(Row):
    """How many people of a group in a place need a kind of work, as a table says (no kind: each kind)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="needs")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=140, editable=False)
    path = models.CharField(max_length=400)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.ForeignKey(Kind, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    people = models.BigIntegerField()
    source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField(null=True, blank=True)
    batch = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "key"], name="plans_need_once"),
        ]
        indexes = [models.Index(fields=["network", "path"], name="plans_need_by_path")]

    def __str__(self) -> str:
        """Give how many."""
        return str(self.people)

    def settle(self) -> None:
        """Work out path and key of its place, group and kind; nothing is written yet."""
        self.path = self.place.path
        self.key = key_of(self.place_id, self.group_id, self.kind_id.hex if self.kind_id else "")

    def facts(self) -> Facts:
        """Say which network, and where."""
        return Facts(network=self.network_id, places=(self.place_id,))
