"""Plans down and reports up (C7.3): keepers of units, what is handed down, indicators and reports."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.domain.periods import EVERY_LABELS, Every
from trellis.domain.rollup import WAY_LABELS, Way
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit
from trellis.places.models import Place
from trellis.plans.models.goals import Objective, Plan


class Keeper(Row):
    """The member that plans and reports for a unit, from a day and until a day."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="keepers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="keeps")
    since = models.DateField(_("Since"))
    until = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(until=None), name="plans_one_open_keeper")
        ]
        indexes = [models.Index(fields=["organisation", "until"], name="plans_keeper_by_org")]

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.organisation_id} for {self.unit_id}"

    def facts(self) -> Facts:
        """Say which network, and which organisation."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))


class HandingStage(models.TextChoices):
    """What became of what was handed down."""

    OFFERED = "offered", _("Not answered yet")
    TAKEN = "taken", _("Taken over")
    ADAPTED = "adapted", _("Taken over and adapted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Handing(Row):
    """A plan or an objective handed down from a unit (none: the network) to one below, and the answer."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.CASCADE, related_name="handings")
    objective = models.ForeignKey(Objective, null=True, on_delete=models.CASCADE, related_name="handings")
    source = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="handings")
    stage = models.CharField(max_length=10, choices=HandingStage.choices, default=HandingStage.OFFERED)
    why = models.TextField(_("Why it is handed down"), blank=True)
    reason = models.TextField(_("Reason"), blank=True)
    made_plan = models.ForeignKey(Plan, null=True, on_delete=models.SET_NULL, related_name="+")
    made_objective = models.ForeignKey(Objective, null=True, on_delete=models.SET_NULL, related_name="+")
    until = models.DateField(_("Answer until"), null=True, blank=True)
    offered_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["network", "stage", "unit"], name="plans_handing_by_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan=None, objective__isnull=False) | Q(objective=None, plan__isnull=False),
                name="plans_handing_one_thing",
            )
        ]

    def __str__(self) -> str:
        """Give what became of it."""
        return self.stage

    def facts(self) -> Facts:
        """Say which network."""
        return Facts(network=self.network_id)


class Tier(models.TextChoices):
    """On what an indicator looks (C5.11)."""

    COMMUNITY = "community", _("The community")
    NETWORK = "network", _("The network")
    MEMBER = "member", _("A member")


class Indicator(Row):
    """Something that is counted period by period, with its two rules and how it is broken down.

    `parts` lists the breakdowns: `[{"key": "sex", "names": {}, "values": [{"key": "f", "names": {}}]}]`.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="indicators")
    number = models.PositiveIntegerField()
    names = models.JSONField(_("What is counted"), default=dict)
    counts = models.CharField(_("Counted in"), max_length=60, blank=True)
    tier = models.CharField(
        _("On what it looks"), max_length=10, choices=Tier.choices, default=Tier.COMMUNITY
    )
    every = models.CharField(
        _("How often"), max_length=10, choices=[(each.value, _(EVERY_LABELS[each])) for each in Every]
    )
    across_places = models.CharField(
        _("Across places"), max_length=10, choices=[(each.value, _(WAY_LABELS[each])) for each in Way]
    )
    across_periods = models.CharField(
        _("Across periods"), max_length=10, choices=[(each.value, _(WAY_LABELS[each])) for each in Way]
    )
    carries = models.PositiveSmallIntegerField(_("Carried forward for so many periods"), default=0)
    parts = models.JSONField(default=list, blank=True)
    objective = models.ForeignKey(
        Objective,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="indicators",
        verbose_name=_("What it tells about"),
    )
    baseline = models.DecimalField(_("Baseline"), max_digits=18, decimal_places=4, null=True, blank=True)
    target = models.DecimalField(_("Target"), max_digits=18, decimal_places=4, null=True, blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="plans_one_indicator_number")
        ]

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), f"#{self.number}")

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class Report(Row):
    """What was reported of an indicator for a period, by a unit, a place or a member: one of the three.

    `value` None says that it isn't known; no row says that nobody reported. A later report stands instead of
    the one before, which stays. `seen_at` is when somebody looked at its quality: that is no gate.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="reports")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    of = models.UUIDField(editable=False)
    period = models.CharField(max_length=7)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    weight = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    parts = models.JSONField(default=dict)
    remark = models.TextField(blank=True)
    is_standing = models.BooleanField(default=True)
    is_on_behalf = models.BooleanField(default=False)
    channel = models.CharField(max_length=10, default="web")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    doubt = models.TextField(_("What looks wrong"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period", "of"],
                condition=Q(is_standing=True),
                name="plans_one_standing_report",
            )
        ]
        indexes = [models.Index(fields=["indicator", "period", "of", "at"], name="plans_report_by_period")]

    def __str__(self) -> str:
        """Give the period."""
        return self.period

    def facts(self) -> Facts:
        """Say which network, and of which member."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class Tree(models.TextChoices):
    """Along which tree figures roll up: the network's own, the state's, or straight from the members."""

    UNITS = "units", _("The network's units")
    PLACES = "places", _("Places")
    MEMBERS = "members", _("Members")


class Telling(Row):
    """A rolled-up figure as it was told at one time: what late paper corrects stays readable beside it.

    It is the figure of a unit or a place; of neither: of the whole `tree`. `corrects` is the one before it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="tellings")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    tree = models.CharField(max_length=10, choices=Tree.choices, default=Tree.UNITS)
    period = models.CharField(max_length=7)
    rolled = models.JSONField(default=dict)
    why = models.JSONField(default=dict)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    corrects = models.OneToOneField("self", null=True, on_delete=models.SET_NULL, related_name="corrected_by")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["indicator", "unit", "period", "at"], name="plans_telling_by_period")]

    def __str__(self) -> str:
        """Give the period."""
        return self.period

    def facts(self) -> Facts:
        """Say which network."""
        return Facts(network=self.network_id)
