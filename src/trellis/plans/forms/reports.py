"""Forms by which numbers are given: one with all its parts, or a whole sheet of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.domain.breakdown import breakdowns_of
from trellis.domain.periods import EVERY_LABELS, Every
from trellis.domain.rollup import Way
from trellis.members.forms.membership import text_area
from trellis.plans.actions.dues import Often
from trellis.plans.actions.reports import Number
from trellis.plans.models import Indicator, Report, Rhythm
from trellis.plans.showing import number_words
from trellis.ui.names import name_text

_PART = "part_"


def number_field(label: str, *, value: Decimal | None = None, **more: Any) -> forms.DecimalField:
    """Give a line for a number as it may be reported."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "short"})
    initial = number_words(value).replace(",", "") if value is not None else None
    return forms.DecimalField(
        label=label,
        required=False,
        max_digits=18,
        decimal_places=4,
        widget=widget,
        initial=initial,
        **more,
    )


class ReportForm(forms.Form):
    """A number with its parts and a remark; "not known" is an answer too."""

    unknown = forms.BooleanField(label=gettext_lazy("It isn't known"), required=False)
    remark = forms.CharField(
        label=gettext_lazy("Remark"), required=False, max_length=2_000, widget=text_area(2)
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, indicator: Indicator, standing: Report | None = None, **more: Any) -> None:
        """Ask for the number, what a mean weighs it by, and each part."""
        super().__init__(*args, **more)
        value = standing.value if standing else None
        label = (
            _("Number") if not indicator.counts else _("Number: %(counts)s") % {"counts": indicator.counts}
        )
        lines: dict[str, forms.Field] = {"value": number_field(label, value=value)}
        self.parts: dict[str, str] = {}
        for breakdown in breakdowns_of(indicator.parts):
            for part, key in zip(breakdown.values, breakdown.part_keys, strict=True):
                name = f"{_PART}{key}"
                kept = standing.parts.get(key) if standing else None
                says = f"{name_text(breakdown.names)}: {name_text(part.names)}"
                lines[name] = number_field(says, value=Decimal(kept) if kept else None)
                self.parts[name] = key
        weight: dict[str, forms.Field] = {}
        if Way.MEAN in {indicator.across_places, indicator.across_periods}:
            says = _("How many people this number is about")
            weight["weight"] = number_field(says, value=standing.weight if standing else None, min_value=0)
        self.fields = {
            "value": lines.pop("value"),
            "unknown": self.fields["unknown"],
            **weight,
            **lines,
            "remark": self.fields["remark"],
            "seen": self.fields["seen"],
        }
        self.initial.update(
            unknown=standing is not None and standing.value is None,
            remark=standing.remark if standing else "",
            seen=standing.pk.hex if standing else "",
        )

    def clean(self) -> dict[str, Any]:
        """Want a number, or that it isn't known; never both, never neither."""
        cleaned = super().clean() or self.cleaned_data
        if "value" in self.errors:
            return cleaned
        has_value, unknown = cleaned.get("value") is not None, cleaned.get("unknown")
        if has_value and unknown:
            self.add_error("unknown", _("There is a number as well. Take out one of the two."))
        if not has_value and not unknown:
            self.add_error("value", _("Write a number (nought is one), or say that it isn't known."))
        return cleaned

    def number(self) -> Number:
        """Give what was written."""
        given = self.cleaned_data
        parts = {key: given.get(name) for name, key in self.parts.items() if given.get(name) is not None}
        return Number(value=given["value"], weight=given.get("weight"), parts=parts, remark=given["remark"])


class SheetForm(forms.Form):
    """A number for each of several indicators; a line that is left empty says nothing."""

    def __init__(
        self, *args: Any, indicators: Sequence[Indicator], standing: Mapping[UUID, Report], **more: Any
    ) -> None:
        """Make two fields for each indicator: its number, and that it isn't known."""
        super().__init__(*args, **more)
        self.indicators = list(indicators)
        for each in self.indicators:
            report = standing.get(each.pk)
            label = name_text(each.names)
            self.fields[f"n_{each.pk.hex}"] = number_field(label, value=report.value if report else None)
            self.fields[f"u_{each.pk.hex}"] = forms.BooleanField(
                label=_("not known"),
                required=False,
                initial=report is not None and report.value is None,
            )
            self.fields[f"s_{each.pk.hex}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=report.pk.hex if report else ""
            )

    def lines(self) -> list[tuple[Indicator, Any, Any, Any]]:
        """Give each indicator with its fields."""
        return [
            (each, self[f"n_{each.pk.hex}"], self[f"u_{each.pk.hex}"], self[f"s_{each.pk.hex}"])
            for each in self.indicators
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a number that isn't known at the same time."""
        cleaned = super().clean() or self.cleaned_data
        for each in self.indicators:
            if cleaned.get(f"n_{each.pk.hex}") is not None and cleaned.get(f"u_{each.pk.hex}"):
                self.add_error(f"u_{each.pk.hex}", _("There is a number as well. Take out one of the two."))
        return cleaned

    def given(self) -> dict[Indicator, tuple[Decimal | None, str]]:
        """Give the lines that say something, each with the report that was seen."""
        found: dict[Indicator, tuple[Decimal | None, str]] = {}
        for each in self.indicators:
            value = self.cleaned_data.get(f"n_{each.pk.hex}")
            if value is not None or self.cleaned_data.get(f"u_{each.pk.hex}"):
                found[each] = value, self.cleaned_data[f"s_{each.pk.hex}"]
        return found


class DoubtForm(forms.Form):
    """What looks wrong."""

    reason = forms.CharField(label=gettext_lazy("What looks wrong?"), max_length=2_000, widget=text_area(3))


class RhythmForm(forms.Form):
    """How often is asked by itself."""

    counts_every = forms.ChoiceField(label=gettext_lazy("Results of activities"), required=False)
    asks_reports = forms.BooleanField(
        label=gettext_lazy("Ask for each indicator when its period is over"), required=False
    )
    days = forms.IntegerField(label=gettext_lazy("Days to answer"), min_value=1, max_value=90, initial=14)

    def __init__(self, *args: Any, standing: Rhythm | None, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, **more)
        field = self.fields["counts_every"]
        if isinstance(field, forms.ChoiceField):
            lengths = [(each.value, _(EVERY_LABELS[each])) for each in Every]
            field.choices = [("", _("Never by itself")), *lengths]
        if standing is not None:
            names = ("counts_every", "asks_reports", "days")
            self.initial.update({name: getattr(standing, name) for name in names})

    def often(self) -> Often:
        """Give what was chosen."""
        given = self.cleaned_data
        every = Every(given["counts_every"]) if given["counts_every"] else None
        return Often(counts_every=every, asks_reports=given["asks_reports"], days=given["days"])
