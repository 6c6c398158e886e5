"""Memoranda of understanding: parties, obligations, signatures, and how they are kept (C7.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.governance.models.documents import Document, Version
from trellis.members.models import Mandate, Organisation, Representative
from trellis.networks.models import Network


class Memorandum(Row):
    """An agreement between members, and perhaps others; its text is a document with versions.

    `need` is what a signature asks of a mandate: scope, subject, amount and currency (`domain.mandate.Need`).
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memoranda")
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="memorandum")
    signs = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="+")
    register_number = models.CharField(_("Number in the register"), max_length=40, blank=True)
    registered_on = models.DateField(null=True)
    starts_on = models.DateField(_("In force from"), null=True, blank=True)
    ends_on = models.DateField(_("In force until"), null=True, blank=True)
    ended_on = models.DateField(null=True)
    ended_reason = models.TextField(blank=True)
    need = models.JSONField(default=dict)
    renews = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="renewed_by")
    opened_on = models.DateField(null=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "ends_on"], name="governance_mou_by_end")]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "register_number"],
                condition=~Q(register_number=""),
                name="governance_one_register_number",
            )
        ]

    def __str__(self) -> str:
        """Give its number in the register."""
        return self.register_number

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Party(Row):
    """A party to a memorandum: a member, or somebody outside the network by name."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    memorandum = models.ForeignKey(Memorandum, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements"
    )
    outside = models.CharField(_("Name of a party outside the network"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["memorandum", "organisation"],
                condition=Q(organisation__isnull=False),
                name="governance_one_party_each",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(outside=""), name="governance_party_is_somebody"
            ),
        ]

    def __str__(self) -> str:
        """Give the name of a party from outside."""
        return self.outside

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class Obligation(Row):
    """What a party promised: what, until when, and what came of it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    memorandum = models.ForeignKey(Memorandum, on_delete=models.CASCADE, related_name="obligations")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="obligations")
    text = models.TextField(_("What it promises"))
    due_on = models.DateField(_("Due on"), null=True, blank=True)
    kept_on = models.DateField(_("Kept on"), null=True, blank=True)
    released_on = models.DateField(null=True)
    came_of_it = models.TextField(_("What came of it"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["network", "kept_on", "due_on"], name="governance_duty_by_day")]

    def __str__(self) -> str:
        """Give the beginning of the promise."""
        return self.text[:60]

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return self.party.facts()


class Signature(Row):
    """A party's signature; beyond her mandate it counts *ad referendum* until confirmed (C8.6).

    One on paper has no representative here: `outside_signatory` is who signed, `person` who entered it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    memorandum = models.ForeignKey(Memorandum, on_delete=models.CASCADE, related_name="signatures")
    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="signature")
    text = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="signatures")
    representative = models.ForeignKey(
        Representative, null=True, on_delete=models.PROTECT, related_name="signatures"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outside_signatory = models.CharField(max_length=200, blank=True)
    mandate = models.ForeignKey(Mandate, null=True, on_delete=models.PROTECT, related_name="signatures")
    is_ad_referendum = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    signed_at = models.DateTimeField()
    channel = models.CharField(max_length=10, default="web")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    confirmed_note = models.TextField(blank=True)

    def __str__(self) -> str:
        """Give the day."""
        return f"{self.signed_at:%Y-%m-%d}"

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return self.party.facts()
