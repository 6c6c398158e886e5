"""The record in words: one sentence for each verb, as a reader who wasn't there understands it.

The places of a sentence are filled by `telling`: `who` did it, and the names of what it was done to.
"""

from trellis.domain.problems import N_

SENTENCES = {
    "network.open": N_("%(who)s opened the network"),
    "network.describe": N_("%(who)s changed what the network says of itself: %(fields)s"),
    "network.brand": N_("%(who)s changed the network's colour or logo"),
    "network.drop-logo": N_("%(who)s took the logo away"),
    "network.profile": N_("%(who)s said what type of network this is"),
    "network.status": N_("%(who)s changed the network's status from %(before_status)s to %(after_status)s"),
    "network.publish": N_("%(who)s chose what the public page shows: %(sections)s"),
    "unit.add": N_("%(who)s added the unit %(unit)s"),
    "unit.put-back": N_("%(who)s put the unit %(unit)s back"),
    "unit.change": N_("%(who)s changed the unit %(unit)s"),
    "unit.move": N_("%(who)s moved the unit %(unit)s in the tree"),
    "unit.remove": N_("%(who)s removed the unit %(unit)s"),
    "role.add": N_("%(who)s added the role %(role)s"),
    "role.change": N_("%(who)s changed what the role %(role)s is called or may do"),
    "role.assign": N_("%(who)s gave %(person)s the role %(role)s"),
    "role.end": N_("%(who)s ended the role %(role)s of %(person)s"),
    "organisation.add": N_("%(who)s put %(organisation)s into the directory"),
    "organisation.change": N_("%(who)s changed the entry of %(organisation)s: %(fields)s"),
    "organisation.alias": N_("%(who)s noted another spelling of %(organisation)s: %(spelling)s"),
    "organisation.unalias": N_("%(who)s took out a spelling of %(organisation)s: %(spelling)s"),
    "organisation.confirm": N_("%(who)s confirmed that the entry of %(organisation)s is still true"),
    "organisation.identify": N_("%(who)s decided whether %(organisation)s and %(other)s are one: %(answer)s"),
    "identity.take-back": N_("%(who)s took back a decision about %(organisation)s and %(other)s"),
    "membership.request": N_("%(who)s asked that %(organisation)s may join"),
    "membership.admit": N_("%(who)s admitted %(organisation)s"),
    "membership.decline": N_("%(who)s declined the request of %(organisation)s"),
    "membership.reconsider": N_("%(who)s opened the declined request of %(organisation)s again"),
    "membership.change": N_("%(who)s changed the membership of %(organisation)s: %(fields)s"),
    "membership.describe": N_("%(who)s said what %(organisation)s brings and hopes for"),
    "membership.end": N_("%(who)s ended the membership of %(organisation)s"),
    "membership.resume": N_("%(who)s took back that the membership of %(organisation)s ended"),
    "part.give": N_("%(who)s gave %(organisation)s a part to play: %(part)s"),
    "part.end": N_("%(who)s ended a part of %(organisation)s: %(part)s"),
    "part.resume": N_("%(who)s took back that a part of %(organisation)s ended: %(part)s"),
    "constituency.add": N_("%(who)s added the constituency %(constituency)s"),
    "constituency.change": N_("%(who)s changed the constituency %(constituency)s"),
    "constituency.remove": N_("%(who)s removed the constituency %(constituency)s"),
    "representative.appoint": N_("%(who)s noted that %(person)s speaks for %(organisation)s"),
    "representative.end": N_("%(who)s noted until when %(person)s speaks for %(organisation)s"),
    "mandate.record": N_("%(who)s recorded a mandate of %(person)s for %(organisation)s: %(scope)s"),
    "mandate.confirm": N_("%(who)s confirmed the mandate of %(person)s for %(organisation)s: %(scope)s"),
    "mandate.withdraw": N_("%(who)s withdrew the mandate of %(person)s for %(organisation)s: %(scope)s"),
    "member.import_begin": N_("%(who)s chose a list of members to look at: %(file)s"),
    "member.import_answer": N_("%(who)s answered questions about a list of members: %(file)s"),
    "member.import": N_("%(who)s brought in a list of members: %(file)s"),
    "member.import_drop": N_("%(who)s put a list of members away: %(file)s"),
    "member.import_undo": N_("%(who)s undid a list of members: %(file)s"),
    "person.add": N_("%(who)s added %(person)s as a person"),
    "person.change": N_("%(who)s corrected the details of %(person)s: %(fields)s"),
    "person.read-in": N_("%(who)s chose the language in which to read: %(language)s"),
    "invitation.make": N_("%(who)s invited %(person)s to sign in"),
    "invitation.use": N_("%(person)s used an invitation and set a password"),
    "password.change": N_("%(who)s set another password"),
    "second-factor.change": N_("%(who)s changed the second proof of who signs in"),
    "second-factor.drop": N_("%(who)s took away the second proof of who signs in"),
    "session.end": N_("%(who)s ended a session"),
    "steward.name": N_("%(who)s let %(person)s look after this installation"),
    "place.add": N_("%(who)s added the place %(place)s"),
    "place.rename": N_("%(who)s corrected the names of the place %(place)s"),
    "place.add_code": N_("%(who)s gave the place %(place)s a code: %(code)s"),
    "place.end": N_("%(who)s noted that the place %(place)s ended on %(until)s"),
    "place.import": N_("%(who)s brought in tables of places: %(scheme)s"),
    "place.upload": N_("%(who)s chose a table of places to look at: %(file)s"),
    "body.add": N_("%(who)s set up the body %(body)s"),
    "body.change": N_("%(who)s changed the body %(body)s: %(fields)s"),
    "body.end": N_("%(who)s ended the body %(body)s"),
    "body.resume": N_("%(who)s took back that the body %(body)s ended"),
    "body.seat": N_("%(who)s gave %(organisation)s a seat in %(body)s"),
    "body.unseat": N_("%(who)s ended the seat of %(organisation)s in %(body)s"),
    "body.reseat": N_("%(who)s took back that the seat of %(organisation)s in %(body)s ended"),
}
"""What each verb did; one without a sentence here would be told by its bare name, and a test forbids that."""

GONE = {
    "person": N_("somebody who is no longer here"),
    "organisation": N_("an organisation that is no longer here"),
    "unit": N_("a unit that is no longer here"),
    "role": N_("a role that is no longer here"),
    "constituency": N_("a constituency that is no longer here"),
    "place": N_("a place that is no longer here"),
    "file": N_("a list that is no longer here"),
    "body": N_("a body that is no longer here"),
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

OF_THE_NODE = frozenset({"password", "second-factor", "session", "steward", "place"})
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
}
"""What was changed, in words."""
