"""Choosing a person in a form: type a name or an e-mail address; where several fit, be asked which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from trellis.accounts.models import Person
from trellis.accounts.people import with_email
from trellis.domain import text
from trellis.networks.models import Network
from trellis.networks.queries import people_in
from trellis.search import entries

ASKED = 12


@dataclass(frozen=True, slots=True)
class Typed:
    """What came with the form: the text, the person chosen, and the text for which she was chosen."""

    text: str = ""
    person_id: str = ""
    said: str = ""

    @property
    def chosen(self) -> UUID | None:
        """Give the id of the chosen person, unless another text was typed since."""
        try:
            return UUID(self.person_id) if self.person_id and self.said == self.text else None
        except ValueError:
            return None


class PersonInput(forms.TextInput):
    """A line to type into, with radios where several people fit."""

    # Set by the field when it has to ask who is meant.
    asked: Sequence[Person] = ()

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> Typed:
        """Take the three parts together."""
        parts = (name, f"{name}-id", f"{name}-said")
        return Typed(*(text.clean(str(data.get(part) or "")) for part in parts))

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        """Tell whether the form that was sent has no such line."""
        return name not in data

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002  Django's signature
    ) -> SafeString:
        """Write the line and, when asked, the question."""
        typed = value if isinstance(value, Typed) else Typed()
        given = self.build_attrs(self.attrs, {"autocomplete": "off", "spellcheck": "false", **(attrs or {})})
        context = {"name": name, "typed": typed, "attrs": given, "asked": self.asked}
        return SafeString(render_to_string("networks/choose.html", context, using="jinja2"))


class PersonField(forms.Field):
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

    def clean(self, value: Any) -> Person | None:
        """Give the person who is meant, or ask."""
        typed = value if isinstance(value, Typed) else Typed()
        if not typed.text:
            self.validate(None)
            return None
        if typed.chosen:
            return self._sole(people_in(self.network).filter(pk=typed.chosen).first(), "gone", typed.text)
        if "@" in typed.text:
            found_there = with_email(typed.text).filter(pk__in=self.reachable.values("pk"), is_active=True)
            return self._sole(found_there.first(), "no_email", typed.text)
        found = list(entries.found_among(people_in(self.network), "person", typed.text)[:ASKED])
        exact = [each for each in found if text.fold(typed.text) in _names(each)]
        return exact[0] if len(exact) == 1 else self._ask(typed.text, exact, found)

    def _sole(self, person: Person | None, code: str, words: str) -> Person:
        if person is None:
            raise ValidationError(self.error_messages[code], code=code, params={"text": words})
        return person

    def _ask(self, words: str, exact: list[Person], found: list[Person]) -> Person:
        self.widget.asked = exact or found
        code = "which" if exact else "similar" if found else "none"
        raise ValidationError(self.error_messages[code], code=code, params={"text": words})


def _names(person: Person) -> set[str]:
    return {text.fold(person.name), text.fold(person.also_written)}
