"""Failures of the jobs room."""

from trellis.domain.problems.kind import N_, Kind

JOB_NOT_FAILED = Kind(
    "job-not-failed", N_("This work isn't standing still any more. Look at the list again.")
)
