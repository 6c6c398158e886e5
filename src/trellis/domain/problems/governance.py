"""Failures of the governance room."""

from trellis.domain.problems.kind import N_, Kind

PROCESS_UNREADABLE = Kind(
    "process-unreadable",
    N_("%(place)s can't be read. Write yes or no, or a whole number of days up to 366."),
)
