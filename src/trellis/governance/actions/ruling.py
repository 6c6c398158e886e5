"""The writers of decision rules (C4.10): drafted as data, adopted, reviewed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, Max

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain import process
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    NOTHING_NEW,
    OTHER_NETWORK,
    RULE_NAME_MISSING,
    RULE_SETTLED,
    SUBJECT_MISSING,
    Problem,
)
from trellis.domain.process import Process
from trellis.domain.rulereading import read_rule
from trellis.domain.text import clean
from trellis.governance import rules
from trellis.governance.actions.adopting import (
    OPEN,
    Decided,
    Look,
    authorship,
    look_again,
    move,
    put_in_force,
)
from trellis.governance.models import Body, DecisionRule, Review, RuleVersion, Stage
from trellis.governance.queries.ruling import latest_rule
from trellis.governance.subjects import Subject
from trellis.members.actions.directory import reasoned
from trellis.networks.models import Network
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a rule is called, for which decisions it is, and which body decides by it (none: all members)."""

    names: dict[str, str]
    subjects: tuple[Subject, ...]
    body: Body | None = None


@dataclass(frozen=True, kw_only=True)
class Way:
    """How is decided: what is counted by (`domain.decisionrule`), how it goes on, and what is new in it."""

    terms: Mapping[str, object]
    process: Process = field(default_factory=Process)
    says: str = ""


def _scope(network: Network, scope: Scope) -> dict[str, object]:
    names = {language: clean(name) for language, name in scope.names.items() if clean(name)}
    if not names:
        raise Problem(RULE_NAME_MISSING)
    if not scope.subjects:
        raise Problem(SUBJECT_MISSING)
    if scope.body is not None and scope.body.network_id != network.pk:
        raise Problem(OTHER_NETWORK, what=str(scope.body))
    subjects = [subject.value for subject in Subject if subject in scope.subjects]
    return {"names": names, "subjects": subjects, "body": scope.body}


def _way(way: Way) -> dict[str, object]:
    """Give the columns of a version; both are read first, so that only what can be meant is kept."""
    told = process.read(way.process.as_json())
    return {"terms": read_rule(way.terms).as_json(), "process": told.as_json()}


def _add(actor: Actor, rule: DecisionRule, way: Way) -> RuleVersion:
    last = rule.versions.aggregate(last=Max("number"))["last"] or 0
    made = RuleVersion(
        rule=rule,
        number=last + 1,
        says=way.says.strip(),
        **_way(way),
        **authorship(actor, rule.network_id),
    )
    made.save(force_insert=True)
    note(number=made.number, terms=made.terms, process=made.process)
    return made


@action("rule.draft", on="network", allow=holds("rule.draft", via=""))
def draft_rule(*, actor: Actor, network: Network, scope: Scope, way: Way) -> RuleVersion:
    """Draft a rule of the network's decision process; nothing is decided by it until it is adopted."""
    columns = _scope(network, scope)
    last = network.decision_rules.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    rule = DecisionRule.objects.create(network=network, position=position, **columns)
    return _add(actor, rule, way)


@action("rule.write", on="rule", allow=holds("rule.draft"))
def write_rule(*, actor: Actor, rule: DecisionRule, based_on: UUID, way: Way) -> RuleVersion:
    """Write a new version of a rule on top of the one that the writer saw; the adopted one holds."""
    latest, columns = latest_rule(hold(rule)), _way(way)
    if latest.pk != based_on:
        raise Problem(CHANGED_MEANWHILE)
    if (latest.terms, latest.process) == (columns["terms"], columns["process"]):
        raise Problem(NOTHING_NEW, number=latest.number)
    here = RuleVersion.objects.filter(pk=latest.pk, stage=Stage.DRAFT)
    here.update(stage=Stage.SUPERSEDED, version=F("version") + 1)
    return _add(actor, rule, way)


@action("rule.describe", on="rule", allow=holds("rule.draft"))
def describe_rule(*, actor: Actor, rule: DecisionRule, version: int, scope: Scope) -> DecisionRule:
    """Change a rule's name; what it is for stays as it was adopted."""
    columns = _scope(rule.network, scope)
    before = hold(rule, version)
    is_for = (columns["subjects"], columns["body"])
    if is_for != (before.subjects, before.body) and rule.versions.exclude(adopted_on=None).exists():
        raise Problem(RULE_SETTLED)
    note(before={"names": before.names, "subjects": before.subjects, "body": before.body_id}, after=columns)
    for name, value in columns.items():
        setattr(rule, name, value)
    rule.version += 1
    rule.save()
    return rule


@action("rule.propose", on="version", allow=rules.may_propose_rule)
def propose_rule(*, actor: Actor, version: RuleVersion) -> RuleVersion:
    """Put a rule to a decision."""
    move(version, (Stage.DRAFT, Stage.DECLINED), Stage.PROPOSED)
    return version


@action("rule.return", on="version", allow=rules.may_propose_rule)
def return_rule(*, actor: Actor, version: RuleVersion) -> RuleVersion:
    """Take a rule back from a decision: it is a draft again."""
    move(version, (Stage.PROPOSED,), Stage.DRAFT)
    return version


@action("rule.decline", on="version", allow=holds("rule.adopt"), keeps=("reason",))
def decline_rule(*, actor: Actor, version: RuleVersion, reason: str) -> RuleVersion:
    """Note that a rule put to a decision wasn't adopted, and why."""
    reasoned(reason)
    move(version, OPEN, Stage.DECLINED)
    return version


@action("rule.withdraw", on="version", allow=rules.may_withdraw_rule, keeps=("reason",))
def withdraw_rule(*, actor: Actor, version: RuleVersion, reason: str) -> RuleVersion:
    """Withdraw a draft of a rule, with the reason."""
    reasoned(reason)
    move(version, OPEN, Stage.WITHDRAWN)
    return version


@action("rule.adopt", on="version", allow=holds("rule.adopt"))
def adopt_rule(*, actor: Actor, version: RuleVersion, decided: Decided) -> RuleVersion:
    """Let a rule be in force, as a proposal of this network carried it or as it was decided elsewhere."""
    put_in_force(version, hold(version.rule).versions.all(), decided)
    return version


@action("rule.review", on="version", allow=holds("rule.review"))
def review_rule(*, actor: Actor, version: RuleVersion, look: Look) -> Review:
    """Look again at a rule in force (C5.1)."""
    return look_again(actor, version, look)
