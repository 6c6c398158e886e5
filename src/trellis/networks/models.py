"""A network, its profile, its units and the roles held in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.places.models import Place


class Status(models.TextChoices):
    """Where a network stands in its life (C6.4)."""

    FORMING = "forming", _("Forming")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    CLOSED = "closed", _("Closed")


class Section(models.TextChoices):
    """What a network may show to everybody on its public page; nothing is shown unless it was chosen."""

    PURPOSE = "purpose", _("What the network is for")
    PROFILE = "profile", _("What type of network it is")
    UNITS = "units", _("Its units and where they work")
    MEMBERS = "members", _("The names of its members")
    PATRONS = "patrons", _("Its patrons")
    DOCUMENTS = "documents", _("The documents that its members adopted")
    DECISIONS = "decisions", _("Its decisions that are open to everybody")
    JOIN = "join", _("How an organisation can ask to join")


class Network(Row):
    """A network of organisations: the frame to which every other row belongs."""

    slug = models.SlugField(_("Short name in addresses"), max_length=60, unique=True)
    names = models.JSONField(_("Names"), default=dict)
    acronym = models.CharField(_("Acronym"), max_length=30, blank=True)
    purpose = models.JSONField(_("What it is for"), default=dict)
    logo = models.FileField(_("Logo"), upload_to="logos", blank=True)
    accent = models.CharField(_("Colour"), max_length=7, default="#0f766e")
    language = models.CharField(_("Main language"), max_length=10, default="en")
    status = models.CharField(_("Status"), max_length=10, choices=Status.choices, default=Status.FORMING)
    status_reason = models.TextField(_("Reason"), blank=True)
    status_since = models.DateField(null=True)
    published = models.JSONField(_("On the public page"), default=list)
    is_invented = models.BooleanField(default=False)
    demo_note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give the acronym, or any of its names."""
        return self.acronym or next(iter(self.names.values()), self.slug)

    def facts(self) -> Facts:
        """Say that it is the network itself."""
        return Facts(network=self.pk)


class ProfileValue(models.Model):
    """One mark of the network's type (C2.1, C2.2), such as scope: province; see `domain.typology`."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="profile")
    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "facet", "value"], name="networks_profile_once")
        ]
        indexes = [models.Index(fields=["facet", "value", "network"], name="networks_by_profile")]

    def __str__(self) -> str:
        """Give facet and value."""
        return f"{self.facet}: {self.value}"


class Unit(Row):
    """A part of the network's own tree: a committee, a district centre, a village group. It covers places."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=400, editable=False)
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    names = models.JSONField(_("Names"), default=dict)
    level = models.CharField(_("Level"), max_length=60, blank=True)
    sort_name = models.CharField(max_length=200)
    covers = models.ManyToManyField(Place, blank=True, related_name="units")

    class Meta:
        indexes = [models.Index(fields=["network", "path"], name="networks_unit_by_path")]

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), "")

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Role(Row):
    """A set of verbs (its grants) that the network hands out; the network may edit it.

    `offered` are the verbs that it came with, or got with a new version: those aren't given a second time, so
    what a network took out of a role stays out.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="roles")
    key = models.SlugField(max_length=40)
    names = models.JSONField(_("Names"), default=dict)
    offered = models.JSONField(default=list, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="networks_one_role_per_key")]

    def __str__(self) -> str:
        """Give its key."""
        return self.key

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class RoleVerb(models.Model):
    """One verb of a role, as a row: so that rules can filter by it on every database."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="grants")
    verb = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["role", "verb"], name="networks_one_grant")]
        indexes = [models.Index(fields=["verb", "role"], name="networks_by_verb")]

    def __str__(self) -> str:
        """Give the verb."""
        return self.verb


class Assignment(Row):
    """A person who holds a role in a network, from a day and until a day."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="assignments")
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "network", "role"], name="networks_by_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "role", "person"],
                condition=Q(until=None),
                name="networks_one_open_assignment",
            )
        ]

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.person_id} {self.role_id}"

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Offer(Row):
    """A role that waits until a person of other networks agrees to take it; agreeing or declining ends it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="offers")
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="offers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offers")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "person"], name="networks_one_offer_of_a_role")
        ]

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.person_id} {self.role_id}"

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)
