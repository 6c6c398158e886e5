"""The reads of this room: documents, rules and what of them is in force."""

from trellis.governance.queries.ruling import Ruling, rule_for, rules_in_force, ruling_for

__all__ = ["Ruling", "rule_for", "rules_in_force", "ruling_for"]
