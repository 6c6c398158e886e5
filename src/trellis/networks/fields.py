"""Choosing a person in a form: by a name in this network, or by an e-mail address within reach."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from trellis.accounts.models import Person
from trellis.accounts.people import with_email
from trellis.domain import text
from trellis.networks.models import Network
from trellis.networks.queries import people_in
from trellis.search import entries
from trellis.ui.choosing import ChooseField, ChooseInput

ASKED = 12


class PersonInput(ChooseInput):
    """A line to type a person's name or address into."""

    page = "networks/choose.html"


class PersonField(ChooseField[Person]):
    """Gives a person of the network, or one within reach by her e-mail address; the form sets both."""

    widget = PersonInput
    network: Network
    reachable: QuerySet[Person]
    default_error_messages = {
        "required": _("Type a name or an e-mail address."),
        "none": _(
            "Nobody in this network is called '%(text)s'. Add her first, or type a whole e-mail address."
        ),
        "no_email": _(
            "Nobody in your networks has the e-mail address '%(text)s'. Add the person first, or ask whoever "
            "looks after this installation."
        ),
        "which": _("'%(text)s' fits more than one. Who is meant?"),
        "similar": _("Nobody has exactly the name '%(text)s'. Is it one of these?"),
        "gone": _("The person who was chosen isn't there any more. Choose again."),
    }

    def at(self, pk: UUID) -> Person | None:
        """Give a person of the network."""
        return people_in(self.network).filter(pk=pk).first()

    def find(self, words: str) -> tuple[list[Person], list[Person]]:
        """Give whoever has this address, or those of exactly this name, and those with it in theirs."""
        if "@" in words:
            found = list(with_email(words).filter(pk__in=self.reachable.values("pk"), is_active=True))
            return (found, []) if found else self.refuse("no_email", words)
        found = list(entries.found_among(people_in(self.network), "person", words)[:ASKED])
        return [each for each in found if text.fold(words) in _names(each)], found


def _names(person: Person) -> set[str]:
    return {text.fold(person.name), text.fold(person.also_written)}
