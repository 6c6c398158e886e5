"""What narrows the record, and the seal from a sheet of paper that somebody wants to compare."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.portal.queries.record import Filters
from trellis.portal.telling import told_of_anything
from trellis.portal.wording import OF_THE_NODE, SENTENCES

_LONGEST = 200
EITHER = {"person", "invitation"}
_NUMBERS = 2**62


def is_of(verb: str, *, is_node: bool) -> bool:
    """Say whether a deed can stand in a network's chain, or in the installation's own."""
    thing = verb.partition(".")[0]
    return thing in EITHER or (thing in OF_THE_NODE) == is_node


class FiltersForm(forms.Form):
    """The fields by which a reader narrows the record; what makes no sense narrows nothing."""

    verb = forms.ChoiceField(label=_("What was done"), required=False)
    person = forms.CharField(label=_("Who did it"), required=False, max_length=_LONGEST)
    organisation = forms.CharField(label=_("About which organisation"), required=False, max_length=_LONGEST)
    day = forms.DateField(
        label=_("On which day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, is_node: bool, **kwargs: Any) -> None:
        """Offer the deeds of such a chain: a network's, or the installation's own."""
        super().__init__(*args, **kwargs)
        verbs = [verb for verb in SENTENCES if is_of(verb, is_node=is_node)]
        offered = [("", _("Anything")), *((verb, told_of_anything(verb)) for verb in verbs)]
        self.fields["verb"].choices = offered  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """Give what was asked for, as far as it makes sense."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(
            verb=given.get("verb", ""),
            person=given.get("person", ""),
            organisation=given.get("organisation", ""),
            day=given.get("day"),
        )


class SealForm(forms.Form):
    """A line's number and its seal, as they stand in somebody's minutes."""

    number = forms.IntegerField(label=_("Number of the line"), min_value=1, max_value=_NUMBERS)
    seal = forms.CharField(label=_("Seal"), max_length=100)

    def clean_seal(self) -> str:
        """Take the seal however it was copied: with gaps, in capitals."""
        seal = re.sub(r"[\s\-]", "", self.cleaned_data["seal"]).lower()
        if not re.fullmatch(r"[0-9a-f]{12,64}", seal):
            raise forms.ValidationError(_("A seal has at least 12 signs, each 0 to 9 or a to f."))
        return seal
