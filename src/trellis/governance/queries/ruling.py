"""Reading by which rule a decision is counted (C4.10): one adopted for its subject, or the founding rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from trellis.domain import process
from trellis.domain.process import Process
from trellis.governance.models import Body, RuleVersion
from trellis.governance.queries.force import in_force
from trellis.governance.subjects import Subject
from trellis.networks.models import Network


@dataclass(frozen=True)
class Ruling:
    """By what a decision is counted, and how it goes on; without a version by the founding rule."""

    version: RuleVersion | None
    terms: Mapping[str, object]
    process: Process

    @property
    def is_founding(self) -> bool:
        """Say whether the network has adopted no rule for this."""
        return self.version is None


def rules_in_force(network: Network) -> list[RuleVersion]:
    """Give the rules in force, each with its rule and the body that decides by it, in their order."""
    found = RuleVersion.objects.filter(in_force(), network=network).select_related("rule__body")
    return sorted(found, key=lambda each: (each.rule.position, each.rule_id))


def rule_for(network: Network, subject: Subject | str, body: Body | None = None) -> RuleVersion | None:
    """Give the adopted rule for a subject, or None when there's none and the founding rule holds.

    First come rules for this very subject, then those for everyday matters; a body's own come before those
    of all members. Asked without a body, a rule that puts the subject into a body's hands is found, too:
    `rule.body` says which.
    """
    standing = rules_in_force(network)
    own = body.pk if body else None
    for about in dict.fromkeys((str(subject), Subject.ORDINARY.value)):
        fit = [each for each in standing if about in each.rule.subjects]
        best = [each for wanted in (own, None) for each in fit if each.rule.body_id == wanted]
        if body is None and about != Subject.ORDINARY:
            best += fit
        if best:
            return best[0]
    return None


def ruling_for(network: Network, subject: Subject | str, body: Body | None = None) -> Ruling:
    """Give by what a decision about a subject is counted, the founding rule included."""
    found = rule_for(network, subject, body)
    if found is None:
        return Ruling(None, process.FOUNDING_TERMS, process.FOUNDING_PROCESS)
    return Ruling(found, found.terms, process.read(found.process))
