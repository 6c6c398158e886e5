"""Failures of what happens in a meeting and after it."""

from trellis.domain.problems.kind import N_, Kind

MEETING_NOT_OPEN = Kind(
    "meeting-not-open",
    N_("The meeting isn't under way, so nothing was noted. Open it first, or type it in afterwards."),
    409,
)
MEETING_MOVED_ON = Kind(
    "meeting-moved-on",
    N_("This can't be done to the meeting as it stands now. Open its page again to see how far it is."),
    409,
)
ITEM_STAGE = Kind(
    "item-stage", N_("Somebody has dealt with this item meanwhile. Look at the agenda again."), 409
)
TURN_OVER = Kind(
    "turn-over", N_("This turn is over or was taken off the list. Look at the list of speakers again."), 409
)
TASK_STAGE = Kind(
    "task-stage", N_("Somebody has settled this task meanwhile. Open it again to see how."), 409
)
NOBODY_CAME = Kind("nobody-came", N_("Say who came: a member, a person or a guest's name."))
BALLOT_STILL_OPEN = Kind(
    "ballot-still-open",
    N_("The ballot on “%(title)s” is still open. Close and count it, then close the meeting."),
    409,
)
MINUTES_STAGE = Kind(
    "minutes-stage",
    N_("This can't be done to the minutes as they stand now. Open them again to see how far they are."),
    409,
)
MINUTES_OUT = Kind(
    "minutes-out",
    N_(
        "Others read the minutes already. Add to them or have them given back first, then change who was there."
    ),
    409,
)
MINUTES_CLOSED = Kind(
    "minutes-closed",
    N_("The minutes are adopted, so they stay as they are. Write a correction, which stands beside them."),
    409,
)
MINUTES_BY_YOU = Kind(
    "minutes-by-you", N_("You submitted these minutes, and others may clear them. Let one of them read them.")
)
CARD_EMPTY = Kind("card-empty", N_("The card is empty. Answer one question at least, or write some words."))
CARD_UNREADABLE = Kind("card-unreadable", N_("Each question takes a number from 1 to 4, or nothing."))
CARDS_CLOSED = Kind("cards-closed", N_("The cards of this meeting are counted, so no more are taken."), 409)
CARD_GIVEN = Kind(
    "card-given", N_("You have given your card already. Nobody can find it again, you neither."), 409
)
CARD_UNKNOWN = Kind(
    "card-unknown", N_("“%(code)s” isn't the code of a card of this meeting. Look at the card again.")
)
