"""What forms of several rooms have in common: a thing's names in its languages, and the version one saw."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from trellis.domain import text
from trellis.ui.jinja import language_name

LANGUAGES = ("en", "th", "lo", "km", "my", "zh", "vi")
"""Those of the region; a thing's further names keep their own line."""
_SHOWN = 2
_PREFIX = "name_"


class VersionForm(forms.Form):
    """A form about a row that others may change too: it brings back which version its writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NamesForm(forms.Form):
    """Asks for a thing's names, a line for each language; at least one is needed."""

    longest = 200

    def __init__(
        self, *args: Any, language: str = "en", names: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        """Put the main language first and the languages in which there's a name next."""
        super().__init__(*args, **more)
        standing = names or {}
        self.languages = list(dict.fromkeys((language, *standing, *LANGUAGES)))
        lines = {f"{_PREFIX}{code}": self._line(code, standing.get(code, "")) for code in self.languages}
        self.fields = {**lines, **self.fields}

    def _line(self, code: str, standing: str) -> forms.CharField:
        label = _("Name: %(language)s") % {"language": language_name(code)}
        widget = forms.TextInput(attrs={"lang": code, "autocomplete": "off"})
        hint = _("Write the name in at least one language.") if code == self.languages[0] else ""
        return forms.CharField(
            label=label,
            max_length=self.longest,
            required=False,
            initial=standing,
            widget=widget,
            help_text=hint,
        )

    def names(self) -> dict[str, str]:
        """Give the names that were written, by language."""
        written = {code: text.clean(self.cleaned_data.get(f"{_PREFIX}{code}", "")) for code in self.languages}
        return {code: name for code, name in written.items() if name and not text.says_nothing(name)}

    def clean(self) -> dict[str, Any]:
        """Want a name in one language at least."""
        cleaned = super().clean() or self.cleaned_data
        if not self.names():
            self.add_error(f"{_PREFIX}{self.languages[0]}", _("Write the name in at least one language."))
        return cleaned

    def _lines(self) -> list[forms.BoundField]:
        return [self[f"{_PREFIX}{code}"] for code in self.languages]

    @property
    def shown(self) -> list[forms.BoundField]:
        """Give the lines that are open at once: the first two, and those filled in."""
        return [each for number, each in enumerate(self._lines()) if number < _SHOWN or each.value()]

    @property
    def folded_away(self) -> list[forms.BoundField]:
        """Give the lines of the other languages."""
        return [each for number, each in enumerate(self._lines()) if number >= _SHOWN and not each.value()]

    @property
    def others(self) -> list[forms.BoundField]:
        """Give the fields that aren't names."""
        return [each for each in self if not each.name.startswith(_PREFIX)]
