"""Choosing a thing in a form: type its name; where several bear it, be asked which one."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from trellis.domain.text import clean

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Typed:
    """What came with the form: the text, the thing chosen, and the text for which it was chosen."""

    text: str = ""
    chosen_id: str = ""
    said: str = ""

    @property
    def chosen(self) -> UUID | None:
        """Give the id of the chosen thing, unless another text was typed since."""
        try:
            return UUID(self.chosen_id) if self.chosen_id and self.said == self.text else None
        except ValueError:
            return None


class ChooseInput(forms.TextInput):
    """A line to type into, with radios where several things fit; `page` is the template of a room."""

    page = "ui/choose.html"
    # Set by the field when it has to ask which one is meant.
    asked: Sequence[Any] = ()

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> Typed:
        """Take the three parts together."""
        parts = (name, f"{name}-id", f"{name}-said")
        return Typed(*(clean(str(data.get(part) or "")) for part in parts))

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        """Tell whether the form that was sent has no such line."""
        return name not in data

    def standing(self, value: Any) -> tuple[str, UUID] | None:
        """Give the label and id of what stands, for an untouched form; rooms say it."""
        return None if value is None else (str(value), value.pk)

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002  Django's signature
    ) -> SafeString:
        """Write the line and, when asked, the question."""
        typed = value if isinstance(value, Typed) else self._as_typed(value)
        given = self.build_attrs(self.attrs, {"autocomplete": "off", "spellcheck": "false", **(attrs or {})})
        context = {"name": name, "typed": typed, "attrs": given, "asked": self.asked}
        return SafeString(render_to_string(self.page, context, using="jinja2"))

    def _as_typed(self, value: Any) -> Typed:
        found = self.standing(value) if value else None
        if found is None:
            return Typed()
        label = clean(found[0])
        return Typed(label, str(found[1]), label)


class ChooseField(forms.Field, ABC, Generic[Thing]):
    """Gives the thing that is meant, or None when nothing was typed and needn't be.

    A room says where to look, and what to say: required, none, which, similar, gone.
    """

    widget = ChooseInput

    @abstractmethod
    def at(self, pk: UUID) -> Thing | None:
        """Give the thing with this id, if it may be chosen."""

    @abstractmethod
    def find(self, words: str) -> tuple[list[Thing], list[Thing]]:
        """Give the things of exactly this name, and those that may be meant."""

    def clean(self, value: Any) -> Thing | None:
        """Give the thing that is meant, or ask."""
        typed = value if isinstance(value, Typed) else Typed()
        if not typed.text:
            self.validate(None)
            return None
        if typed.chosen:
            return self.at(typed.chosen) or self.refuse("gone", typed.text)
        exact, alike = self.find(typed.text)
        if len(exact) == 1:
            return exact[0]
        self.widget.asked = exact or alike
        return self.refuse("which" if exact else "similar" if alike else "none", typed.text, len(exact))

    def refuse(self, code: str, words: str, count: int = 0) -> NoReturn:
        """Say why nothing was chosen, or which are to choose among."""
        params = {"text": words, "count": count}
        raise ValidationError(self.error_messages[code], code=code, params=params)
