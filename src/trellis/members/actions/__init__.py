"""The only writers of this room: organisations, membership, representatives, mandates and identity."""

from trellis.members.actions.constituencies import (
    add_constituency,
    change_constituency,
    remove_constituency,
)
from trellis.members.actions.forgetting import forget
from trellis.members.actions.identity import identify, take_back
from trellis.members.actions.mandates import confirm_mandate, record_mandate, withdraw_mandate
from trellis.members.actions.memberships import (
    admit,
    change_membership,
    decline,
    describe_membership,
    end_membership,
    reconsider,
    request_membership,
    resume_membership,
)
from trellis.members.actions.organisations import (
    add_alias,
    add_organisation,
    change_organisation,
    confirm_organisation,
    remove_alias,
)
from trellis.members.actions.parts import end_part, give_part, resume_part
from trellis.members.actions.representatives import appoint, end_representative

__all__ = [
    "add_alias",
    "add_constituency",
    "add_organisation",
    "admit",
    "appoint",
    "change_constituency",
    "change_membership",
    "change_organisation",
    "confirm_mandate",
    "confirm_organisation",
    "decline",
    "describe_membership",
    "end_membership",
    "end_part",
    "end_representative",
    "forget",
    "give_part",
    "identify",
    "reconsider",
    "record_mandate",
    "remove_alias",
    "remove_constituency",
    "request_membership",
    "resume_membership",
    "resume_part",
    "take_back",
    "withdraw_mandate",
]
