"""Forms about the words of the plan: kinds of work and groups of people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.domain.dimensions import dimensions_of
from trellis.plans.actions.words import Wording
from trellis.plans.forms.objectives import dimensions_field
from trellis.plans.models import Group, Kind
from trellis.ui.forms import NamesForm


class WordForm(NamesForm):
    """How a word is called in several languages, its code, and for a kind of work what it is about."""

    code = forms.CharField(
        label=_("Code"), max_length=60, required=False, help_text=_("What files call it, if they do.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_kind: bool, standing: Kind | Group | None = None, **more: Any) -> None:
        """Begin with what stands; only kinds of work have dimensions."""
        names = standing.names if standing is not None else None
        super().__init__(*args, names=names, **more)
        if is_kind:
            self.fields["dimensions"] = dimensions_field()
        if standing is not None:
            self.initial.update(code=standing.code, version=standing.version)
        if isinstance(standing, Kind):
            self.initial["dimensions"] = list(dimensions_of(standing.dimensions))

    def wording(self) -> Wording:
        """Give what was written."""
        given = self.cleaned_data
        return Wording(names=self.names(), code=given["code"], dimensions=given.get("dimensions", ()))
