"""The form about a search for a date: some days with their hours."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.meetings.actions.meetings import LONGEST, SHORTEST
from trellis.meetings.forms.meetings import HourInput, at
from trellis.members.forms.membership import DayInput

LINES = 5


class DatesForm(forms.Form):
    """Two to five dates, how long, and until when members may answer."""

    minutes = forms.IntegerField(
        label=_("How many minutes"), min_value=SHORTEST, max_value=LONGEST, initial=120
    )
    until = forms.DateField(
        label=_("Answer until"),
        required=False,
        widget=DayInput,
        help_text=_("Leave time for those whom paper or a phone call reaches."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        """Make a line for each date."""
        super().__init__(*args, **more)
        for number in range(1, LINES + 1):
            label = gettext("Date %(number)s") % {"number": number}
            self.fields[f"day_{number}"] = forms.DateField(label=label, required=number <= 2, widget=DayInput)
            self.fields[f"begins_{number}"] = forms.TimeField(
                label=gettext("Begins at"), widget=HourInput, initial="09:00", required=False
            )
        self.order_fields([name for name in self.fields if name not in {"minutes", "until"}])

    def begins(self) -> list[datetime]:
        """Give the dates that were written."""
        given = self.cleaned_data
        found = (at(given[f"day_{each}"], given[f"begins_{each}"]) for each in range(1, LINES + 1))
        return [each for each in found if each is not None]
