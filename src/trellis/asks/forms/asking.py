"""The sheet on which a coordinator asks something: in which words, what may be answered, of whom."""

from collections.abc import Callable
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.asks.actions import Question
from trellis.asks.directory import directory
from trellis.asks.queries.audience import Audience, ToWhom
from trellis.domain import text
from trellis.domain.asking import Bounds, Choice, Shape
from trellis.domain.problems import CHOICES_MISSING, LINES_DIFFER, N_, Problem
from trellis.networks.models import Network
from trellis.ui.addresses import an_id
from trellis.ui.forms import LANGUAGES
from trellis.ui.jinja import language_name
from trellis.ui.names import name_text
from trellis.ui.problems import sentence

YES_NO, CHOICES, SEVERAL, NUMBER, TEXT = "yes-no", "choices", "several", "number", "text"
KINDS = (
    (YES_NO, gettext_lazy("Yes or no")),
    (CHOICES, gettext_lazy("One of several answers")),
    (SEVERAL, gettext_lazy("Any of several answers")),
    (NUMBER, gettext_lazy("A number")),
    (TEXT, gettext_lazy("In her own words")),
)
YES = Choice("yes", {"says": N_("Yes"), "with": {}})
NO = Choice("no", {"says": N_("No"), "with": {}})
AUDIENCES = (
    (Audience.MEMBERS, gettext_lazy("All members")),
    (Audience.CONSTITUENCY, gettext_lazy("The members of a constituency")),
    (Audience.UNIT, gettext_lazy("The members of a unit and of those below it")),
    (Audience.ROLE, gettext_lazy("The people who hold a role")),
    (Audience.NAMED, gettext_lazy("Those whom I name")),
)
_PARTS = ("title", "question", "why", "choices", "needs", "unit")


class WhomForm(forms.Form):
    """Asks of whom something is asked."""

    audience = forms.ChoiceField(
        label=gettext_lazy("Of whom"),
        choices=AUDIENCES,
        initial=Audience.MEMBERS.value,
        widget=forms.RadioSelect,
    )
    constituency = forms.ChoiceField(label=gettext_lazy("Which constituency"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Which unit"), required=False)
    role = forms.ChoiceField(label=gettext_lazy("Which role"), required=False)
    named = forms.CharField(
        label=gettext_lazy("Their names"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Members or people, one on each line."),
    )

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Offer the network's own groups; what it doesn't have isn't asked."""
        super().__init__(*args, **more)
        own = network.language
        groups = {
            "constituency": [(str(pk), name) for pk, name in directory().constituencies(network.pk).items()],
            "unit": [(str(each.pk), name_text(each.names, own)) for each in network.units.order_by("path")],
            "role": [(str(each.pk), name_text(each.names, own)) for each in network.roles.order_by("pk")],
        }
        for name, choices in groups.items():
            field = self.fields[name]
            if choices and isinstance(field, forms.ChoiceField):
                field.choices = [("", _("Choose")), *choices]
            else:
                del self.fields[name]
        audience = self.fields["audience"]
        if isinstance(audience, forms.ChoiceField):
            missing = groups.keys() - self.fields.keys()
            audience.choices = [each for each in AUDIENCES if each[0].value not in missing]

    def clean(self) -> dict[str, Any]:
        """Want the group or the names that belong to the chosen way."""
        cleaned = super().clean() or self.cleaned_data
        wanted = {Audience.CONSTITUENCY: "constituency", Audience.UNIT: "unit", Audience.ROLE: "role"}
        wanted[Audience.NAMED] = "named"
        line = wanted.get(cleaned.get("audience", ""))
        if line and not cleaned.get(line):
            self.add_error(line if line in self.fields else None, _("Say which ones."))
        return cleaned

    def whom(self) -> ToWhom:
        """Give whom to ask."""
        audience = Audience(self.cleaned_data["audience"])
        named = self.cleaned_data.get("named", "").splitlines()
        return ToWhom(
            audience=audience,
            group=an_id(self.cleaned_data.get(audience.value, "") or ""),
            names=tuple(text.clean(each) for each in named if text.clean(each)),
        )


class RaiseForm(WhomForm):
    """Asks for a question: its texts by language, what may be answered, until when, of whom."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What may be answered"), choices=KINDS, initial=YES_NO, widget=forms.RadioSelect
    )
    until = forms.DateField(
        label=gettext_lazy("Answer until (the end of that day)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    least = forms.DecimalField(label=gettext_lazy("Smallest number"), required=False, max_digits=12)
    most = forms.DecimalField(label=gettext_lazy("Largest number"), required=False, max_digits=12)

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Give each language its lines, the network's own first."""
        super().__init__(*args, network=network, **more)
        self.languages = list(dict.fromkeys((network.language, *LANGUAGES)))
        makers = _makers()
        texts = {f"{part}_{code}": makers[part](code) for code in self.languages for part in _PARTS}
        self.fields = {**texts, **self.fields}
        self.order_fields([*texts, "kind", "least", "most", "until"])

    def groups(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """Give the lines of each language, and whether they are open at once."""
        found = []
        for number, code in enumerate(self.languages):
            lines = [self[f"{part}_{code}"] for part in _PARTS]
            is_open = number == 0 or any(each.value() for each in lines)
            found.append((language_name(code), lines, is_open))
        return found

    @property
    def others(self) -> list[forms.BoundField]:
        """Give the lines that no language has."""
        return [each for each in self if each.name.rpartition("_")[0] not in _PARTS]

    def _written(self, part: str) -> dict[str, str]:
        found = {code: self.cleaned_data.get(f"{part}_{code}", "").strip() for code in self.languages}
        return {code: words for code, words in found.items() if words}

    def clean(self) -> dict[str, Any]:
        """Want a title and a question in one language, and answers to choose among."""
        cleaned = super().clean()
        first = self.languages[0]
        for part in ("title", "question"):
            if not self._written(part):
                self.add_error(f"{part}_{first}", _("Write it in at least one language."))
        try:
            self._shape()
        except Problem as problem:
            self.add_error(f"choices_{first}", sentence(problem))
        return cleaned

    def _choices(self, part: str) -> tuple[Choice, ...]:
        """Give the answers or needs that were written, line by line in each language."""
        written = {
            code: [text.clean(line) for line in words.splitlines() if text.clean(line)]
            for code, words in self._written(part).items()
        }
        if len({len(lines) for lines in written.values()}) > 1:
            raise Problem(LINES_DIFFER)
        count = len(next(iter(written.values()), []))
        return tuple(
            Choice(str(place + 1), {code: lines[place] for code, lines in written.items()})
            for place in range(count)
        )

    def _shape(self) -> Shape:
        kind, needs = self.cleaned_data.get("kind"), self._choices("needs")
        if kind == YES_NO:
            return Shape(choices=(YES, NO), needs=needs)
        if kind in {CHOICES, SEVERAL}:
            choices = self._choices("choices")
            if len(choices) < 2:
                raise Problem(CHOICES_MISSING)
            return Shape(choices=choices, several=kind == SEVERAL, needs=needs)
        if kind == NUMBER:
            return Shape(number=self._bounds(), needs=needs)
        return Shape(wants_text=True, needs=needs)

    def _bounds(self) -> Bounds:
        least: Decimal | None = self.cleaned_data.get("least")
        most: Decimal | None = self.cleaned_data.get("most")
        return Bounds(least, most, self._written("unit") or None)

    def question(self) -> Question:
        """Give what is asked."""
        day = self.cleaned_data["until"]
        end = datetime.combine(day, time(23, 59), timezone.get_current_timezone()) if day else None
        return Question(
            title=self._written("title"),
            question=self._written("question"),
            why=self._written("why"),
            shape=self._shape(),
            until=end,
        )


def _makers() -> dict[str, Callable[[str], forms.Field]]:
    """Give how the line of each part is made for a language."""

    def line(label: str, longest: int, rows: int = 0, hint: str = "") -> Callable[[str], forms.Field]:
        def made(code: str) -> forms.Field:
            attrs = {"lang": code, "autocomplete": "off"}
            widget = forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs=attrs)
            return forms.CharField(
                label=label, max_length=longest, required=False, widget=widget, help_text=hint
            )

        return made

    return {
        "title": line(_("Title, in a few words"), 120, 0, _("It stands in text messages and on sheets.")),
        "question": line(_("Question"), 2_000, 3),
        "why": line(_("Why it matters"), 1_000, 2),
        "choices": line(_("Answers, one on each line"), 2_000, 3),
        "needs": line(_("What may be needed, one on each line"), 2_000, 2, _("Such as travel money.")),
        "unit": line(_("Unit of the number"), 60),
    }
