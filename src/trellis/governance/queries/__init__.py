"""The reads of this room: documents, rules, bodies, and what of them is in force."""

from trellis.governance.queries.bodies import Holder, bodies_of, body_seen, deciders, holders, holders_of
from trellis.governance.queries.ruling import Ruling, rule_for, rules_in_force, ruling_for

__all__ = [
    "Holder",
    "Ruling",
    "bodies_of",
    "body_seen",
    "deciders",
    "holders",
    "holders_of",
    "rule_for",
    "rules_in_force",
    "ruling_for",
]
