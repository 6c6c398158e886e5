"""How decisions are made, as data that the members adopted (C4.10, C5.7): a rule and its versions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trellis.access.rows import Facts, Row
from trellis.governance.models.bodies import Body
from trellis.governance.models.documents import Adoption
from trellis.networks.models import Network


class DecisionRule(Row):
    """A rule of the network's decision process; `subjects` are those of `governance.subjects`.

    `body` decides by it; without one, all members do.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="decision_rules")
    names = models.JSONField(_("Name"), default=dict)
    subjects = models.JSONField(_("For which decisions"), default=list)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="rules")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["network", "position"], name="governance_rule_by_place")]

    def __str__(self) -> str:
        """Give any of its names."""
        return next(iter(self.names.values()), "")

    def facts(self) -> Facts:
        """Say which network it belongs to."""
        return Facts(network=self.network_id)


class RuleVersion(Adoption):
    """A rule as it was adopted once; a verdict keeps the version by which it was counted.

    `terms` is what is counted by (`domain.decisionrule`); `process` is how it goes on: secret, hidden until
    closing, days to discuss, to vote and for headquarters to confirm, whether the result is public.
    """

    rule = models.ForeignKey(DecisionRule, on_delete=models.CASCADE, related_name="versions")
    terms = models.JSONField(default=dict)
    process = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="governance_one_rule_number"),
            models.UniqueConstraint(
                fields=["rule"], condition=Q(stage="adopted"), name="governance_one_adopted_rule"
            ),
        ]
        indexes = [models.Index(fields=["network", "stage", "review_on"], name="governance_rule_due")]

    def __str__(self) -> str:
        """Give its number and stage."""
        return f"{self.number} ({self.stage})"
