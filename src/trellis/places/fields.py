"""Choosing a place in a form: type its name; where several bear it, be asked which one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from trellis.domain.text import clean
from trellis.places import queries
from trellis.places.models import Place


@dataclass(frozen=True, slots=True)
class Typed:
    """What came with the form: the text, the place chosen, and the text for which it was chosen."""

    text: str = ""
    place_id: str = ""
    said: str = ""

    @property
    def chosen(self) -> UUID | None:
        """Give the id of the chosen place, unless another text was typed since."""
        try:
            return UUID(self.place_id) if self.place_id and self.said == self.text else None
        except ValueError:
            return None


class PlaceInput(forms.TextInput):
    """A line to type into, with suggestions where there is JavaScript, and radios where several fit."""

    # Set by the field when it has to ask which place is meant.
    asked: Sequence[Place] = ()

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> Typed:
        """Take the three parts together."""
        parts = (name, f"{name}-id", f"{name}-said")
        return Typed(*(clean(str(data.get(part) or "")) for part in parts))

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
        return SafeString(render_to_string("places/choose.html", context, using="jinja2"))


def _as_typed(value: Any) -> Typed:
    """Give what an untouched form shows for the place that stands: its label, kept by its id."""
    if not value:
        return Typed()
    place = value if isinstance(value, Place) else Place.objects.filter(pk=value).first()
    if place is None:
        return Typed()
    label = clean(queries.with_paths([place])[0].label)
    return Typed(label, str(place.pk), label)


class PlaceField(forms.Field):
    """Gives a `Place`, or None when nothing was typed and needn't be. `initial` is a Place or its id."""

    widget = PlaceInput
    default_error_messages = {
        "required": _("Type the name of a place."),
        "none": _(
            "No place is called '%(text)s'. Try a part of its name, its code, or the district it lies in."
        ),
        "gone": _("The place that was chosen isn't there any more. Choose again."),
        "similar": _("No place has exactly the name '%(text)s'. Is it one of these?"),
    }

    def clean(self, value: Any) -> Place | None:
        """Give the place that is meant, or ask."""
        typed = value if isinstance(value, Typed) else Typed()
        if not typed.text:
            self.validate(None)
            return None
        if typed.chosen:
            return self._place(typed.chosen)
        found = queries.named(typed.text)
        return found[0] if len(found) == 1 else self._ask(typed.text, found)

    def _place(self, place_id: UUID) -> Place:
        found = Place.objects.filter(pk=place_id).first()
        if found is None:
            raise ValidationError(self.error_messages["gone"], code="gone")
        return queries.with_paths([found])[0]

    def _ask(self, text: str, namesakes: list[Place]) -> Place:
        self.widget.asked = namesakes or queries.suggest(text)
        if namesakes:
            says = ngettext(
                "%(count)s place is called '%(text)s'. Is it this one?",
                "%(count)s places are called '%(text)s'. Which one do you mean?",
                len(namesakes),
            )
            raise ValidationError(says, code="which", params={"count": len(namesakes), "text": text})
        code = "similar" if self.widget.asked else "none"
        raise ValidationError(self.error_messages[code], code=code, params={"text": text})

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another place is meant than the one that stood there."""
        standing = initial.pk if isinstance(initial, Place) else initial
        return not (isinstance(data, Typed) and data.chosen == standing and bool(data.text) == bool(standing))
