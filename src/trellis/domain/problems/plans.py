"""Failures of plans, activities and reports."""

from trellis.domain.problems.kind import N_, Kind

PERIOD_UNKNOWN = Kind("period-unknown", N_("There's no such period. Choose one of the list."))
COLUMNS_MISSING = Kind(
    "columns-missing",
    N_(
        "%(name)s has no column for the organisation and for what it does or where. Name them in its first line."
    ),
)
NEEDS_COLUMNS = Kind(
    "needs-columns",
    N_(
        "%(name)s has no column for the place and for how many people are in need. Name them in its first line."
    ),
)
ALIASES_COLUMNS = Kind(
    "aliases-columns",
    N_("%(name)s needs two columns: a name as it is written, and the name that is usual for it."),
)
LEVEL_TOO_DEEP = Kind(
    "level-too-deep", N_("No place lies at level %(level)s. Choose one from 0 (the widest) to %(deepest)s.")
)
RESULT_OVERLAPS = Kind(
    "result-overlaps",
    N_(
        "There's a number for %(other)s already, which is partly the same time: it would count twice. "
        "Give numbers for periods of the same length, or take the other one back."
    ),
)
RESULT_GONE = Kind(
    "result-gone", N_("This number doesn't stand any more. Look at what is written by now, then decide.")
)
RESULT_BELOW_ZERO = Kind(
    "result-below-zero", N_("A number of people or services can't be below nought. Correct it.")
)
NUMBER_NOT_WHOLE = Kind(
    "number-not-whole", N_("People are counted in whole numbers. Write one without a part.")
)
