"""Failures of the formation room."""

from trellis.domain.problems.kind import N_, Kind

BAR_UNREADABLE = Kind(
    "bar-unreadable",
    N_(
        "'%(given)s' is no share of the answers. Write a fraction such as 2/3, more than 0 and at most 1, or a number."
    ),
)
ROUND_OPEN = Kind(
    "round-open", N_("A round is open already. Close it first, then ask again and compare."), 409
)
ROUND_OVER = Kind(
    "round-over",
    N_(
        "This round is over, so that nobody can compare two looks at it. Take the answers into the next round."
    ),
    409,
)
NOBODY_TO_ASK = Kind("nobody-to-ask", N_("Choose at least one organisation that is asked."))
LAST_DAY_PAST = Kind("last-day-past", N_("This day is over. Choose today or a later day."))
BARS_STAND = Kind(
    "bars-stand",
    N_("Answers have come in, so the bars stand for this round. Set others for the next one."),
    409,
)
NOT_ANSWERED = Kind("not-answered", N_("Answer at least one question: “Don't know” is an answer, too."))
SAID_ALREADY = Kind(
    "said-already",
    N_("Your paper is in the box, and nobody can take it out. You can answer again next time."),
    409,
)
NOT_ASKED = Kind(
    "not-asked", N_("This round doesn't ask persons. Ask the coordinator to let the next round do so."), 409
)
SHEET_UNKNOWN = Kind(
    "sheet-unknown",
    N_("No sheet of this round has the code %(code)s. Compare it with the sheet, sign by sign."),
)
SHEET_USED = Kind(
    "sheet-used",
    N_("This sheet has been answered already. Ask whoever gave it to you if something has to be changed."),
    409,
)
ANSWERED_IT = Kind("answered-it", N_("%(name)s has answered, so it stays among those that are asked."), 409)
STARTED_ALREADY = Kind("started-already", N_("The network has started. Open its page to see how."), 409)
START_REASON_MISSING = Kind(
    "start-reason-missing",
    N_(
        "The answers don't say that the network is ready. Write why you start all the same: members will ask."
    ),
)
START_TAKEN_BACK = Kind(
    "start-taken-back", N_("This start was taken back already. Look at the path anew."), 409
)
