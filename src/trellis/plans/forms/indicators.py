"""The form of an indicator: what is counted, how it adds up, how it is broken down."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.domain.breakdown import Breakdown, Value, breakdowns_of
from trellis.domain.periods import EVERY_LABELS, Every
from trellis.domain.rollup import ACROSS_PLACES, WAY_LABELS, Rule, Way
from trellis.domain.text import clean
from trellis.members.forms.membership import text_area
from trellis.networks.models import Network
from trellis.plans.actions.indicators import Counted
from trellis.plans.models import Indicator, Objective, Tier
from trellis.ui.forms import NamesForm
from trellis.ui.jinja import language_name

MOST_CARRIED = 12
OBJECTIVES = 200
_STANDING = (
    "counts",
    "tier",
    "every",
    "across_places",
    "across_periods",
    "carries",
    "baseline",
    "target",
)


def written(breakdowns: Sequence[Breakdown], language: str) -> str:
    """Give breakdowns as they are typed, one in each line: "Sex: women, men"."""
    return "\n".join(
        f"{each.names.get(language, '')}: {', '.join(value.names.get(language, '') for value in each.values)}"
        for each in breakdowns
        if each.names.get(language)
    )


def read_lines(text: str) -> list[tuple[str, list[str]]]:
    """Read what was typed: the name of each breakdown, and its values."""
    found = []
    for line in filter(None, map(clean, text.splitlines())):
        name, _colon, values = line.partition(":")
        found.append((clean(name), [each for each in map(clean, values.split(",")) if each]))
    return found


class IndicatorForm(NamesForm):
    """What is counted, how often, by which rules, how broken down, from where to where."""

    counts = forms.CharField(
        label=gettext_lazy("Counted in"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Such as children, cases or meetings."),
    )
    tier = forms.ChoiceField(label=gettext_lazy("On what it looks"), choices=Tier.choices)
    every = forms.ChoiceField(label=gettext_lazy("How often"))
    across_places = forms.ChoiceField(label=gettext_lazy("How many places become one number"))
    across_periods = forms.ChoiceField(label=gettext_lazy("How many periods become one number"))
    carries = forms.IntegerField(
        label=gettext_lazy("For how many periods an older number may stand in for a missing one"),
        min_value=0,
        max_value=MOST_CARRIED,
        initial=0,
    )
    baseline = forms.DecimalField(
        label=gettext_lazy("Baseline"), max_digits=18, decimal_places=4, required=False
    )
    target = forms.DecimalField(label=gettext_lazy("Target"), max_digits=18, decimal_places=4, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, network: Network, indicator: Indicator | None = None, **more: Any) -> None:
        """Begin with the indicator as it stands."""
        super().__init__(
            *args, language=network.language, names=indicator.names if indicator else None, **more
        )
        self.indicator = indicator
        self._choose("every", [(each.value, _(EVERY_LABELS[each])) for each in Every])
        self._choose("across_places", [(each.value, _(WAY_LABELS[each])) for each in ACROSS_PLACES])
        self._choose("across_periods", [(each.value, _(WAY_LABELS[each])) for each in Way])
        self.tongues = (network.language, "th" if network.language == "en" else "en")
        standing = breakdowns_of(indicator.parts) if indicator else ()
        for number, tongue in enumerate(self.tongues):
            self.fields[f"parts_{number}"] = self._parts(tongue, written(standing, tongue), number)
        here = Objective.objects.filter(network=network).order_by("plan", "position")[:OBJECTIVES]
        self.objectives = {str(each.pk): each for each in here}
        options = [("", _("None")), *((key, each.title) for key, each in self.objectives.items())]
        self.fields["objective"] = forms.ChoiceField(
            label=_("Which objective it tells about"), choices=options, required=False
        )
        if indicator is not None:
            self._begin(indicator)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _parts(self, tongue: str, standing: str, number: int) -> forms.CharField:
        hint = (
            _("One in each line, such as: Sex: women, men") if number == 0 else _("The same lines, in order.")
        )
        label = _("Broken down by: %(language)s") % {"language": language_name(tongue)}
        area = text_area(2)
        area.attrs["lang"] = tongue
        return forms.CharField(
            label=label, required=False, max_length=2_000, widget=area, help_text=hint, initial=standing
        )

    def _begin(self, indicator: Indicator) -> None:
        names = (
            "counts",
            "tier",
            "every",
            "across_places",
            "across_periods",
            "carries",
            "baseline",
            "target",
        )
        self.initial.update({name: getattr(indicator, name) for name in names})
        self.initial.update(version=indicator.version, objective=str(indicator.objective_id or ""))

    def clean(self) -> dict[str, Any]:
        """Want breakdowns that have values, and alike in both languages."""
        cleaned = super().clean()
        first, second = (read_lines(cleaned.get(f"parts_{number}", "")) for number in (0, 1))
        if any(not name or len(values) < 2 for name, values in first):
            self.add_error("parts_0", _("Write a name, a colon, and at least two parts with commas between."))
        elif second and [len(values) for _name, values in first] != [len(values) for _name, values in second]:
            self.add_error("parts_1", _("Write as many lines and as many parts as in the first language."))
        return cleaned

    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Give the breakdowns; one that stood in the same place keeps its keys, and so its numbers."""
        first, second = (read_lines(self.cleaned_data[f"parts_{number}"]) for number in (0, 1))
        standing = breakdowns_of(self.indicator.parts) if self.indicator else ()
        found = []
        for place, (name, values) in enumerate(first):
            former = standing[place] if place < len(standing) else None
            other = second[place] if second else None
            found.append(self._breakdown(place, former, (name, values), other))
        return tuple(found)

    def _breakdown(
        self,
        place: int,
        former: Breakdown | None,
        line: tuple[str, list[str]],
        other: tuple[str, list[str]] | None,
    ) -> Breakdown:
        name, values = line
        others: list[str] = other[1] if other else [""] * len(values)
        keys = {each.names.get(self.tongues[0]): each.key for each in former.values} if former else {}
        free = (f"v{number}" for number in range(1, 1_000) if f"v{number}" not in keys.values())
        parts = tuple(
            Value(keys.get(value) or next(free), self._names(value, also))
            for value, also in zip(values, others, strict=True)
        )
        key = former.key if former else f"b{place + 1}"
        return Breakdown(key, self._names(name, other[0] if other else ""), parts)

    def _names(self, first: str, second: str) -> dict[str, str]:
        return {tongue: name for tongue, name in zip(self.tongues, (first, second), strict=True) if name}

    def rule(self) -> Rule:
        """Give the two rules."""
        given = self.cleaned_data
        return Rule(Way(given["across_places"]), Way(given["across_periods"]), given["carries"])

    def counted(self) -> Counted:
        """Give what was written."""
        given = self.cleaned_data
        return Counted(
            names=self.names(),
            every=Every(given["every"]),
            rule=self.rule(),
            counts=given["counts"],
            tier=Tier(given["tier"]),
            breakdowns=self.breakdowns(),
            objective=self.objectives.get(given["objective"]),
            baseline=given["baseline"],
            target=given["target"],
        )
