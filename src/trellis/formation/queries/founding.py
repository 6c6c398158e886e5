"""The founding document: every adopted text of the eight steps, with the rule and the decision behind it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from trellis.decisions.models import Proposal
from trellis.domain.eightsteps import STEPS, Step
from trellis.governance import queries as governance
from trellis.governance.models import Body, RuleVersion, Version
from trellis.networks.models import Network


@dataclass(frozen=True)
class Founded:
    """An adopted text, and the decision that carried it if it was taken here."""

    step: Step
    version: Version
    decision: Proposal | None


@dataclass(frozen=True)
class Founding:
    """All of it: the texts in the order of the steps, the rules in force, the bodies, and what is missing."""

    texts: list[Founded]
    rules: list[RuleVersion]
    bodies: list[Body]
    missing: list[Step]


def founding_of(network: Network) -> Founding:
    """Read what is in force today."""
    found = {each.document.kind: each for each in governance.documents_in_force(network)}
    decisions = _decisions({each.adopted_by for each in found.values() if each.adopted_by})
    today = timezone.localdate()
    bodies = Body.objects.filter(Q(until=None) | Q(until__gte=today), network=network)
    texts = [
        Founded(step, found[step.key], decisions.get(found[step.key].adopted_by))
        for step in STEPS
        if step.key in found
    ]
    missing = [step for step in STEPS if step.key not in found]
    return Founding(texts, governance.rules_in_force(network), list(bodies.order_by("kind", "pk")), missing)


def _decisions(ids: set[UUID]) -> dict[UUID | None, Proposal]:
    found = Proposal.objects.filter(pk__in=ids).select_related("rule__rule")
    return {each.pk: each for each in found}
