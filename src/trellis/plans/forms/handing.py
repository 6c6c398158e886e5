"""Forms about keepers of units and about what is handed down."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.domain.cascading import depth_of
from trellis.domain.problems import HANDING_NOBODY
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation
from trellis.networks.models import Unit
from trellis.plans.actions.handing import Downward
from trellis.ui.names import name_text

LONGEST = 4_000
MOST_WORDS = 1_000


class KeeperForm(forms.Form):
    """Which member plans and reports for a unit, and since when."""

    organisation = OrganisationField(
        label=_("Member that plans and reports for the unit"),
        help_text=_("Any member may. Type its name or acronym."),
    )
    since = forms.DateField(label=_("Since"), widget=DayInput, initial=timezone.localdate)

    def __init__(self, *args: Any, among: QuerySet[Organisation], **more: Any) -> None:
        """Let it be one of these members."""
        super().__init__(*args, **more)
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.among = among


class KeeperEndForm(forms.Form):
    """The last day on which a member plans for a unit."""

    until = forms.DateField(label=_("Last day"), widget=DayInput, initial=timezone.localdate)


def _label(unit: Unit, top: int, language: str) -> str:
    return f"{'— ' * (depth_of(unit.path) - top)}{name_text(unit.names, language)}"


class UnitsField(forms.TypedMultipleChoiceField):
    """Some of the units below, in the order of the tree."""

    def __init__(self, units: list[Unit], language: str, **more: Any) -> None:
        """Offer these units, each as deep as it lies."""
        top = min((depth_of(each.path) for each in units), default=1)
        super().__init__(
            choices=[(str(each.pk), _label(each, top, language)) for each in units],
            coerce=UUID,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **more,
        )


class HandForm(forms.Form):
    """To which units something is handed down, why, and until when they answer."""

    all_below = forms.BooleanField(
        label=_("All units right below"),
        required=False,
        help_text=_("Each answers for itself: takes it over, adapts it, or declines with a reason."),
    )
    why = forms.CharField(
        label=_("Why it is handed down"), required=False, max_length=MOST_WORDS, widget=text_area(2)
    )
    until = forms.DateField(label=_("Answer until"), required=False, widget=DayInput)

    def __init__(self, *args: Any, units: list[Unit], language: str, **more: Any) -> None:
        """Offer the units below."""
        super().__init__(*args, **more)
        self.below = units
        chosen = UnitsField(
            units,
            language,
            label=_("Or some of them"),
            help_text=_("A level may be left out: the units between will see it."),
        )
        self.fields = {"all_below": self.fields.pop("all_below"), "units": chosen, **self.fields}

    def chosen(self) -> list[Unit]:
        """Give the units that were chosen."""
        given = set(self.cleaned_data.get("units", []))
        top = min((depth_of(each.path) for each in self.below), default=1)
        every = self.cleaned_data.get("all_below")
        return [each for each in self.below if each.pk in given or (every and depth_of(each.path) == top)]

    def clean(self) -> dict[str, Any]:
        """Want one unit at least."""
        given = super().clean() or self.cleaned_data
        if not self.chosen():
            self.add_error("units", str(_(HANDING_NOBODY.says)))
        return given

    def downward(self) -> Downward:
        """Give what was chosen."""
        return Downward(units=self.chosen(), why=self.cleaned_data["why"], until=self.cleaned_data["until"])


class AdaptForm(forms.Form):
    """The unit's own words for what was handed down."""

    title = forms.CharField(label=_("In your own words"), max_length=200)
    text = forms.CharField(
        label=_("How you will see that it is reached"),
        required=False,
        max_length=LONGEST,
        widget=text_area(3),
    )
    reason = forms.CharField(
        label=_("Why you adapt it"), required=False, max_length=MOST_WORDS, widget=text_area(2)
    )


class TellForm(forms.Form):
    """A short message to all units below."""

    unit = forms.TypedChoiceField(
        label=_("To all units below"), required=False, coerce=UUID, empty_value=None
    )
    subject = forms.CharField(label=_("What it is about"), max_length=120)
    text = forms.CharField(
        label=_("Message"),
        max_length=MOST_WORDS,
        widget=text_area(4),
        help_text=_("Keep it short: many read it as a text message. Write no names of people at risk."),
    )

    def __init__(self, *args: Any, units: list[Unit], whole: str, language: str, **more: Any) -> None:
        """Offer the units from which somebody may write; `whole` names the network when she may for it."""
        super().__init__(*args, **more)
        rows = [(str(each.pk), _label(each, 1, language)) for each in units]
        field = self.fields["unit"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", whole), *rows] if whole else rows

    def chosen(self) -> UUID | None:
        """Give the unit below which it is sent, or None for the whole network."""
        found: UUID | None = self.cleaned_data["unit"]
        return found
