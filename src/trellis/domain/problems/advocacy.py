"""Failures of the policy track."""

from trellis.domain.problems.kind import N_, Kind

STEP_TOO_EARLY = Kind(
    "step-too-early", N_("Before that, it has to be noted here: %(what)s. Note that step first.")
)
STEP_STAGE = Kind(
    "step-stage", N_("What became of this step was noted meanwhile. Open the page anew to see it.")
)
STEP_HOLDS_UP = Kind("step-holds-up", N_("A later step stands on this one. Take the later one back first."))
PRACTICE_GONE = Kind(
    "practice-gone", N_("This practice was withdrawn. Take it up again before you go on with it.")
)
