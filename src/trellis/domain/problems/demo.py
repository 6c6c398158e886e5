"""Failures of the demo room."""

from trellis.domain.problems.kind import N_, Kind

DEMO_BESIDE_REAL = Kind(
    "demo-beside-real",
    N_(
        "Not cleared: %(networks)s networks and %(people)s people here aren't the demo's. "
        "Run the demo in a folder of its own, as TRELLIS_HOME=./demo-var."
    ),
    409,
)
