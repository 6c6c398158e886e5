"""What a steward fills in about places."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trellis.domain.placelevels import LEVEL_LABELS
from trellis.places.fields import PlaceField
from trellis.places.models import Place
from trellis.places.outlining import Opened, Wish
from trellis.places.telling import level_label
from trellis.ui.forms import NamesForm, VersionForm

_HOW = ("level", "code", "name", "layer", "together")


class RenameForm(NamesForm, VersionForm):
    """A place's names."""

    def __init__(self, *args: Any, place: Place, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, names=place.names, initial={"version": place.version}, **more)


class PlaceForm(NamesForm):
    """A place that no table brought."""

    level = forms.ChoiceField(label=_("What is it?"))
    parent = PlaceField(
        label=_("Where does it lie?"), required=False, help_text=_("Type a part of the name and choose.")
    )
    scheme = forms.CharField(
        label=_("Scheme of its code"),
        max_length=40,
        required=False,
        help_text=_("Whose code it is, such as tha-dopa."),
    )
    code = forms.CharField(label=_("Code"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the known levels."""
        super().__init__(*args, **kwargs)
        level = self.fields["level"]
        assert isinstance(level, forms.ChoiceField)  # noqa: S101  for the type checker
        level.choices = [("", _("Choose")), *((key, level_label(key)) for key in LEVEL_LABELS)]

    def clean(self) -> dict[str, Any]:
        """Want scheme and code together."""
        data = super().clean()
        if bool(data.get("scheme")) != bool(data.get("code")):
            self.add_error("code", _("A code needs its scheme, and a scheme its code."))
        return data

    def details(self) -> dict[str, Any]:
        """Give what the action wants to know."""
        data = self.cleaned_data
        codes = {data["scheme"]: data["code"]} if data["code"] else {}
        return {"names": self.names(), "level": data["level"], "parent": data["parent"], "codes": codes}


class CodeForm(forms.Form):
    """A code under one more scheme."""

    scheme = forms.CharField(
        label=_("Scheme"), max_length=40, help_text=_("Whose code it is, such as tha-dopa.")
    )
    code = forms.CharField(
        label=_("Code"), max_length=60, help_text=_("It stays as you write it, zeros in front included.")
    )


class EndForm(forms.Form):
    """The last day of a place, and what came after it."""

    until = forms.DateField(
        label=_("Its last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    first = PlaceField(
        label=_("What came after it?"),
        required=False,
        help_text=_("The place that bears its land now. Add it first if it isn't here yet."),
    )
    second = PlaceField(label=_("And, if it was split"), required=False)
    third = PlaceField(label=_("And"), required=False)

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        """Know which place ends."""
        super().__init__(*args, **kwargs)
        self.place = place

    def clean(self) -> dict[str, Any]:
        """A place doesn't come after itself."""
        data = super().clean() or {}
        if self.place in self.successors():
            raise forms.ValidationError(_("A place can't come after itself."))
        return data

    def successors(self) -> list[Place]:
        """Give what came after it, each once."""
        found = [self.cleaned_data.get(name) for name in ("first", "second", "third")]
        return list(dict.fromkeys(place for place in found if place))


class UploadForm(forms.Form):
    """A table of places and how it is to be read."""

    file = forms.FileField(
        label=_("Table"),
        help_text=_("CSV, TSV or XLSX with the columns code, name (or name_en, name_th …) and parent_code."),
    )
    scheme = forms.CharField(
        label=_("Scheme"),
        max_length=40,
        help_text=_("Whose codes these are, such as tha-dopa or chn-nbs. Use the same one next time."),
    )
    level = forms.ChoiceField(label=_("What are the places?"), required=False)
    country = forms.CharField(
        label=_("Country"),
        max_length=3,
        min_length=3,
        required=False,
        help_text=_("Three letters, such as THA, when the table has no such column."),
    )
    under = forms.CharField(
        label=_("Put under"),
        max_length=60,
        required=False,
        help_text=_("The code of the place in which rows without a parent lie."),
    )
    update = forms.BooleanField(
        label=_("Where the table says something else than what stands, the table is right"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the known levels."""
        super().__init__(*args, **kwargs)
        level = self.fields["level"]
        assert isinstance(level, forms.ChoiceField)  # noqa: S101  for the type checker
        level.choices = [("", _("The table says it")), *((key, level_label(key)) for key in LEVEL_LABELS)]

    def clean_country(self) -> str:
        """Write the code as it is written."""
        return str(self.cleaned_data["country"]).upper()


class BoundariesForm(forms.Form):
    """A file of boundaries, and whose it is."""

    file = forms.FileField(
        label=_("File"), help_text=_("GeoJSON or TopoJSON with areas, such as the districts of a province.")
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("Who drew the boundaries, when, and under which licence. It stands under each map."),
    )
    disclaimer = forms.CharField(
        label=_("What is to be said of them"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("If you write nothing, each map says that boundaries show roughly where places lie."),
    )


class FittingForm(forms.Form):
    """Which places the areas of a file are; what is left open is guessed."""

    level = forms.ChoiceField(label=_("What are the places?"), required=False)
    code = forms.ChoiceField(label=_("Property with the code"), required=False)
    name = forms.ChoiceField(label=_("Property with the name"), required=False)
    layer = forms.ChoiceField(label=_("Layer"), required=False)
    together = forms.ChoiceField(
        label=_("Places above"),
        required=False,
        choices=[("", _("Draw them from their parts")), ("no", _("Leave them as they are"))],
        help_text=_("A province gets the outline of its districts when each of them has one."),
    )

    def __init__(self, data: QueryDict | None, *, wish: dict[str, Any]) -> None:
        """Begin with what was said when the file was chosen."""
        super().__init__(data)
        self.first = wish

    def offer(self, opened: Opened) -> None:
        """Offer what the file holds, and show what was guessed."""
        keys, way = opened.collection.keys, opened.matching.way
        guessed = {"code": way.code, "name": way.name}
        self._choose("level", [(key, level_label(key)) for key in LEVEL_LABELS], level_label(way.level))
        for name, guess in guessed.items():
            self._choose(name, [(key, key) for key in keys], guess)
        self._choose("layer", [(key, key) for key in opened.collection.layers], opened.collection.layer)
        if len(opened.collection.layers) < 2:
            del self.fields["layer"]

    def _choose(self, name: str, choices: list[tuple[str, Any]], guessed: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        guess = _("Guessed: %(what)s") % {"what": guessed} if guessed else _("None")
        field.choices = [("", guess), *choices]

    def sent(self) -> dict[str, str]:
        """Give what was chosen, for the button that draws."""
        return {name: self.data.get(name, "").strip() for name in _HOW}

    def wish(self) -> Wish:
        """Give how the file is to be taken; whatever is sent is checked against the file itself."""
        chosen = self.sent()
        unites = chosen.pop("together") != "no"
        return Wish(source=self.first["source"], disclaimer=self.first["disclaimer"], unites=unites, **chosen)
