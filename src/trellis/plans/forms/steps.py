"""Forms about the steps of an activity."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput
from trellis.members.models import Organisation
from trellis.plans.actions.steps import Task
from trellis.plans.models import Step

_NAMES = ("text", "organisation", "since", "due", "version")


class StepForm(forms.Form):
    """What is to be done, by which member, from when until when, after which other steps."""

    text = forms.CharField(label=_("What is to be done"), max_length=300)
    organisation = OrganisationField(
        label=_("Who does it"),
        required=False,
        help_text=_("It is asked, by the way that suits it, if it takes the step. Type its name or acronym."),
    )
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    due = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    after = forms.ModelMultipleChoiceField(
        Step.objects.none(), label=_("It comes after"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        among: QuerySet[Organisation],
        others: QuerySet[Step],
        standing: Step | None = None,
        **more: Any,
    ) -> None:
        """Offer the directory, and the other steps; begin with what stands."""
        super().__init__(*args, **more)
        doer, after = self.fields["organisation"], self.fields["after"]
        if isinstance(doer, OrganisationField):
            doer.among = among
        if isinstance(after, forms.ModelMultipleChoiceField):
            after.queryset = others
        if standing is not None:
            self.initial.update({name: getattr(standing, name) for name in _NAMES})
            self.initial["after"] = list(standing.after.all())
        if not others.exists():
            del self.fields["after"]

    def task(self) -> Task:
        """Give what was written."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Task(**(given | {"after": list(given.get("after", ()))}))


class UntilForm(forms.Form):
    """Until when an answer is wanted."""

    until = forms.DateField(label=_("Answer until"), widget=DayInput)
