"""An organisation in a network's directory, the names it goes by, and decisions about which names are one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.networks.models import Network
from trellis.places.models import Place


class OrganisationType(models.TextChoices):
    """The kinds of organisation that meet in such a network (C1.5, C7)."""

    GOVERNMENT = "government", _("Government office")
    NGO = "ngo", _("NGO")
    INTERNATIONAL_NGO = "international-ngo", _("International NGO")
    UN_AGENCY = "un-agency", _("UN agency")
    MASS_ORGANISATION = "mass-organisation", _("Mass organisation")
    COMMUNITY_GROUP = "community-group", _("Community group")
    BENEFICIARY_GROUP = "beneficiary-group", _("Beneficiary group")
    LOCAL_ADMINISTRATION = "local-administration", _("Local administration")
    ACADEMIC = "academic", _("Academic institution")
    PRIVATE = "private", _("Private company")


class Organisation(Row):
    """An organisation as one network knows it. The same body in two networks is two rows."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="organisations")
    names = models.JSONField(_("Names"), default=dict)
    acronym = models.CharField(_("Acronym"), max_length=40, blank=True)
    type = models.CharField(_("Type"), max_length=30, choices=OrganisationType.choices, blank=True)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="branches",
        verbose_name=_("Part of"),
    )
    home = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("Home place")
    )
    website = models.URLField(_("Website"), blank=True)
    confirmed_on = models.DateField(_("Last confirmed"), null=True, blank=True)
    same_as = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, db_index=False, related_name="duplicates"
    )
    is_invented = models.BooleanField(default=False)
    sort_name = models.CharField(max_length=200)
    folded = models.CharField(max_length=300)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            # Doubles are in no list, so this index alone answers which fifty entries a page shows.
            models.Index(
                fields=["network", "sort_name", "id"], name="members_org_by_name", condition=Q(same_as=None)
            ),
            models.Index(
                fields=["network", "type", "sort_name", "id"],
                name="members_org_by_type",
                condition=Q(same_as=None),
            ),
            # Few entries have these: an index of those that do is small and never thought useless.
            models.Index(fields=["parent"], name="members_org_by_parent", condition=Q(parent__isnull=False)),
            models.Index(fields=["same_as"], name="members_org_by_same", condition=Q(same_as__isnull=False)),
            models.Index(fields=["network", "folded"], name="members_org_by_folded"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(parent=F("id")), name="members_org_not_its_own_parent"),
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="members_org_not_its_own_double"),
        ]

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), "")

    def facts(self) -> Facts:
        """Say which network, and that it concerns this organisation."""
        return Facts(network=self.network_id, parties=(self.pk,))


class Alias(models.Model):
    """Another spelling that is known to mean this organisation."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "folded"], name="members_alias_once")]
        indexes = [models.Index(fields=["folded"], name="members_alias_by_folded")]

    def __str__(self) -> str:
        """Give the spelling."""
        return self.text


class Identity(models.TextChoices):
    """The answers to "is A the same as B?"."""

    SAME = "same", _("The same")
    PART_OF = "part-of", _("Part of it")
    DIFFERENT = "different", _("Different")
    LATER = "later", _("Ask me later")


class SameAs(Row):
    """A decision about two spellings or organisations; it can be taken back, and stays on record.

    `organisation` was known, `other` is the one asked about; `before` is what taking back restores.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="identities")
    spelling = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="identities")
    other = models.ForeignKey(Organisation, null=True, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=10, choices=Identity.choices)
    why = models.TextField(blank=True)
    before = models.JSONField(default=dict, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["network", "folded"], name="members_identity_by_folded")]

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.spelling} {self.answer}"

    def facts(self) -> Facts:
        """Say which network, and which organisations."""
        parties = (self.organisation_id, self.other_id) if self.other_id else (self.organisation_id,)
        return Facts(network=self.network_id, parties=parties)
