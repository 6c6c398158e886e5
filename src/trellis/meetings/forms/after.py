"""Forms of what comes of a meeting: tasks, minutes, cards, and a whole meeting typed in from paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.domain.card import LEVELS, LONGEST, QUESTIONS, Question
from trellis.governance.models import Document, DocumentKind
from trellis.meetings.actions.cards import Card
from trellis.meetings.actions.tasks import Work
from trellis.meetings.forms.room import MemberChoice, WhoForm
from trellis.meetings.models import ActionItem, Meeting, Minutes
from trellis.meetings.showing import SECTIONS
from trellis.members.forms.membership import DayInput, text_area
from trellis.ui.forms import LANGUAGES, VersionForm
from trellis.ui.jinja import language_name
from trellis.ui.names import name_text


class DocumentChoice(MemberChoice):
    """A document, by its title."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its title, or its kind."""
        return name_text(obj.names) or str(obj.get_kind_display())


class WorkForm(WhoForm):
    """What is to be done, by whom, until when, and what it serves."""

    text = forms.CharField(label=_("What is to be done"), max_length=300)
    due = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    serves_words = forms.CharField(label=_("Which objective it serves"), required=False, max_length=200)

    def __init__(self, *args: Any, meeting: Meeting, task: ActionItem | None = None, **more: Any) -> None:
        """Begin with the task as it stands."""
        super().__init__(*args, meeting=meeting, **more)
        kinds = [DocumentKind.GOALS, DocumentKind.ACTION_PLAN, DocumentKind.PURPOSE]
        here = Document.objects.filter(network=meeting.network_id, kind__in=kinds)
        self.fields["serves"] = DocumentChoice(
            here.order_by("kind"), label=_("In which document the objective stands"), required=False
        )
        order = ["text", "organisation", "person", "due", "serves_words", "serves"]
        self.order_fields(order)
        if task is not None:
            self.initial.update({name: getattr(task, name) for name in order})

    def work(self) -> Work:
        """Give what was written."""
        return Work(**{name: self.cleaned_data[name] for name in Work.__dataclass_fields__})


class WorkChangeForm(WorkForm, VersionForm):
    """A task that stands, with the version that was seen."""


class MinutesForm(VersionForm):
    """What people write in minutes; everything else assembles itself."""

    def __init__(self, *args: Any, minutes: Minutes, **more: Any) -> None:
        """Offer a text for each section, and the language in which it is written."""
        super().__init__(*args, **more)
        for section, label in SECTIONS.items():
            self.fields[section] = forms.CharField(
                label=label,
                required=False,
                max_length=20_000,
                widget=text_area(5),
                initial=minutes.texts.get(section, ""),
            )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of these texts"),
            choices=[(code, language_name(code)) for code in LANGUAGES],
            initial=minutes.language,
        )

    def texts(self) -> dict[str, str]:
        """Give the texts by section."""
        return {section: self.cleaned_data[section] for section in SECTIONS}


class ClearForm(forms.Form):
    """Whether minutes are cleared, with the reason when they aren't."""

    cleared = forms.ChoiceField(
        label=_("Are they cleared?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("They may go out")), ("no", _("They go back, with the reason"))],
    )
    reason = forms.CharField(label=_("Reason"), required=False, max_length=4_000, widget=text_area(3))


class TextForm(forms.Form):
    """One text that is wanted."""

    text = forms.CharField(label=_("What is to be corrected"), max_length=4_000, widget=text_area(4))


class CardForm(forms.Form):
    """The five questions and some words."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Ask each question with its levels."""
        super().__init__(*args, **more)
        levels = [(str(level), _(label)) for level, label in LEVELS.items()]
        for question, label in QUESTIONS.items():
            self.fields[question.value] = forms.ChoiceField(
                label=_(label), choices=levels, required=False, widget=forms.RadioSelect
            )
        self.fields["words"] = forms.CharField(
            label=_("What would make the next meeting better?"),
            required=False,
            max_length=LONGEST,
            widget=text_area(3),
        )

    def card(self) -> Card:
        """Give what was answered."""
        given = self.cleaned_data
        levels = {each.value: int(given[each.value]) for each in Question if given[each.value]}
        return Card(levels=levels, words=given["words"])


class CardTypeForm(CardForm):
    """A printed card, typed in by its code."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Ask for the code first."""
        super().__init__(*args, **more)
        self.fields = {
            "code": forms.CharField(label=gettext("Code on the card"), max_length=20),
            **self.fields,
        }
