"""Bodies with their seats and terms, and what is delegated to members (C4.11, C5.3 to C5.6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.members.models import Constituency, Organisation
from trellis.networks.models import Network, Unit


class BodyKind(models.TextChoices):
    """The kinds of body that the note knows."""

    ASSEMBLY = "assembly", _("Assembly")
    BOARD = "board", _("Board")
    CORE = "core", _("Core group")
    SECRETARIAT = "secretariat", _("Secretariat")
    WORKING_GROUP = "working-group", _("Working group")


class Body(Row):
    """A body of the network: what it is for, what it may decide, its seats, terms and rotation.

    To an assembly all members belong. Who sits in a core group or a secretariat is the members' parts
    (`members.Part`), so that it is said once; other bodies have seats of their own (`Sitting`).
    `decided_by`, here and below, is the id of the proposal that carried it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="bodies")
    kind = models.CharField(_("Kind"), max_length=14, choices=BodyKind.choices)
    names = models.JSONField(_("Name"), default=dict)
    purpose = models.TextField(_("What it is for"), blank=True)
    decides = models.JSONField(_("What it may decide"), default=list)
    for_constituency = models.ForeignKey(
        Constituency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="bodies")
    seats = models.PositiveSmallIntegerField(_("Seats"), null=True, blank=True)
    seats_by = models.JSONField(_("Seats by constituency"), default=dict)
    term_months = models.PositiveSmallIntegerField(_("Length of a term in months"), null=True, blank=True)
    terms_in_a_row = models.PositiveSmallIntegerField(_("Terms in a row"), null=True, blank=True)
    since = models.DateField(_("Since"), null=True, blank=True)
    until = models.DateField(_("Until"), null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "kind"], name="governance_body_by_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["network"], condition=Q(kind="assembly", until=None), name="governance_one_assembly"
            )
        ]

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), self.kind)

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)

    @property
    def is_of_parts(self) -> bool:
        """Say whether who sits in it is told by the members' parts."""
        return self.kind in {BodyKind.CORE, BodyKind.SECRETARIAT}


class Office(models.TextChoices):
    """What a member does in a body."""

    MEMBER = "member", _("Member")
    CHAIR = "chair", _("Chair")
    VICE = "vice", _("Vice-chair")
    SECRETARY = "secretary", _("Secretary")


class Sitting(Row):
    """A member's seat in a body for a term."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="sittings")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="sittings")
    office = models.CharField(_("Office"), max_length=10, choices=Office.choices, default=Office.MEMBER)
    since = models.DateField(_("Since"), null=True, blank=True)
    until = models.DateField(_("Until"), null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["body", "until"], name="governance_sitting_by_body"),
            models.Index(fields=["organisation"], name="governance_sitting_by_org"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organisation"], condition=Q(until=None), name="governance_one_open_sitting"
            )
        ]

    def __str__(self) -> str:
        """Give the office."""
        return self.office

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))


class Delegation(Row):
    """A task or a subject that the network, or one of its bodies, puts into a member's hands (C5.5)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="delegations")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="delegations"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="delegations")
    task = models.TextField(_("What is delegated"))
    subject = models.CharField(_("Subject"), max_length=20, blank=True)
    limits = models.TextField(_("Within which limits"), blank=True)
    since = models.DateField(_("Since"))
    until = models.DateField(_("Until"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    came_of_it = models.TextField(_("What came of it"), blank=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "ended_on", "until"], name="governance_delegation_open")]

    def __str__(self) -> str:
        """Give the subject."""
        return self.subject

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))
