"""What stands in a sentence of the record in the place of a name, and what the parts of a row are called."""

from trellis.domain.problems import N_

GONE = {
    "person": N_("somebody who is no longer here"),
    "organisation": N_("an organisation that is no longer here"),
    "unit": N_("a unit that is no longer here"),
    "role": N_("a role that is no longer here"),
    "constituency": N_("a constituency that is no longer here"),
    "place": N_("a place that is no longer here"),
    "file": N_("a list that is no longer here"),
    "body": N_("a body that is no longer here"),
    "proposal": N_("a proposal that is no longer here"),
    "series": N_("a series that is no longer here"),
    "meeting": N_("a meeting that is no longer here"),
    "document": N_("a document that is no longer here"),
    "rule": N_("a rule that is no longer here"),
    "plan": N_("a plan that is no longer here"),
    "objective": N_("an objective that is no longer here"),
    "activity": N_("an activity that is no longer here"),
    "practice": N_("a practice that is no longer here"),
}
"""What stands in the place of a name that nothing has any more."""

SOMETHING = N_("something else")

ANY = {
    "who": N_("Somebody"),
    "person": N_("a person"),
    "organisation": N_("an organisation"),
    "other": N_("another one"),
}
"""What stands for any name, where a reader chooses which deeds she wants to see."""

OF_THE_NODE = frozenset(
    {"password", "second-factor", "session", "steward", "place", "job", "calendar", "message", "stray"}
)
"""What stands in the installation's own chain, since it belongs to no network."""

FIELDS = {
    "names": N_("names"),
    "name": N_("name"),
    "also_written": N_("name in another script"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
    "language": N_("language"),
    "calendar": N_("calendar"),
    "acronym": N_("acronym"),
    "purpose": N_("purpose"),
    "type": N_("type"),
    "parent": N_("what it is part of"),
    "home": N_("home place"),
    "website": N_("website"),
    "constituency": N_("constituency"),
    "joined_on": N_("since when it is a member"),
    "brings": N_("what it brings"),
    "hopes": N_("what it hopes for"),
    "decides": N_("what it may decide"),
    "for_constituency": N_("for which constituency"),
    "unit": N_("unit"),
    "seats": N_("seats"),
    "seats_by": N_("seats by constituency"),
    "term_months": N_("length of a term"),
    "terms_in_a_row": N_("terms in a row"),
    "since": N_("first day"),
    "need": N_("what signing asks of a mandate"),
    "starts_at": N_("when it begins"),
    "ends_at": N_("when it ends"),
    "form": N_("how it is held"),
    "venue": N_("where it is held"),
    "link": N_("link"),
    "host": N_("host"),
    "chair": N_("who leads it"),
    "secretary": N_("who writes the minutes"),
    "starts_on": N_("first day in force"),
    "ends_on": N_("last day in force"),
    "until": N_("last day"),
    "task": N_("task"),
    "subject": N_("subject"),
    "limits": N_("limits"),
    "body": N_("body"),
}
"""What was changed, in words."""
