"""Reading by which rule a decision is counted (C4.10): one adopted for its subject, or the founding rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from trellis.access.actor import Actor
from trellis.domain import process
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.process import Process
from trellis.governance import rules
from trellis.governance.models import Body, DecisionRule, RuleVersion, Stage
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


def _adopted(version: RuleVersion) -> tuple[date, datetime]:
    return version.adopted_on or date.min, version.made_at


def _chosen(
    standing: Iterable[RuleVersion], subject: Subject | str, body: Body | None = None
) -> RuleVersion | None:
    latest = sorted(standing, key=_adopted, reverse=True)
    own = body.pk if body else None
    for about in dict.fromkeys((str(subject), Subject.ORDINARY.value)):
        fit = [each for each in latest if about in each.rule.subjects]
        best = [each for wanted in (own, None) for each in fit if each.rule.body_id == wanted]
        if body is None and about == str(subject):
            best += fit
        if best:
            return best[0]
    return None


def rule_for(network: Network, subject: Subject | str, body: Body | None = None) -> RuleVersion | None:
    """Give the adopted rule for a subject, or None when there's none and the founding rule holds.

    First come rules for this very subject, then those for everyday matters; a body's own come before those
    of all members; of two alike the one adopted later holds. Asked without a body, a rule that puts the
    subject into a body's hands is found, too: `rule.body` says which.
    """
    return _chosen(rules_in_force(network), subject, body)


def chosen(standing: Iterable[RuleVersion], subject: Subject | str, body: Body | None = None) -> Ruling:
    """Give by what a decision about a subject is counted, out of the rules in force."""
    found = _chosen(standing, subject, body)
    if found is None:
        return Ruling(None, process.FOUNDING_TERMS, process.FOUNDING_PROCESS)
    return Ruling(found, found.terms, process.read(found.process))


def ruling_for(network: Network, subject: Subject | str, body: Body | None = None) -> Ruling:
    """Give by what a decision about a subject is counted, the founding rule included."""
    return chosen(rules_in_force(network), subject, body)


def latest_rule(rule: DecisionRule) -> RuleVersion:
    """Give the version on top of which a new one is written."""
    rows = rule.versions.order_by("-number")
    return rows.exclude(stage=Stage.WITHDRAWN).first() or rows[0]


def rule_to_read(rule: DecisionRule) -> RuleVersion:
    """Give the version that a reader looks for: the one in force, else the latest."""
    rows = rule.versions.select_related("author", "organisation")
    return rows.filter(in_force()).first() or rows.get(pk=latest_rule(rule).pk)


def rule_seen(actor: Actor, network: Network, pk: UUID) -> DecisionRule:
    """Give a rule, or the problem that there's none to be seen."""
    here = DecisionRule.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("network", "body").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def rule_version_seen(actor: Actor, network: Network, pk: UUID) -> RuleVersion:
    """Give a version of a rule, or the problem that there's none to be seen."""
    here = RuleVersion.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("rule__network", "rule__body", "author", "organisation").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@dataclass(frozen=True)
class Listed:
    """A rule with the version that is in force and the draft that is being written, if there are such."""

    rule: DecisionRule
    adopted: RuleVersion | None
    draft: RuleVersion | None


def rules_listed(network: Network) -> list[Listed]:
    """Give a network's rules in their order."""
    found: dict[UUID, list[RuleVersion]] = {}
    live = Q(stage__in=[Stage.DRAFT, Stage.PROPOSED]) | in_force()
    for each in RuleVersion.objects.filter(live, network=network).order_by("-number"):
        found.setdefault(each.rule_id, []).append(each)
    return [_listed(each, found.get(each.pk, [])) for each in network.decision_rules.select_related("body")]


def _listed(rule: DecisionRule, versions: list[RuleVersion]) -> Listed:
    adopted = next((each for each in versions if each.stage == Stage.ADOPTED), None)
    draft = next((each for each in versions if each.stage != Stage.ADOPTED), None)
    return Listed(rule, adopted, draft)


def rule_history(rule: DecisionRule, at_most: int = 50) -> list[RuleVersion]:
    """Give the versions of a rule, the latest first."""
    return list(rule.versions.select_related("author", "organisation").order_by("-number")[:at_most])
