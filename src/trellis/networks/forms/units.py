"""A unit of the network's tree, and its place in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.networks.models import Network, Unit
from trellis.networks.queries.units import Branch, branches
from trellis.places.fields import PlaceField
from trellis.places.models import Place
from trellis.ui.forms import NamesForm, VersionForm
from trellis.ui.names import name_text

MOST_PLACES = 60
_PLACE = "covers_"
_DIGITS = 3


def _count(data: Any) -> int:
    """Give how many lines for places a sent form had."""
    numbers = [key.removeprefix(_PLACE) for key in data if key.startswith(_PLACE)]
    return max((int(each) + 1 for each in numbers if each.isdecimal() and len(each) <= _DIGITS), default=1)


class UnitForm(NamesForm):
    """What a unit is called, what it is, and which places it covers: a line for each."""

    level = forms.CharField(
        label=gettext_lazy("What is it?"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "In your own words: committee, provincial group, district centre, village group."
        ),
    )

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, covers: Sequence[Place] = (), **more: Any) -> None:
        """Make a line for each place, and one more; a form that was sent has the lines it had."""
        super().__init__(data, **more)
        lines = min(_count(data) if data else len(covers) + 1, MOST_PLACES)
        for number in range(lines):
            standing = covers[number] if number < len(covers) else None
            self._add_line(number, standing)

    def _add_line(self, number: int, standing: Any) -> None:
        label = _("Place it covers") if number == 0 else _("Place %(number)s") % {"number": number + 1}
        self.fields[f"{_PLACE}{number}"] = PlaceField(label=label, required=False, initial=standing)

    def with_another_line(self) -> "UnitForm":
        """Give the same form, not yet judged, with all that was typed and one more line for a place."""
        typed = {
            name: field.widget.value_from_datadict(self.data, {}, name) for name, field in self.fields.items()
        }
        again = UnitForm(initial=typed, language=self.languages[0])
        for number in range(1, min(_count(self.data) + 1, MOST_PLACES)):
            again._add_line(number, typed.get(f"{_PLACE}{number}"))
        return again

    def covers(self) -> list[Place]:
        """Give the places that were written, each once."""
        found = [value for name, value in self.cleaned_data.items() if name.startswith(_PLACE) and value]
        return list({place.pk: place for place in found}.values())


def _indented(tree: list[Branch], language: str, depth: int = 0) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for branch in tree:
        label = f"{'— ' * depth}{name_text(branch.unit.names, language)}"
        found += [(str(branch.unit.pk), label), *_indented(branch.children, language, depth + 1)]
    return found


class ParentForm(VersionForm):
    """Under which unit another one hangs."""

    parent = forms.ChoiceField(label=gettext_lazy("Under which unit?"), required=False)

    def __init__(self, *args: Any, network: Network, unit: Unit, **more: Any) -> None:
        """Offer every other unit, as a tree."""
        super().__init__(*args, **more)
        self.initial.update(parent=str(unit.parent_id or ""), version=unit.version)
        self.units = {str(each.pk): each for each in network.units.order_by("sort_name", "pk")}
        others = [each for each in self.units.values() if each.pk != unit.pk]
        parent = self.fields["parent"]
        if isinstance(parent, forms.ChoiceField):
            options = _indented(branches(others), network.language)
            parent.choices = [("", _("None: it stands at the top")), *options]

    def chosen(self) -> Unit | None:
        """Give the unit that was chosen, or None for the top."""
        return self.units.get(self.cleaned_data["parent"])
