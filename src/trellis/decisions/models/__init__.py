"""The rows of this room: proposals with what was said about them, and ballots with their voices and boxes."""

from trellis.decisions.models.ballots import (
    Ballot,
    BallotBox,
    Entitled,
    Option,
    Presence,
    Voice,
    VoiceStage,
)
from trellis.decisions.models.proposals import (
    Amendment,
    AmendmentStage,
    Attitude,
    Audience,
    FollowUp,
    MinorityStatement,
    Outcome,
    Progress,
    Proposal,
    Revision,
    Stage,
    Word,
)

__all__ = [
    "Amendment",
    "AmendmentStage",
    "Attitude",
    "Audience",
    "Ballot",
    "BallotBox",
    "Entitled",
    "FollowUp",
    "MinorityStatement",
    "Option",
    "Outcome",
    "Presence",
    "Progress",
    "Proposal",
    "Revision",
    "Stage",
    "Voice",
    "VoiceStage",
    "Word",
]
