"""The record in words: meetings."""

from trellis.domain.problems import N_

SENTENCES: dict[str, str] = {
    "meeting.cancel": N_("%(who)s cancelled the meeting %(meeting)s"),
    "meeting.change": N_("%(who)s changed the meeting %(meeting)s: %(fields)s"),
    "meeting.plan": N_("%(who)s planned the meeting %(meeting)s"),
}
"""What each verb did."""
