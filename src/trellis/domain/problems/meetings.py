"""Failures of the meetings room."""

from trellis.domain.problems.kind import N_, Kind

MEETING_STAGE = Kind(
    "meeting-stage",
    N_("This can't be done to the meeting as it stands now (%(stage)s). Open its page to see how far it is."),
    409,
)
MEETING_UNNAMED = Kind("meeting-unnamed", N_("Give the meeting a name, in one language at least."))
MEETING_UNDATED = Kind(
    "meeting-undated", N_("The meeting has no date yet. Set one, or ask the members when they can come.")
)
NOBODY_TO_INVITE = Kind(
    "nobody-to-invite",
    N_("There's nobody to invite: no member belongs to this meeting. Choose for whom it is."),
)
