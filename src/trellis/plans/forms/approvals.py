"""Forms about approvals: what must be allowed by whom, and what the answer was."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.domain.problems import APPROVAL_ABOUT, APPROVAL_AUTHORITY
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation
from trellis.places.fields import PlaceField
from trellis.plans.actions.approvals import Grant, Wish
from trellis.plans.models import Activity


class WishForm(forms.Form):
    """What is to be allowed, and which authority is asked."""

    area = PlaceField(label=_("Area"), required=False)
    authority = OrganisationField(
        label=_("Authority"), required=False, help_text=_("When it is in the directory of the network.")
    )
    authority_said = forms.CharField(label=_("Authority, in words"), required=False, max_length=200)

    def __init__(
        self, *args: Any, among: QuerySet[Organisation], activity: Activity | None, **more: Any
    ) -> None:
        """Offer the directory; for an activity an area is a part of where it is done."""
        super().__init__(*args, **more)
        self.activity = activity
        for_all = gettext("All work in this area is then allowed.")
        for_part = gettext("When the approval is for a part of its places only; empty for all of them.")
        self.fields["area"].help_text = for_part if activity else for_all
        field = self.fields["authority"]
        if isinstance(field, OrganisationField):
            field.among = among

    def clean(self) -> dict[str, Any]:
        """Want an authority, and something that it is about."""
        given = super().clean() or self.cleaned_data
        if self.activity is None and not given.get("area") and "area" not in self.errors:
            self.add_error("area", gettext(APPROVAL_ABOUT.says))
        named = given.get("authority") or given.get("authority_said")
        if not named and "authority" not in self.errors:
            self.add_error("authority", gettext(APPROVAL_AUTHORITY.says))
        return given

    def wish(self) -> Wish:
        """Give what was written."""
        return Wish(activity=self.activity, **self.cleaned_data)


class AskedForm(forms.Form):
    """When the authority was asked."""

    on = forms.DateField(label=_("Asked on"), required=False, widget=DayInput)


class GrantForm(forms.Form):
    """What the authority allowed."""

    on = forms.DateField(label=_("Answered on"), required=False, widget=DayInput)
    since = forms.DateField(label=_("Valid from"), required=False, widget=DayInput)
    until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=DayInput,
        help_text=_("Sixty days before, those who keep the work are told on their first page."),
    )
    reference = forms.CharField(label=_("Number of the letter"), required=False, max_length=100)
    conditions = forms.CharField(label=_("Conditions"), required=False, max_length=4_000, widget=text_area(3))
    letter = forms.FileField(
        label=_("The letter"),
        required=False,
        help_text=_("A PDF, a photo or a scan. Only those who ask and answer can open it."),
    )

    def grant(self) -> Grant:
        """Give what was written."""
        return Grant(**self.cleaned_data)
