"""Reads of this room, always for a given person."""

from trellis.members.queries.directory import (
    by_organisation,
    constituencies_counted,
    constituencies_of,
    constituency_seen,
    identities_of,
    identity_seen,
    members_of,
    membership_seen,
    open_questions,
    organisation_seen,
    part_seen,
    past_decisions,
    requests_answered,
    requests_waiting,
)
from trellis.members.queries.listing import Filters, MembersPage, members_page
from trellis.members.queries.paging import Cursor
from trellis.members.queries.people import people_page, people_seen_by, person_seen, sees_contact
from trellis.members.queries.representatives import letter_seen, mandate_seen, representative_seen

__all__ = [
    "Cursor",
    "Filters",
    "MembersPage",
    "by_organisation",
    "constituencies_counted",
    "constituencies_of",
    "constituency_seen",
    "identities_of",
    "identity_seen",
    "letter_seen",
    "mandate_seen",
    "members_of",
    "members_page",
    "membership_seen",
    "open_questions",
    "organisation_seen",
    "part_seen",
    "past_decisions",
    "people_page",
    "people_seen_by",
    "person_seen",
    "representative_seen",
    "requests_answered",
    "requests_waiting",
    "sees_contact",
]
