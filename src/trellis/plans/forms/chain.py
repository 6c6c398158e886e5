"""Forms of the chain: what something serves or led to, and which objective an activity serves."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.networks.lineage import Thing
from trellis.plans.models import Objective, Way


class LinkForm(forms.Form):
    """One thing, and whether it is above or below."""

    way = forms.ChoiceField(
        label=_("How they belong together"),
        choices=[
            (Way.UP.value, _("It serves what I choose")),
            (Way.DOWN.value, _("What I choose came of it")),
        ],
        initial=Way.UP.value,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, list[Thing]]], **more: Any) -> None:
        """Offer the things of all rooms, those of a kind together."""
        super().__init__(*args, **more)
        groups = [
            (label, [(f"{each.kind}:{each.pk}", _worded(each)) for each in things])
            for label, things in choices
        ]
        self.fields["thing"] = forms.ChoiceField(
            label=gettext("With what"), choices=[("", gettext("Choose one")), *groups]
        )

    def chosen(self) -> tuple[Way, str, UUID]:
        """Give what was chosen."""
        kind, _colon, pk = self.cleaned_data["thing"].partition(":")
        return Way(self.cleaned_data["way"]), kind, UUID(pk)


def _worded(thing: Thing) -> str:
    return f"{thing.title} ({thing.note})" if thing.note else thing.title


class ObjectiveChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An objective or an expected result, by its words and its plan."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its words and the title of its plan."""
        return f"{obj.title} ({obj.plan.title})"


class ServeForm(forms.Form):
    """Which objective an activity serves."""

    def __init__(self, *args: Any, objectives: Any, standing: Objective | None, **more: Any) -> None:
        """Offer the objectives that are open; begin with the one that stands."""
        super().__init__(*args, **more)
        self.fields["objective"] = ObjectiveChoice(
            objectives,
            label=gettext("Which objective it serves"),
            required=False,
            initial=standing,
            empty_label=gettext("None of these"),
        )
