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
