"""The record in words: one sentence for each verb, as a reader who wasn't there understands it.

The places of a sentence are filled by `telling`: `who` did it, and the names of what it was done to.
"""

from trellis.portal.wording import asking, meeting, planning, standing
from trellis.portal.wording.names import ANY, FIELDS, GONE, OF_THE_NODE, SOMETHING

SENTENCES = standing.SENTENCES | asking.SENTENCES | meeting.SENTENCES | planning.SENTENCES
"""What each verb did; one without a sentence here would be told by its bare name, and a test forbids that."""

__all__ = ["ANY", "FIELDS", "GONE", "OF_THE_NODE", "SENTENCES", "SOMETHING"]
