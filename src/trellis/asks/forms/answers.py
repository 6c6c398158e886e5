"""The paper of an answer, made from what may be answered: the same for oneself and for somebody else."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.access.actor import Channel
from trellis.asks.models import Answer
from trellis.asks.showing import Shown
from trellis.domain.answering import LONGEST
from trellis.domain.asking import Given, given_from_json

BY_HAND = (
    (Channel.PAPER.value, gettext_lazy("On paper")),
    (Channel.PHONE.value, gettext_lazy("By phone")),
    (Channel.WEB.value, gettext_lazy("In the room")),
)


class AnswerForm(forms.Form):
    """Asks for what may be answered, and for nothing else."""

    def __init__(self, *args: Any, shown: Shown, current: Answer | None = None, **more: Any) -> None:
        """Make a field of each part of the question; `current` is the answer that counts now."""
        super().__init__(*args, **more)
        self.asked = shown
        standing = given_from_json(current.content) if current else Given()
        if shown.choices:
            self.fields["choice"] = self._choices(standing)
        if shown.wants_number:
            self.fields["amount"] = self._number(standing)
        if shown.needs:
            self.fields["needs"] = forms.MultipleChoiceField(
                label=_("What do you need for it?"),
                choices=shown.needs,
                required=False,
                initial=list(standing.needs),
                widget=forms.CheckboxSelectMultiple,
            )
        self.fields["text"] = forms.CharField(
            label=_("Your answer") if shown.wants_text else _("Remark"),
            required=False,
            max_length=LONGEST,
            initial=standing.text,
            widget=forms.Textarea(attrs={"rows": 4 if shown.wants_text else 2}),
        )

    def _choices(self, standing: Given) -> forms.Field:
        only_one = not self.asked.several
        given: dict[str, Any] = {
            "label": _("Your answer"),
            "choices": self.asked.choices,
            "required": not (self.asked.wants_number or self.asked.wants_text),
            "error_messages": {"required": _("Choose one of the answers.")},
        }
        if only_one:
            chosen = next(iter(standing.choices), None)
            return forms.ChoiceField(widget=forms.RadioSelect, initial=chosen, **given)
        return forms.MultipleChoiceField(
            widget=forms.CheckboxSelectMultiple, initial=list(standing.choices), **given
        )

    def _number(self, standing: Given) -> forms.Field:
        unit = self.asked.unit
        return forms.DecimalField(
            label=_("Number (%(unit)s)") % {"unit": unit} if unit else _("Number"),
            required=not (self.asked.choices or self.asked.wants_text),
            min_value=self.asked.least,
            max_value=self.asked.most,
            max_digits=14,
            decimal_places=2,
            initial=standing.number,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )

    def given(self) -> Given:
        """Give the answer."""
        chosen = self.cleaned_data.get("choice") or []
        amount: Decimal | None = self.cleaned_data.get("amount")
        return Given(
            choices=tuple(chosen) if isinstance(chosen, list) else (chosen,),
            number=amount,
            needs=tuple(self.cleaned_data.get("needs") or ()),
            text=self.cleaned_data["text"],
        )


class EnterForm(AnswerForm):
    """Asks for what somebody said, and how it came."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Ask first how it came."""
        super().__init__(*args, **more)
        how = forms.ChoiceField(
            label=_("How it came"), choices=BY_HAND, initial=Channel.PAPER.value, widget=forms.RadioSelect
        )
        self.fields = {"how": how, **self.fields}

    def channel(self) -> Channel:
        """Give the way by which it came."""
        return Channel(self.cleaned_data["how"])


class WhyForm(forms.Form):
    """Asks for a reason that others will read."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Whoever answers later reads it."),
    )
