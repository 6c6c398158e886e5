"""The form by which one notes what became of a call."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.channels.actions.calls import Became
from trellis.channels.models import Outcome


class CallForm(forms.Form):
    """Asks what became of a call, and when to call again."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What became of the call"),
        required=False,
        choices=Outcome.choices,
        widget=forms.RadioSelect,
    )
    again_at = forms.DateTimeField(
        label=gettext_lazy("Call again at"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    note = forms.CharField(
        label=gettext_lazy("Remark for the next caller"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Want an outcome, unless an answer or a time to call again tells it; and a time where one is due."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("outcome") and cleaned.get("again_at"):
            cleaned["outcome"] = Outcome.AGAIN.value
        if cleaned.get("outcome") == Outcome.AGAIN and not cleaned.get("again_at"):
            self.add_error("again_at", _("Write when to call again."))
        return cleaned

    def became(self, *, has_answered: bool) -> Became | None:
        """Give what became of the call; an answer that was typed tells it too."""
        given = self.cleaned_data["outcome"] or (Outcome.ANSWERED.value if has_answered else "")
        if not given:
            self.add_error("outcome", _("Choose what became of the call, or type an answer."))
            return None
        again = self.cleaned_data.get("again_at")
        return Became(outcome=Outcome(given), note=self.cleaned_data["note"], again_at=again)
