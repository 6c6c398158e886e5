"""The form of one answer at a desk: by keys, or by choosing with the mouse."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.asks.showing import Shown
from trellis.domain.asking import Given
from trellis.domain.deskkeys import key_of_choice, key_of_need, pressed
from trellis.domain.problems import KEY_UNKNOWN, Problem
from trellis.ui.problems import sentence

_PLAIN = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}


class AnswerForm(forms.Form):
    """Asks for what somebody answered; what is left empty wasn't said."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(
        label=gettext_lazy("Keys"), max_length=40, required=False, widget=forms.TextInput(attrs=_PLAIN)
    )
    choice = forms.MultipleChoiceField(
        label=gettext_lazy("Answer"), required=False, widget=forms.CheckboxSelectMultiple
    )
    number = forms.CharField(
        label=gettext_lazy("Number"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={**_PLAIN, "inputmode": "decimal"}),
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Needs"), required=False, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=4000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, shown: Shown, **more: Any) -> None:
        """Leave only what this question asks for."""
        super().__init__(*args, **more)
        self.shown = shown
        choices = [
            (key, f"{key_of_choice(place, key)} · {label}")
            for place, (key, label) in enumerate(shown.choices)
        ]
        needs = [
            (key, f"{key_of_need(place)} · {label}".removeprefix(" · "))
            for place, (key, label) in enumerate(shown.needs)
        ]
        self._keep("choice", choices)
        self._keep("needs", needs)
        if not choices and not needs:
            del self.fields["key"]
        if not shown.wants_number:
            del self.fields["number"]
        elif shown.unit:
            self.fields["number"].label = _("Number: %(unit)s") % {"unit": shown.unit}
        if shown.wants_text:
            self.fields["text"].label = _("Answer in words")

    def _keep(self, name: str, choices: list[tuple[str, str]]) -> None:
        if not choices:
            del self.fields[name]
            return
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices
        if name == "choice" and not self.shown.several:
            radio = forms.ChoiceField(
                label=field.label, required=False, choices=choices, widget=forms.RadioSelect
            )
            self.fields["choice"] = radio

    @property
    def lines(self) -> list[forms.BoundField]:
        """Give the fields in the order of typing."""
        return [self[name] for name in ("key", "number", "text", "choice", "needs") if name in self.fields]

    @property
    def says_something(self) -> bool:
        """Say whether anything was typed or chosen."""
        names = [self.add_prefix(name) for name in self.fields if name != "version"]
        return any(str(self.data.get(name) or "").strip() for name in names)

    def clean_number(self) -> Decimal | None:
        """Give the number, in digits of any script."""
        written = self.cleaned_data["number"].replace(",", "").replace(" ", "")
        if not written:
            return None
        try:
            found = Decimal(written)
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite():
            raise forms.ValidationError(_("Write a number in digits."))
        return found

    def clean(self) -> dict[str, Any]:
        """Take the keys for what they stand for; they go before what was chosen with the mouse."""
        cleaned = super().clean() or self.cleaned_data
        typed = cleaned.get("key", "")
        if typed:
            shown = self.shown
            found = pressed(typed, [key for key, _l in shown.choices], [key for key, _l in shown.needs])
            if found is None:
                self.add_error("key", sentence(Problem(KEY_UNKNOWN, typed=typed)))
                return cleaned
            cleaned["choice"] = list(found.choices) or cleaned.get("choice")
            cleaned["needs"] = [*found.needs, *(cleaned.get("needs") or [])]
        return cleaned

    def given(self) -> Given:
        """Give the answer."""
        chosen = self.cleaned_data.get("choice") or []
        return Given(
            choices=(chosen,) if isinstance(chosen, str) else tuple(chosen),
            number=self.cleaned_data.get("number"),
            needs=tuple(self.cleaned_data.get("needs") or ()),
            text=self.cleaned_data.get("text", ""),
        )


class CodeForm(forms.Form):
    """Asks for the code of an ask or of a whole sheet, typed or scanned."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=300,
        help_text=gettext_lazy(
            "Of one question, or of the whole sheet. Scan it, or type it and press Enter."
        ),
        widget=forms.TextInput(attrs={**_PLAIN, "autofocus": True}),
    )
