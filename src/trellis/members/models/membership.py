"""Being a member: in which constituency, with which parts to play, since when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.members.models.organisation import Organisation
from trellis.networks.models import Network


class Constituency(Row):
    """One of the groups of members that a network distinguishes, such as government or NGO (C7.2)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="constituencies")
    key = models.SlugField(max_length=40)
    names = models.JSONField(_("Names"), default=dict)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["network", "key"], name="members_one_constituency_per_key")
        ]

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), self.key)

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Standing(models.TextChoices):
    """How an organisation stands to the network."""

    REQUESTED = "requested", _("Has asked to join")
    MEMBER = "member", _("Member")
    DECLINED = "declined", _("Was declined")
    LEFT = "left", _("Has left")


class Membership(Row):
    """An organisation's time in a network. Leaving and coming back makes a second row, so nothing is lost.

    `left_with` keeps which parts, seats and roles ended with it, so that ending can be taken back exactly.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    constituency = models.ForeignKey(
        Constituency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("Constituency"),
    )
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.MEMBER)
    joined_on = models.DateField(_("Joined"), null=True, blank=True)
    left_on = models.DateField(_("Left"), null=True, blank=True)
    reason = models.TextField(_("Reason"), blank=True)
    brings = models.TextField(_("What it brings"), blank=True)
    hopes = models.TextField(_("What it hopes for"), blank=True)
    contact = models.JSONField(default=dict)
    left_with = models.JSONField(default=dict, editable=False)
    requested_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "standing"], name="members_by_organisation"),
            models.Index(fields=["network", "standing", "constituency"], name="members_by_standing"),
            # Only those who asked to join have this.
            models.Index(
                fields=["network", "-requested_at"],
                name="members_by_request",
                condition=Q(requested_at__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(standing__in=["requested", "member"]),
                name="members_one_open_membership",
            )
        ]

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.organisation} ({self.standing})"

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))


class PartKind(models.TextChoices):
    """The parts that a member plays, beyond being one (C5.3, C5.4, C5.9, C7.2)."""

    CORE = "core", _("Core group")
    SECRETARIAT = "secretariat", _("Secretariat")
    CHAIR = "chair", _("Chair")
    OBSERVER = "observer", _("Observer")
    PATRON = "patron", _("Patron")


class Part(Row):
    """A part that a member plays, for a term; `turn` is its place in a rotation."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=12, choices=PartKind.choices)
    for_constituency = models.ForeignKey(
        Constituency, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateField(_("Since"), null=True, blank=True)
    until = models.DateField(_("Until"), null=True, blank=True)
    turn = models.PositiveSmallIntegerField(_("Turn in the rotation"), null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["membership", "kind"], name="members_part_by_membership")]

    def __str__(self) -> str:
        """Give the kind."""
        return self.kind

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return self.membership.facts()
