"""Forms of answers: the five questions, for an organisation or for a person without her name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.access.actor import Channel
from trellis.domain.readinessbar import LEVEL_LABELS, Level, Question
from trellis.domain.readinessguide import GUIDES, Guide
from trellis.formation.actions import Given, Paper
from trellis.formation.models import Answer
from trellis.members.forms.membership import text_area
from trellis.networks.models import Network
from trellis.ui.names import name_text

LONGEST = 2000


@dataclass(frozen=True)
class Posed:
    """A question as a page poses it: its guide, its field, and the field for words when there is one."""

    guide: Guide
    level: forms.BoundField
    words: forms.BoundField | None


class QuestionsForm(forms.Form):
    """The five questions; one may be left empty."""

    has_words = False

    def __init__(self, *args: Any, **more: Any) -> None:
        """Make a field of each question."""
        super().__init__(*args, **more)
        for question in Question:
            self.fields[question.value] = forms.ChoiceField(
                label=_(GUIDES[question].asks),
                choices=[(level.value, _(LEVEL_LABELS[level])) for level in Level],
                required=False,
                widget=forms.RadioSelect,
            )
            if self.has_words:
                self.fields[f"{question.value}-words"] = forms.CharField(
                    label=_("What you want to add"), required=False, max_length=LONGEST, widget=text_area(2)
                )

    def posed(self) -> Iterator[Posed]:
        """Give the questions in their order."""
        for question in Question:
            words = self[f"{question.value}-words"] if self.has_words else None
            yield Posed(GUIDES[question], self[question.value], words)

    def others(self) -> list[forms.BoundField]:
        """Give the fields that are no question."""
        asked = {each for question in Question for each in (question.value, f"{question.value}-words")}
        return [bound for bound in self if bound.name not in asked]

    def levels(self) -> dict[Question, Level]:
        """Give the answers that were given."""
        found = {question: self.cleaned_data[question.value] for question in Question}
        return {question: Level(level) for question, level in found.items() if level}


class AnswerForm(QuestionsForm):
    """An organisation's answers."""

    has_words = True
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    @classmethod
    def of(cls, standing: Answer | None, data: Any = None, **more: Any) -> "AnswerForm":
        """Give the form with what was answered."""
        if standing is None:
            return cls(data, **more)
        words = {f"{question}-words": said for question, said in standing.words.items()}
        return cls(data, initial={"version": standing.version, **standing.levels, **words}, **more)

    def given(self) -> Given:
        """Give what was written."""
        words = {question: self.cleaned_data[f"{question.value}-words"] for question in Question}
        return Given(levels=self.levels(), words=words)


class EnterForm(AnswerForm):
    """The same, typed in by a clerk."""

    channel = forms.ChoiceField(
        label=_("How did it reach you?"),
        initial=Channel.PAPER.value,
        widget=forms.RadioSelect,
        choices=[(Channel.PAPER.value, _("On a printed sheet")), (Channel.PHONE.value, _("By phone"))],
    )


class PaperForm(QuestionsForm):
    """A person's answers, without her name."""

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Offer the network's constituencies."""
        super().__init__(*args, **more)
        here = network.constituencies.all()
        self.fields["group"] = forms.ChoiceField(
            label=_("To which constituency do you belong?"),
            required=False,
            help_text=_("You may leave it open. Constituencies are shown only where three or more answered."),
            choices=[
                ("", _("I'd rather not say")),
                *((str(each.pk), name_text(each.names, network.language)) for each in here),
            ],
        )

    def paper(self) -> Paper:
        """Give what was written."""
        return Paper(levels=self.levels(), group=self.cleaned_data["group"])


class SheetForm(PaperForm):
    """The same from a printed sheet, with its code."""

    code = forms.CharField(
        label=_("Code on the sheet"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class StartForm(forms.Form):
    """Why the network starts."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=LONGEST, widget=text_area(4))


class TakeBackForm(forms.Form):
    """Why the start is taken back."""

    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST, widget=text_area(), help_text=_("It stays on record.")
    )
