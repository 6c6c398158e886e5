"""Choosing an organisation in a form: type its name or acronym; where several fit, be asked which."""

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

from trellis.domain import text
from trellis.members import naming
from trellis.members.models import Organisation
from trellis.search import entries

ASKED = 12
_SEARCHED = 200


@dataclass(frozen=True, slots=True)
class Typed:
    """What came with the form: the text, the entry chosen, and the text for which it was chosen."""

    text: str = ""
    chosen_id: str = ""
    said: str = ""

    @property
    def chosen(self) -> UUID | None:
        """Give the id of the chosen entry, unless another text was typed since."""
        try:
            return UUID(self.chosen_id) if self.chosen_id and self.said == self.text else None
        except ValueError:
            return None


class OrganisationInput(forms.TextInput):
    """A line to type into, with radios where several organisations fit."""

    # Set by the field when it has to ask which one is meant.
    asked: Sequence[Organisation] = ()

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> Typed:
        """Take the three parts together."""
        return Typed(
            *(text.clean(str(data.get(part) or "")) for part in (name, f"{name}-id", f"{name}-said"))
        )

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
        typed = value if isinstance(value, Typed) else _as_typed(value)
        given = self.build_attrs(self.attrs, {"autocomplete": "off", "spellcheck": "false", **(attrs or {})})
        context = {"name": name, "typed": typed, "attrs": given, "asked": self.asked}
        return SafeString(render_to_string("members/choose.html", context, using="jinja2"))


def _as_typed(value: Any) -> Typed:
    """Give what an untouched form shows for the organisation that stands there."""
    if not isinstance(value, Organisation):
        return Typed()
    label = text.clean(str(value))
    return Typed(label, str(value.pk), label)


class OrganisationField(forms.Field):
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

    def clean(self, value: Any) -> Organisation | None:
        """Give the organisation that is meant, or ask."""
        typed = value if isinstance(value, Typed) else Typed()
        if not typed.text:
            self.validate(None)
            return None
        if typed.chosen:
            return self._one(typed.chosen)
        found = list(entries.found_among(self.among, naming.KIND, typed.text)[:_SEARCHED])
        exact = [each for each in found if text.fold(typed.text) in _names(each)]
        return exact[0] if len(exact) == 1 else self._ask(typed.text, exact, found)

    def _one(self, pk: UUID) -> Organisation:
        found = self.among.filter(pk=pk).first()
        if found is None:
            raise ValidationError(self.error_messages["gone"], code="gone")
        return found

    def _ask(self, words: str, exact: list[Organisation], found: list[Organisation]) -> Organisation:
        self.widget.asked = (exact or found)[:ASKED]
        code = "which" if exact else "similar" if found else "none"
        raise ValidationError(self.error_messages[code], code=code, params={"text": words})


def _names(organisation: Organisation) -> set[str]:
    return {text.fold(name) for name in (*organisation.names.values(), organisation.acronym)}
