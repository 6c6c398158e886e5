"""Rules in words, as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from trellis.domain import process, rulewords
from trellis.domain.process import Process
from trellis.domain.rulereading import read_rule
from trellis.governance.models import DecisionRule, RuleVersion
from trellis.governance.queries.ruling import Ruling, chosen, rules_in_force
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.networks.models import Network
from trellis.ui.names import name_text
from trellis.ui.sentences import said


@dataclass(frozen=True)
class Ruled:
    """A kind of decision, and by which rule it is decided."""

    subject: str
    ruling: Ruling

    @property
    def version(self) -> RuleVersion | None:
        """Give the rule's version, unless it is the founding rule."""
        return self.ruling.version


def subject_label(subject: str) -> str:
    """Give a kind of decision in the reader's language."""
    return _(SUBJECT_LABELS[Subject(subject)]) if subject in set(Subject) else subject


def ruled_subjects(network: Network) -> list[Ruled]:
    """Give for each kind of decision the rule by which it is decided; one query for all."""
    standing = rules_in_force(network)
    return [Ruled(subject_label(each.value), chosen(standing, each)) for each in Subject]


def told(given: Mapping[str, object]) -> Process:
    """Read how a rule goes on."""
    return process.read(given)


def in_words(terms: Mapping[str, object], goes_on: Process) -> list[str]:
    """Say a rule whole: how it counts, then how it goes on."""
    counted = rulewords.in_words(read_rule(terms))
    return [said(each) for each in (*counted, *process.in_words(goes_on))]


def words_of(version: RuleVersion | None) -> list[str]:
    """Say a rule's version; without one there's nothing to say."""
    return in_words(version.terms, told(version.process)) if version else []


def rule_name(rule: DecisionRule) -> str:
    """Give a rule's name in the reader's language."""
    return name_text(rule.names)
