"""What the deeds of planning did, in sentences."""

from trellis.domain.problems import N_

GOALS: dict[str, str] = {}
ACTIVITIES: dict[str, str] = {}
FILES: dict[str, str] = {}
REPORTS: dict[str, str] = {
    "result.ask": N_("%(who)s asked how many people were reached in %(period)s"),
    "result.record": N_("%(who)s noted what was reached in %(period)s"),
    "result.withdraw": N_("%(who)s took back what was noted for %(period)s"),
}
TRACK: dict[str, str] = {}

SENTENCES: dict[str, str] = GOALS | ACTIVITIES | FILES | REPORTS | TRACK
"""What each verb did."""
