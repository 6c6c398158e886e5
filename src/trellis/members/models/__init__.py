"""The rows of this room: organisations and their identity, membership, representatives and mandates."""

from trellis.members.models.membership import Constituency, Membership, Part, PartKind, Standing
from trellis.members.models.organisation import Alias, Identity, Organisation, OrganisationType, SameAs
from trellis.members.models.representative import Mandate, Representative, Seat

__all__ = [
    "Alias",
    "Constituency",
    "Identity",
    "Mandate",
    "Membership",
    "Organisation",
    "OrganisationType",
    "Part",
    "PartKind",
    "Representative",
    "SameAs",
    "Seat",
    "Standing",
]
