"""Forms by which a version comes into force, is reviewed, declined or withdrawn."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.governance.actions import Decided, Look
from trellis.governance.forms.documents import area
from trellis.governance.models import Finding
from trellis.governance.models.documents import Adoption
from trellis.members.forms.membership import DayInput

FINDINGS = {
    Finding.KEEP: _("Keep it: it still holds"),
    Finding.CHANGE: _("Change it: it holds until a new version is adopted"),
    Finding.MET: _("It was met: it has done its work and ends today"),
    Finding.DROP: _("Drop it: it ends today"),
}


class ReasonForm(forms.Form):
    """A reason that everybody reads who asks what became of it."""

    reason = forms.CharField(
        label=_("Reason"), max_length=4000, widget=area(), help_text=_("Whoever wrote it reads this.")
    )


class AdoptForm(forms.Form):
    """When and where it was decided, and how long it holds."""

    note = forms.CharField(
        label=_("Where was it decided?"),
        max_length=2000,
        widget=area(2),
        help_text=_("The meeting and its minutes, such as “General assembly, minutes no. 4”."),
    )
    on = forms.DateField(label=_("Day of the decision"), widget=DayInput, initial=timezone.localdate)
    review_on = forms.DateField(
        label=_("To be reviewed on"),
        required=False,
        widget=DayInput,
        help_text=_("You are reminded sixty days before."),
    )
    sunset_on = forms.DateField(
        label=_("In force until, unless kept"),
        required=False,
        widget=DayInput,
        help_text=_("Empty: until it is replaced or dropped. After this day it is no longer in force."),
    )

    def decided(self) -> Decided:
        """Give what was written."""
        return Decided(**self.cleaned_data)


class ReviewForm(forms.Form):
    """What a review found, why, and when to look again."""

    finding = forms.ChoiceField(label=_("What did you find?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=4000,
        widget=area(),
        help_text=_("Say also who decided it and where, such as the meeting and its minutes."),
    )
    next_on = forms.DateField(label=_("Next review"), required=False, widget=DayInput)
    sunset_on = forms.DateField(
        label=_("In force until, unless kept"), required=False, widget=DayInput, help_text=_("Only if kept.")
    )

    def __init__(self, *args: Any, standing: Adoption, **more: Any) -> None:
        """Offer the four findings of the note."""
        super().__init__(*args, **more)
        finding: Any = self.fields["finding"]
        finding.choices = [(each.value, FINDINGS[each]) for each in Finding]
        today = timezone.localdate()
        if standing.sunset_on and standing.sunset_on >= today:
            self.initial["sunset_on"] = standing.sunset_on

    def look(self) -> Look:
        """Give what was written."""
        given = self.cleaned_data
        return Look(**{**given, "finding": Finding(given["finding"])})
