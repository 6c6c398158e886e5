"""Choosing an organisation in a form: by any of its names or its acronym."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from trellis.domain import text
from trellis.members import naming
from trellis.members.models import Organisation
from trellis.search import entries
from trellis.ui.choosing import ChooseField, ChooseInput

ASKED = 12
_SEARCHED = 200


class OrganisationInput(ChooseInput):
    """A line to type an organisation's name into."""

    page = "members/choose.html"


class OrganisationField(ChooseField[Organisation]):
    """Gives one of these organisations, or None when nothing was typed; the form sets `among`."""

    widget = OrganisationInput
    among: QuerySet[Organisation]
    default_error_messages = {
        "required": _("Type the name of an organisation."),
        "none": _("No organisation here has '%(text)s' in its name. Try a part of the name or its acronym."),
        "which": _("'%(text)s' fits more than one. Which do you mean?"),
        "similar": _("Nothing has exactly the name '%(text)s'. Is it one of these?"),
        "gone": _("The organisation that was chosen isn't there any more. Choose again."),
    }

    def at(self, pk: UUID) -> Organisation | None:
        """Give one of these organisations."""
        return self.among.filter(pk=pk).first()

    def find(self, words: str) -> tuple[list[Organisation], list[Organisation]]:
        """Give those of exactly this name or acronym, and those with it in one of their names."""
        found = list(entries.found_among(self.among, naming.KIND, words)[:_SEARCHED])
        return [each for each in found if text.fold(words) in _names(each)][:ASKED], found[:ASKED]


def _names(organisation: Organisation) -> set[str]:
    return {text.fold(name) for name in (*organisation.names.values(), organisation.acronym)}
