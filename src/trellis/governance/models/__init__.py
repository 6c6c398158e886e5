"""The rows of this room: documents, rules, bodies, delegations, memoranda and reviews."""

from trellis.governance.models.bodies import Body, BodyKind, Delegation, Office, Sitting
from trellis.governance.models.documents import (
    STEPS,
    Comment,
    Document,
    DocumentKind,
    Fate,
    Finding,
    Review,
    Stage,
    Version,
)
from trellis.governance.models.memoranda import Memorandum, Obligation, Party, Signature
from trellis.governance.models.ruling import DecisionRule, RuleVersion

__all__ = [
    "STEPS",
    "Body",
    "BodyKind",
    "Comment",
    "DecisionRule",
    "Delegation",
    "Document",
    "DocumentKind",
    "Fate",
    "Finding",
    "Memorandum",
    "Obligation",
    "Office",
    "Party",
    "Review",
    "RuleVersion",
    "Signature",
    "Sitting",
    "Stage",
    "Version",
]
