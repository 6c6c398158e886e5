"""The rows of this room: a practice that works, its evidence, and the steps of its way into policy (C1.6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.decisions.models import Proposal
from trellis.domain.policytrack import OUTCOME_LABELS, STOP_LABELS, Outcome, Stop
from trellis.members.models import Organisation
from trellis.networks.models import Network, Unit
from trellis.places.models import Place
from trellis.plans.models import Activity, Objective, Plan


class Readers(models.TextChoices):
    """Who may read a practice."""

    MEMBERS = "members", _("The network's members")
    PUBLIC = "public", _("Everybody")


class Practice(Row):
    """Something that works, written up so that others can do it, too. It names no child and no victim.

    `reached` is the last step of the way that was done, kept for lists; empty while it is only written up.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="practices")
    number = models.PositiveIntegerField()
    title = models.CharField(_("What it is called"), max_length=200)
    language = models.CharField(_("Language"), max_length=10, default="en")
    problem = models.TextField(_("Which problem it meets"))
    does = models.TextField(_("What is done, step by step"))
    evidence = models.TextField(_("How one knows that it works"), blank=True)
    costs = models.TextField(_("What it costs, in money, time and people"), blank=True)
    limits = models.TextField(_("Where it doesn't work, and what went wrong"), blank=True)
    needs = models.TextField(_("What another place needs to do it"), blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="practices", verbose_name=_("Member that did it")
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("Unit")
    )
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("Place")
    )
    activities = models.ManyToManyField(Activity, blank=True, related_name="practices")
    readers = models.CharField(
        _("Who may read it"), max_length=10, choices=Readers.choices, default=Readers.MEMBERS
    )
    reached = models.CharField(
        max_length=12, blank=True, choices=[(each.value, _(STOP_LABELS[each])) for each in Stop]
    )
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="advocacy_one_practice_number")
        ]
        indexes = [models.Index(fields=["network", "reached", "-number"], name="advocacy_by_reached")]

    def __str__(self) -> str:
        """Give what it is called."""
        return self.title

    def facts(self) -> Facts:
        """Say which network, and who did it."""
        return Facts(network=self.network_id, parties=(self.organisation_id,))


class Step(Row):
    """A step of a practice's way: who sees to it, by when, and what became of it.

    `unit` is who takes it up, or the level to which it is proposed. `reference` is the number of a letter or
    a paper; `proposal` the question put to the members, `plan` and `objective` what was made of it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+")
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="steps")
    stop = models.CharField(
        _("Step"), max_length=12, choices=[(each.value, _(STOP_LABELS[each])) for each in Stop]
    )
    outcome = models.CharField(
        max_length=10,
        choices=[(each.value, _(OUTCOME_LABELS[each])) for each in Outcome],
        default=Outcome.OPEN.value,
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("Unit")
    )
    whom = models.CharField(_("To whom, or by whom"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Member that sees to it"),
    )
    due = models.DateField(_("Until"), null=True, blank=True)
    ended_on = models.DateField(null=True)
    result = models.TextField(_("What came of it"), blank=True)
    reference = models.CharField(_("Number of the decision or paper"), max_length=200, blank=True)
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.SET_NULL, related_name="+")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.SET_NULL, related_name="+")
    objective = models.ForeignKey(Objective, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["practice", "begun_at"], name="advocacy_step_by_practice"),
            models.Index(fields=["network", "due"], name="advocacy_step_by_due", condition=Q(outcome="open")),
        ]

    def __str__(self) -> str:
        """Give which step."""
        return self.stop

    def facts(self) -> Facts:
        """Say which network, and who sees to it."""
        return Facts(network=self.network_id, parties=(self.organisation_id,) if self.organisation_id else ())
