"""A name in several languages: the network's own first, the others where they are wanted."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.domain import text

LANGUAGES = {
    "en": gettext_lazy("English"),
    "th": gettext_lazy("Thai"),
    "lo": gettext_lazy("Lao"),
    "km": gettext_lazy("Khmer"),
    "my": gettext_lazy("Burmese"),
    "zh": gettext_lazy("Chinese"),
    "vi": gettext_lazy("Vietnamese"),
}
_SHOWN = 2
_PREFIX = "name_"


class NamesForm(forms.Form):
    """Asks for a thing's names; at least one is needed."""

    def __init__(
        self, *args: Any, language: str = "en", names: dict[str, str] | None = None, **more: Any
    ) -> None:
        """Put the network's language first, and show the languages in which there's a name."""
        super().__init__(*args, **more)
        standing = names or {}
        order = [language, *(each for each in (*LANGUAGES, *standing) if each != language)]
        self.languages = list(dict.fromkeys(order))
        fields = {f"{_PREFIX}{code}": self._field(code, standing.get(code, "")) for code in self.languages}
        self.fields = {**fields, **self.fields}
        self.order_fields(None)

    def _field(self, code: str, standing: str) -> forms.CharField:
        label = _("Name in %(language)s") % {"language": LANGUAGES.get(code, code)}
        widget = forms.TextInput(attrs={"lang": code, "autocomplete": "off"})
        hint = _("Write the name in at least one language.") if code == self.languages[0] else ""
        return forms.CharField(
            label=label, max_length=300, required=False, initial=standing, widget=widget, help_text=hint
        )

    def names(self) -> dict[str, str]:
        """Give the names that were written, by language."""
        written = {code: self.cleaned_data.get(f"{_PREFIX}{code}", "") for code in self.languages}
        return {code: name for code, name in written.items() if name}

    def clean(self) -> dict[str, Any]:
        """Want a name in one language at least."""
        cleaned = super().clean() or self.cleaned_data
        if not any(text.clean(name) for name in self.names().values()):
            self.add_error(f"{_PREFIX}{self.languages[0]}", _("Write the name in at least one language."))
        return cleaned

    @property
    def shown(self) -> list[forms.BoundField]:
        """Give the fields of names that are open at once: the first two, and those filled in."""
        bound = [self[f"{_PREFIX}{code}"] for code in self.languages]
        return [each for number, each in enumerate(bound) if number < _SHOWN or each.value()]

    @property
    def folded_away(self) -> list[forms.BoundField]:
        """Give the fields of the other languages."""
        names = {each.name for each in self.shown}
        bound = [self[f"{_PREFIX}{code}"] for code in self.languages]
        return [each for each in bound if each.name not in names]

    @property
    def others(self) -> list[forms.BoundField]:
        """Give the fields that aren't names."""
        return [each for each in self if not each.name.startswith(_PREFIX)]
