"""What a network, a unit or a member wants to reach: plans, objectives, expected results (C4.7, C7.3)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.governance.models import Document
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit


class Audience(models.TextChoices):
    """Who may read it."""

    PUBLIC = "public", _("Everybody")
    NETWORK = "network", _("The network's members")
    INVOLVED = "involved", _("Only those who take part in it")


class PlanKind(models.TextChoices):
    """Whose plan it is."""

    NETWORK = "network", _("The network's common plan")
    UNIT = "unit", _("A unit's plan")
    MEMBER = "member", _("A member's work plan")
    JOINT = "joint", _("A joint plan of several members")
    LOCAL = "local", _("A local plan with the local administration")


class PlanStage(models.TextChoices):
    """Where a plan stands."""

    DRAFT = "draft", _("Draft")
    CURRENT = "current", _("In force")
    CLOSED = "closed", _("Closed")


class Plan(Row):
    """A plan of the network, of a unit, of a member or of several: its goal, and from when until when.

    A member's work plan says its `mandate` and its `goal` (C7.3). `taken_from` is the plan of the unit above
    that it takes over. `decided_by` is the proposal by which it was adopted, if any; else `adopted_note` says
    who agreed.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveIntegerField()
    kind = models.CharField(_("Whose plan it is"), max_length=10, choices=PlanKind.choices)
    title = models.CharField(_("Title"), max_length=200)
    goal = models.TextField(_("Goal"), blank=True)
    mandate = models.TextField(_("Mandate"), blank=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="plans", verbose_name=_("Unit")
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="plans",
        verbose_name=_("Member that leads it"),
    )
    partners = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name=_("With"))
    since = models.DateField(_("From"), null=True, blank=True)
    until = models.DateField(_("To"), null=True, blank=True)
    stage = models.CharField(max_length=10, choices=PlanStage.choices, default=PlanStage.DRAFT)
    review_on = models.DateField(_("To be reviewed on"), null=True, blank=True)
    decided_by = models.UUIDField(null=True)
    adopted_on = models.DateField(_("In force since"), null=True, blank=True)
    adopted_note = models.TextField(_("Who agreed to it, and where"), blank=True)
    closed_note = models.TextField(_("What became of it"), blank=True)
    taken_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="taken_as")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "number"], name="plans_one_plan_number")]
        indexes = [models.Index(fields=["network", "stage", "kind"], name="plans_by_stage")]

    def __str__(self) -> str:
        """Give its title."""
        return self.title

    def facts(self) -> Facts:
        """Say which network, and whose plan."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class Level(models.TextChoices):
    """An objective, or a result that is expected on the way to it."""

    OBJECTIVE = "objective", _("Objective")
    RESULT = "result", _("Expected result")


class GoalStage(models.TextChoices):
    """What became of an objective."""

    OPEN = "open", _("Being worked on")
    MET = "met", _("Met")
    DROPPED = "dropped", _("Dropped")


class Objective(Row):
    """Something a plan wants to reach; an expected result hangs under an objective.

    `dimensions` is a number, see `domain.dimensions`. `serves` is the document that states the purpose or the
    goals it comes from; `taken_from` the objective of the unit above that it takes over. What else it serves
    and what came of it are links, see `Link`.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="objectives")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="objectives")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="results"
    )
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.OBJECTIVE)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(_("What is to be reached"), max_length=300)
    text = models.TextField(_("How one will see that it is reached"), blank=True)
    dimensions = models.PositiveSmallIntegerField(default=0)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="objectives",
        verbose_name=_("Member that leads it"),
    )
    due = models.DateField(_("Until"), null=True, blank=True)
    review_on = models.DateField(_("To be reviewed on"), null=True, blank=True)
    stage = models.CharField(max_length=10, choices=GoalStage.choices, default=GoalStage.OPEN)
    serves = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    taken_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="taken_as")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["plan", "position"], name="plans_objective_by_plan"),
            models.Index(fields=["network", "stage", "review_on"], name="plans_objective_by_review"),
        ]

    def __str__(self) -> str:
        """Give what is to be reached."""
        return self.title

    def facts(self) -> Facts:
        """Say which network, and who leads it."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())


class ReviewVerdict(models.TextChoices):
    """What a look at an objective ends with (C5.1)."""

    KEEP = "keep", _("Keep it")
    CHANGE = "change", _("Change it")
    MET = "met", _("It is met")
    DROP = "drop", _("Drop it")


class ObjectiveReview(Row):
    """A look at an objective: what was found, why, when to look again. `before` is its wording until then."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(_("What it comes to"), max_length=10, choices=ReviewVerdict.choices)
    why = models.TextField(_("Why"))
    next_on = models.DateField(_("To be looked at again on"), null=True, blank=True)
    before = models.JSONField(default=dict)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["objective", "at"], name="plans_review_by_time")]

    def __str__(self) -> str:
        """Give what it came to."""
        return self.verdict

    def facts(self) -> Facts:
        """Say which network."""
        return Facts(network=self.network_id)
