"""Forms about rounds: whom to ask and until when, one more to ask, the bars, a code from a sheet."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.domain.problems import Problem
from trellis.domain.readinessbar import LABELS, Bar, Question, read_share
from trellis.formation.actions import Terms
from trellis.formation.models import Round
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.queries.directory import directory_of
from trellis.networks.models import Network
from trellis.ui.forms import VersionForm
from trellis.ui.problems import sentence

USUAL = timedelta(days=21)
MOST_SHEETS = 100
LONGEST = 4000


class TermsForm(forms.Form):
    """Until when, with which words, and whether persons answer, too."""

    closes_on = forms.DateField(
        label=_("Answers until"),
        widget=DayInput,
        help_text=_("Long enough for a letter to a village and back. It is the last day."),
    )
    note = forms.CharField(
        label=_("What you want to tell those who are asked"),
        required=False,
        max_length=LONGEST,
        widget=text_area(3),
    )
    persons_may_answer = forms.BooleanField(
        label=_("Persons may answer, too, without their names"),
        required=False,
        initial=True,
        help_text=_("Their answers are shown when the round is over, and only where three or more answered."),
    )

    def terms(self) -> Terms:
        """Give what was written."""
        return Terms(
            **{name: self.cleaned_data[name] for name in ("closes_on", "note", "persons_may_answer")}
        )


class OpenForm(TermsForm):
    """Whom to ask besides."""

    among = forms.ChoiceField(
        label=_("Who is asked?"),
        initial="joining",
        widget=forms.RadioSelect,
        choices=[
            ("joining", _("The members, and those who asked to join")),
            ("members", _("The members only")),
            ("directory", _("Every organisation of the directory, members or not yet")),
        ],
        help_text=_("You can ask more of them later, and leave some out."),
    )
    field_order = ("among", "closes_on", "note", "persons_may_answer")

    def __init__(self, *args: Any, **more: Any) -> None:
        """Offer three weeks."""
        super().__init__(*args, **more)
        self.initial.setdefault("closes_on", timezone.localdate() + USUAL)


class ChangeForm(TermsForm, VersionForm):
    """The same of a round that stands."""

    @classmethod
    def of(cls, asking: Round, data: Any = None) -> "ChangeForm":
        """Give the form with what stands there."""
        names = ("closes_on", "note", "persons_may_answer", "version")
        return cls(data, initial={name: getattr(asking, name) for name in names})


class AskForm(forms.Form):
    """One more organisation of the directory."""

    organisation = OrganisationField(label=_("Organisation"))

    def __init__(self, *args: Any, actor: Any, network: Network, **more: Any) -> None:
        """Choose among the directory."""
        super().__init__(*args, **more)
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.among = directory_of(actor, network)


class CodeForm(forms.Form):
    """The code that is printed on a sheet."""

    code = forms.CharField(
        label=_("Code on the sheet"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


def _share(text: str) -> Any:
    try:
        return read_share(text)
    except Problem as problem:
        raise ValidationError(sentence(problem))


class BarForm(forms.Form):
    """The bar of one question."""

    enough = forms.CharField(
        label=_("Enough say so"), max_length=9, help_text=_("A share such as 2/3, or a number such as 5.")
    )
    in_each = forms.CharField(
        label=_("In each constituency"),
        max_length=9,
        required=False,
        help_text=_("A share such as 1/2. Empty: constituencies aren't looked at one by one."),
    )
    response = forms.CharField(label=_("Enough have answered"), max_length=9)
    partly_counts = forms.BooleanField(label=_("“Partly” counts like “Yes”"), required=False)

    def __init__(self, data: Any, *, question: Question, bar: Bar) -> None:
        """Show the bar that stands."""
        super().__init__(data, prefix=question.value, initial=bar.as_json())
        self.question, self.label = question, LABELS[question]

    def clean_enough(self) -> Any:
        """Take a number of organisations or a share."""
        text = self.cleaned_data["enough"].strip()
        return int(text) if text.isascii() and text.isdecimal() and int(text) > 0 else _share(text)

    def clean_in_each(self) -> Any:
        """Take a share, or none."""
        text = self.cleaned_data["in_each"].strip()
        return _share(text) if text else None

    def clean_response(self) -> Any:
        """Take a share."""
        return _share(self.cleaned_data["response"])

    def bar(self) -> Bar:
        """Give what was written."""
        return Bar(**self.cleaned_data)


def bar_forms(bars: Mapping[Question, Bar], data: Any = None) -> list[BarForm]:
    """Give a form for each question."""
    return [BarForm(data, question=question, bar=bar) for question, bar in bars.items()]


class BarsForm(VersionForm):
    """What the forms of all bars have in common."""


class SheetsForm(forms.Form):
    """How many sheets without a name to print."""

    blank = forms.IntegerField(
        label=_("Sheets without a name"), min_value=0, max_value=MOST_SHEETS, initial=10, required=False
    )
