"""Forms about representatives and their mandates."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.domain.mandate import JOB_LABELS, InJobDescription, Scope
from trellis.members.actions.mandates import Terms
from trellis.members.actions.representatives import Appointment
from trellis.members.forms.membership import DayInput, LastDayForm, text_area
from trellis.members.models import Seat

ALTERNATE, FOLLOW = "alternate", "follow"


class AppointForm(forms.Form):
    """In which seat a person speaks for a member."""

    seat = forms.ChoiceField(
        label=_("Seat"),
        initial=Seat.HEAD,
        widget=forms.RadioSelect,
        choices=[
            (Seat.HEAD, _("Head: she gives the organisation's voice")),
            (Seat.ALTERNATE, _("Alternate: she stands in when the head can't come")),
        ],
    )
    position = forms.CharField(label=_("Position in the organisation"), max_length=200, required=False)
    since = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    until = forms.DateField(
        label=_("Until"), required=False, widget=DayInput, help_text=_("The last day, when it is known.")
    )
    instead = forms.ChoiceField(
        label=_("There is a head already"),
        required=False,
        widget=forms.HiddenInput,
        choices=[
            (ALTERNATE, _("Make the new one alternate")),
            (FOLLOW, _("End the former head's seat the day before")),
        ],
    )

    def ask_about_the_head(self) -> None:
        """Show what can be done about the head that there is."""
        field = self.fields["instead"]
        field.widget = forms.RadioSelect(choices=getattr(field, "choices", []))

    def appointment(self) -> Appointment:
        """Give what was written."""
        given = {name: self.cleaned_data[name] for name in ("position", "since", "until")}
        is_alternate = self.cleaned_data["instead"] == ALTERNATE
        return Appointment(seat=Seat.ALTERNATE if is_alternate else Seat(self.cleaned_data["seat"]), **given)

    @property
    def ends_former(self) -> bool:
        """Say whether the former head is to end."""
        return bool(self.cleaned_data["instead"] == FOLLOW)


class EndSeatForm(LastDayForm):
    """The last day of a seat, and why it ends."""

    reason = forms.CharField(label=_("Reason"), required=False, widget=text_area(2))


SCOPES = [
    (Scope.ATTEND, _("Attend and report back: she listens, and tells her organisation")),
    (Scope.DISCUSS, _("Take part in the discussion: she speaks, and headquarters decides")),
    (Scope.COMMIT_WITHIN, _("Commit within a written limit: up to an amount, or for certain things")),
    (Scope.COMMIT, _("Commit fully: what she agrees to, her organisation keeps")),
]


class MandateForm(forms.Form):
    """What the letter says."""

    scope = forms.ChoiceField(label=_("How far may she go?"), choices=SCOPES, widget=forms.RadioSelect)
    limit_amount = forms.DecimalField(
        label=_("Limit as an amount"), required=False, min_value=Decimal(0), max_digits=14, decimal_places=2
    )
    limit_currency = forms.CharField(
        label=_("Currency"), required=False, max_length=3, help_text=_("Three letters, such as THB or USD.")
    )
    limit_text = forms.CharField(label=_("Limit, as the letter says it"), required=False, max_length=300)
    subjects = forms.CharField(
        label=_("On which subjects"),
        required=False,
        help_text=_("With commas between them, such as: training, shelter. Empty: on every subject."),
    )
    since = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=DayInput,
        help_text=_("The last day. You are told before it comes."),
    )
    in_job_description = forms.ChoiceField(
        label=_("Is taking part in her job description?"),
        initial=InJobDescription.UNKNOWN,
        choices=[(each.value, _(JOB_LABELS[each])) for each in InJobDescription],
        widget=forms.RadioSelect,
    )
    letter = forms.FileField(
        label=_("The letter"),
        required=False,
        help_text=_("PDF, JPEG or PNG, up to 10 MB. Only those whom it concerns can open it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def clean_limit_currency(self) -> str:
        """Take it in capitals."""
        return str(self.cleaned_data["limit_currency"]).upper()

    def clean(self) -> dict[str, Any]:
        """Want a limit where there is said to be one, and a currency beside an amount."""
        given = super().clean() or self.cleaned_data
        if given.get("limit_amount") is not None and not given.get("limit_currency"):
            self.add_error("limit_currency", _("Write the currency of the amount."))
        return given

    def terms(self) -> Terms:
        """Give what was written."""
        given = dict(self.cleaned_data)
        parts = re.split("[,،、;\n]", given.pop("subjects"))
        subjects = tuple(part.strip() for part in parts if part.strip())
        scope, job = Scope(given.pop("scope")), InJobDescription(given.pop("in_job_description"))
        return Terms(scope=scope, subjects=subjects, in_job_description=job, **given)


class WithdrawForm(forms.Form):
    """Why a mandate is withdrawn, and from which day."""

    reason = forms.CharField(label=_("Reason"), widget=text_area(), help_text=_("It stays on record."))
    withdrawn_on = forms.DateField(
        label=_("Withdrawn from"),
        initial=timezone.localdate,
        widget=DayInput,
        help_text=_("It ends on this day."),
    )
