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
NOT_ITS_SPEAKER = Kind(
    "not-its-speaker", N_("She doesn't speak for this member today. Choose one of its speakers.")
)
ITEM_UNNAMED = Kind("item-unnamed", N_("Say in a few words what is to be talked about."))
ITEM_SETTLED = Kind(
    "item-settled",
    N_(
        "Somebody has settled this item meanwhile, or the meeting has begun. Look at the agenda as it stands now."
    ),
    409,
)
ANSWER_KEPT = Kind("answer-kept", N_("Your answer is kept, and it doesn't count: %(why)s"), 409)
ANSWER_NOT_COUNTED = Kind(
    "answer-not-counted",
    N_("Your answer is kept, and it came too late to count. Call whoever prepares the meeting."),
    409,
)
SERIES_ENDED = Kind(
    "series-ended", N_("This series has ended, so nothing was changed. Plan a new one if it goes on."), 409
)
TOO_FEW_DATES = Kind("too-few-dates", N_("Write at least two dates among which the members can choose."))
DATES_IN_THE_PAST = Kind(
    "dates-in-the-past", N_("One of these dates has passed already. Choose days that are still to come.")
)
