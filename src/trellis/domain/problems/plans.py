"""Failures of plans, activities and reports."""

from trellis.domain.problems.kind import N_, Kind

PERIOD_UNKNOWN = Kind("period-unknown", N_("There's no such period. Choose one of the list."))
TREE_IN_A_CIRCLE = Kind(
    "tree-in-a-circle",
    N_("%(name)s would stand below itself. Choose another one above it, and nothing is in a circle."),
)
COLUMNS_MISSING = Kind(
    "columns-missing",
    N_(
        "%(name)s has no column for the organisation and for what it does or where. Name them in its first line."
    ),
)
