"""Failures of the asks room."""

from trellis.domain.problems.kind import N_, Kind

ANSWER_UNFIT = Kind("answer-unfit", N_("This doesn't answer what was asked: %(why)s."))
ASK_OVER = Kind(
    "ask-over", N_("This ask is closed, so nothing was changed. Its page shows who answered."), 409
)
ASK_ENDS_IN_THE_PAST = Kind("ask-ends-in-the-past", N_("An ask ends in the future. Choose a later day."))
NOBODY_ASKED = Kind(
    "nobody-asked", N_("Nobody fits what you chose, so nobody would be asked. Choose whom to ask.")
)
CHOICES_MISSING = Kind(
    "choices-missing", N_("Write at least two answers among which to choose, one on each line.")
)
ANSWER_SETTLED = Kind(
    "answer-settled",
    N_("Something else was answered meanwhile. Look at what stands there now, then go on."),
    409,
)
TYPED_BY_YOU = Kind("typed-by-you", N_("You typed this answer, so somebody else has to look at the paper."))
ANSWER_REFUSED = Kind("answer-refused", N_("It can't count: %(why)s"), 409)
NOBODY_TO_REMIND = Kind(
    "nobody-to-remind",
    N_("Nobody is left to remind today: all have answered, or were reminded within a day."),
    409,
)
NAME_UNKNOWN = Kind(
    "name-unknown",
    N_(
        "Nobody in this network is called %(name)s, or several are. Write the name as the list of members has it."
    ),
)
LINES_DIFFER = Kind(
    "lines-differ", N_("Write as many lines in each language as in the first one, in the same order.")
)
ANSWER_DID = Kind(
    "answer-did",
    N_("What this answer does has been done already. Type the right answer over it, and that one counts."),
    409,
)
TYPED_BY_OTHERS = Kind("typed-by-others", N_("Somebody else typed this. Ask her to take it back."), 403)
