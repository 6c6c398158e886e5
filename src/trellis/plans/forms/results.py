"""The grid by which results are given: each site of an activity with three numbers."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from trellis.domain.reached import Numbers
from trellis.plans.models import Result, Site

LARGEST = 2**62


def _whole(label: str, standing: int | None) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"})
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=LARGEST, widget=widget, initial=standing
    )


class ResultsForm(forms.Form):
    """Three numbers for each site; an empty one isn't known, a line without any says nothing."""

    def __init__(
        self, *args: Any, sites: Sequence[Site], standing: Mapping[UUID, Result], **more: Any
    ) -> None:
        """Make the lines, with what stands."""
        super().__init__(*args, **more)
        self.sites, self.standing = list(sites), standing
        for site in self.sites:
            key, result = site.pk.hex, standing.get(site.pk)
            self.fields[f"p_{key}"] = _whole(_("Different people"), result.people if result else None)
            self.fields[f"c_{key}"] = _whole(_("Contacts"), result.contacts if result else None)
            self.fields[f"s_{key}"] = _whole(_("Services"), result.services if result else None)
            self.fields[f"u_{key}"] = forms.BooleanField(
                label=_("not known"), required=False, initial=self._is_unknown(result)
            )
            self.fields[f"w_{key}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=str(result.pk) if result else ""
            )

    @staticmethod
    def _is_unknown(result: Result | None) -> bool:
        return result is not None and (result.people, result.contacts, result.services) == (None, None, None)

    def lines(self) -> list[tuple[Site, list[Any]]]:
        """Give each site with its fields."""
        return [(each, [self[f"{name}_{each.pk.hex}"] for name in "pcsuw"]) for each in self.sites]

    def given(self) -> dict[Site, tuple[Numbers, str | None]]:
        """Give the lines that say something, each with the result that was seen."""
        found: dict[Site, tuple[Numbers, str | None]] = {}
        for site in self.sites:
            values = {name: self.cleaned_data.get(f"{name}_{site.pk.hex}") for name in "pcsuw"}
            numbers = Numbers(values["p"], values["c"], values["s"])
            if not numbers.is_unknown or values["u"]:
                found[site] = numbers, values["w"]
        return found
