"""Forms about documents: their title, their text in several languages, comments and answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.domain import prose
from trellis.governance.actions import Heading, Remark, Wording
from trellis.governance.models import STEPS, Document, DocumentKind, Fate
from trellis.networks.models import Network
from trellis.ui.forms import LANGUAGES, NamesForm, VersionForm
from trellis.ui.jinja import language_name

_PREFIX = "text_"
_SHOWN = 2


def area(rows: int = 3, **attrs: str) -> forms.Textarea:
    """Give room for sentences."""
    return forms.Textarea(attrs={"rows": rows, **attrs})


class TextsForm(forms.Form):
    """A document's text in its languages, and what is new in it; `based_on` is the version that was seen."""

    says = forms.CharField(
        label=gettext_lazy("What is new in it, and why"),
        required=False,
        max_length=2000,
        widget=area(2),
        help_text=gettext_lazy("One or two sentences, for those who read the history."),
    )
    based_on = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, network: Network, texts: dict[str, str], must_say: bool = False, **more: Any
    ) -> None:
        """Put the network's language first, and show the languages in which something is written."""
        super().__init__(*args, **more)
        own = network.language
        order = [own, *(each for each in (*texts, *LANGUAGES) if each != own)]
        self.languages = list(dict.fromkeys(order))
        fields = {f"{_PREFIX}{code}": self._field(code, texts.get(code, "")) for code in self.languages}
        self.fields = {**fields, **self.fields}
        self.fields["says"].required = must_say

    def _field(self, code: str, standing: str) -> forms.CharField:
        label = _("Text in %(language)s") % {"language": language_name(code)}
        hint = (
            _("An empty line ends a paragraph. “# ” begins a heading, “- ” an item of a list.")
            if code == self.languages[0]
            else ""
        )
        widget = area(18, lang=code, spellcheck="true")
        return forms.CharField(
            label=label,
            required=False,
            initial=standing,
            max_length=prose.LONGEST,
            widget=widget,
            help_text=hint,
            strip=False,
        )

    def wording(self) -> Wording:
        """Give what was written."""
        given = self.cleaned_data
        texts = {code: given.get(f"{_PREFIX}{code}", "") for code in self.languages}
        return Wording(texts=texts, says=given["says"])

    def typed(self) -> dict[str, str]:
        """Give the texts as they stand in the form, whether it was right or not."""
        return {code: prose.tidy(str(self[f"{_PREFIX}{code}"].value() or "")) for code in self.languages}

    @property
    def shown(self) -> list[forms.BoundField]:
        """Give the texts that are open at once: the first two, and those filled in."""
        bound = [self[f"{_PREFIX}{code}"] for code in self.languages]
        return [each for number, each in enumerate(bound) if number < _SHOWN or each.value()]

    @property
    def folded_away(self) -> list[forms.BoundField]:
        """Give the texts in the other languages."""
        names = {each.name for each in self.shown}
        bound = [self[f"{_PREFIX}{code}"] for code in self.languages]
        return [each for each in bound if each.name not in names]

    @property
    def others(self) -> list[forms.BoundField]:
        """Give the fields that aren't texts."""
        return [each for each in self if not each.name.startswith(_PREFIX)]


class HeadingForm(VersionForm, NamesForm):
    """A document's title, and how often it is reviewed."""

    review_months = forms.IntegerField(
        label=gettext_lazy("Review every … months"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=gettext_lazy("Empty: a day is chosen at each adoption, or none."),
    )

    def __init__(self, *args: Any, standing: Document, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, names=standing.names, **more)
        self.kind = DocumentKind(standing.kind)
        self.initial.update(review_months=standing.review_months, version=standing.version)

    def heading(self) -> Heading:
        """Give what was written."""
        months = self.cleaned_data["review_months"]
        return Heading(kind=self.kind, names=self.names(), review_months=months)


class BeginForm(TextsForm):
    """The first version of a document, with its title when it is none of the eight steps."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)

    def __init__(self, *args: Any, network: Network, kind: DocumentKind, **more: Any) -> None:
        """Ask for a title where there's none."""
        super().__init__(*args, network=network, **more)
        self.kind, self.language = kind, network.language
        del self.fields["based_on"]
        if kind in STEPS:
            del self.fields["title"]
        else:
            self.fields = {"title": self.fields.pop("title"), **self.fields}

    @property
    def shown(self) -> list[forms.BoundField]:
        """Put the title before the texts."""
        title = [self["title"]] if "title" in self.fields else []
        return [*title, *super().shown]

    @property
    def others(self) -> list[forms.BoundField]:
        """Give the fields that are neither texts nor title."""
        return [each for each in super().others if each.name != "title"]

    def heading(self) -> Heading:
        """Give what kind of document it is, and its title."""
        title = self.cleaned_data.get("title", "")
        return Heading(kind=self.kind, names={self.language: title} if title else {})


class CommentForm(forms.Form):
    """What somebody wants to say about a version."""

    text = forms.CharField(label=gettext_lazy("What do you want to say?"), max_length=8000, widget=area(4))
    paragraph = forms.IntegerField(required=False, min_value=1, max_value=10_000, widget=forms.HiddenInput)
    language = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)

    def remark(self) -> Remark:
        """Give what was written."""
        return Remark(**self.cleaned_data)


class AnswerForm(VersionForm):
    """What became of a comment."""

    fate = forms.ChoiceField(
        label=gettext_lazy("What became of it?"),
        choices=[(each.value, each.label) for each in Fate if each != Fate.OPEN],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        required=False,
        max_length=4000,
        widget=area(),
        help_text=gettext_lazy("Why, in a sentence. It may stay empty where all of it was taken in."),
    )
