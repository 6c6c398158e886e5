"""What the deeds of planning did, in sentences."""

GOALS: dict[str, str] = {}
ACTIVITIES: dict[str, str] = {}
FILES: dict[str, str] = {}
REPORTS: dict[str, str] = {}
TRACK: dict[str, str] = {}

SENTENCES: dict[str, str] = GOALS | ACTIVITIES | FILES | REPORTS | TRACK
"""What each verb did."""
