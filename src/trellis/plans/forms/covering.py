"""Forms about coverage: that nobody works somewhere, and why an overlap is well."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.members.forms.membership import DayInput, text_area
from trellis.networks.models import Network
from trellis.places.fields import PlaceField
from trellis.plans.models import Statement


class NobodyForm(forms.Form):
    """Where nobody works, from when until when, and how that is known."""

    place = PlaceField(
        label=_("Place"),
        help_text=_("It is said of this place and of all that lies in it, not of a wider one."),
    )
    since = forms.DateField(label=_("From"), widget=DayInput)
    until = forms.DateField(
        label=_("To"), widget=DayInput, help_text=_("After this day somebody has to look again.")
    )
    text = forms.CharField(
        label=_("How you know"),
        max_length=300,
        required=False,
        help_text=_("Such as: asked in the meeting of all village heads."),
    )

    def statement(self, network: Network) -> Statement:
        """Give what was written; nothing is saved yet."""
        given: dict[str, Any] = self.cleaned_data
        return Statement(network=network, path=given["place"].path, **given)


class AgreeForm(forms.Form):
    """Why it is well that several do the same."""

    reason = forms.CharField(
        label=_("Why that is well"),
        max_length=2000,
        widget=text_area(3),
        help_text=_("Such as: one has the shelter for girls, the other for boys. It stays on record."),
    )
