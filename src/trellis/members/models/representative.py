"""Who speaks for a member, and how far (C8.6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.domain.mandate import JOB_LABELS, SCOPE_LABELS, InJobDescription, Scope
from trellis.members.models.organisation import Organisation
from trellis.networks.models import Network


class Seat(models.TextChoices):
    """Head or alternate: a member has one voice, and one person at a time gives it."""

    HEAD = "head", _("Head")
    ALTERNATE = "alternate", _("Alternate")


class Representative(Row):
    """A person who speaks for a member from a day and until a day."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="representatives")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="representatives")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="representations"
    )
    seat = models.CharField(_("Seat"), max_length=10, choices=Seat.choices, default=Seat.HEAD)
    position = models.CharField(_("Position in the organisation"), max_length=200, blank=True)
    since = models.DateField(_("Since"), null=True, blank=True)
    until = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "until"], name="members_rep_by_organisation"),
            models.Index(fields=["person", "network"], name="members_rep_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(seat="head", until=None), name="members_one_head"
            ),
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=Q(until=None), name="members_one_seat_each"
            ),
        ]

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.person_id} for {self.organisation_id}"

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))


class Mandate(Row):
    """How far a representative may go, as a letter says. Without one she speaks, and headquarters decides."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="mandates")
    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="mandates")
    scope = models.CharField(
        _("How far"), max_length=20, choices=[(each.value, _(SCOPE_LABELS[each])) for each in Scope]
    )
    limit_text = models.CharField(_("Limit, as the letter says it"), max_length=300, blank=True)
    limit_amount = models.DecimalField(
        _("Limit as an amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    limit_currency = models.CharField(_("Currency"), max_length=3, blank=True)
    subjects = models.JSONField(_("Subject areas"), default=list, blank=True)
    since = models.DateField(_("From"))
    until = models.DateField(_("To"), null=True, blank=True)
    letter = models.FileField(_("Letter"), upload_to="letters/%Y/%m", blank=True)
    letter_name = models.CharField(max_length=200, blank=True)
    in_job_description = models.CharField(
        _("Is it part of her job description?"),
        max_length=10,
        choices=[(each.value, _(JOB_LABELS[each])) for each in InJobDescription],
        default=InJobDescription.UNKNOWN.value,
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["representative", "-since"], name="members_mandate_by_rep"),
            models.Index(fields=["network", "until"], name="members_mandate_by_end"),
            # Few wait to be confirmed.
            models.Index(
                fields=["network"],
                name="members_mandate_waiting",
                condition=Q(confirmed_at=None, withdrawn_on=None),
            ),
            models.Index(
                fields=["network"], name="members_mandate_withdrawn", condition=Q(withdrawn_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        """Give its scope and dates."""
        return f"{self.scope} {self.since}"

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return self.representative.facts()
