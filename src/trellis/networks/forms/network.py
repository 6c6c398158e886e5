"""What a network says of itself: names, purpose, colour, logo, type, status and public page."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.domain.typology import FACETS, Facet
from trellis.networks.actions import Description, Opening
from trellis.networks.models import Network, Section, Status
from trellis.ui.forms import LANGUAGES, NamesForm, VersionForm
from trellis.ui.jinja import language_name
from trellis.ui.masthead import Words
from trellis.ui.problems import translated

_LONGEST_SLUG = 60
_LONGEST_PURPOSE = 2000


def _languages() -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code in LANGUAGES]


class AboutForm(NamesForm):
    """Names, acronym, main language and purpose."""

    acronym = forms.CharField(label=gettext_lazy("Acronym"), max_length=30, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Main language"),
        help_text=gettext_lazy("Names are shown in it when there is none in the reader's language."),
    )

    def __init__(self, *args: Any, language: str = "en", **more: Any) -> None:
        """Offer the languages of the region."""
        super().__init__(*args, language=language, **more)
        chosen = self.fields["language"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = _languages()
            chosen.initial = language


def _purpose(label: Words, standing: str, code: str, hint: Words = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4, "lang": code})
    return forms.CharField(
        label=label,
        max_length=_LONGEST_PURPOSE,
        required=False,
        initial=standing,
        widget=widget,
        help_text=hint,
    )


class DescribeForm(AboutForm, VersionForm):
    """Everything a network says of itself in words."""

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Begin with what stands; the purpose can be written in each language that has a name."""
        initial = {"acronym": network.acronym, "version": network.version}
        super().__init__(*args, language=network.language, names=network.names, initial=initial, **more)
        self.tongues = list(dict.fromkeys((network.language, "en", *network.names, *network.purpose)))
        for code in self.tongues:
            label = _("What it is for: %(language)s") % {"language": language_name(code)}
            self.fields[f"purpose_{code}"] = _purpose(label, network.purpose.get(code, ""), code)

    def description(self) -> Description:
        """Give what was written."""
        purpose = {code: self.cleaned_data[f"purpose_{code}"] for code in self.tongues}
        return Description(
            names=self.names(),
            acronym=self.cleaned_data["acronym"],
            language=self.cleaned_data["language"],
            purpose=purpose,
        )


class OpenForm(AboutForm):
    """A new network."""

    purpose = _purpose(
        gettext_lazy("What it is for"),
        "",
        "",
        gettext_lazy("One or two sentences. You can change them later."),
    )
    slug = forms.CharField(
        label=gettext_lazy("Short name in addresses"),
        max_length=_LONGEST_SLUG,
        required=False,
        help_text=gettext_lazy(
            "Small letters a to z, digits and hyphens, such as north-network. Empty: it's made of the name."
            " It can't be changed later."
        ),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Make the short name of the acronym or a name when none was written."""
        cleaned = super().clean()
        wished = str(cleaned.get("slug") or "")
        sources = (wished,) if wished else (cleaned.get("acronym", ""), *self.names().values())
        slug = next((made for each in sources if (made := slugify(each)[:_LONGEST_SLUG].strip("-"))), "")
        if not slug:
            self.add_error("slug", _("Write a short name in letters a to z: it can't be made of this name."))
        cleaned["slug"] = slug
        return cleaned

    def opening(self) -> Opening:
        """Give what was written."""
        given = self.cleaned_data
        purpose = {given["language"]: given["purpose"]} if given["purpose"] else {}
        return Opening(
            slug=given["slug"],
            names=self.names(),
            acronym=given["acronym"],
            language=given["language"],
            purpose=purpose,
        )


class ColourForm(forms.Form):
    """A colour, to look at or to keep."""

    accent = forms.CharField(
        label=gettext_lazy("Colour"), max_length=7, widget=forms.TextInput(attrs={"type": "color"})
    )


class KeepForm(ColourForm, VersionForm):
    """The colour that is kept."""


class LogoForm(VersionForm):
    """A logo to send."""

    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("A PNG or JPEG picture of at most 1 MB. It's made small enough for phones."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )


class TypeForm(VersionForm):
    """The features of the network's type, each as a question."""

    def __init__(self, *args: Any, profile: dict[str, frozenset[str]], **more: Any) -> None:
        """Make a question of each feature."""
        super().__init__(*args, **more)
        for facet, choices in FACETS.items():
            options = [(value, translated(label)) for value, label in choices.values.items()]
            chosen = profile.get(facet, frozenset())
            kind, widget = (forms.MultipleChoiceField, forms.CheckboxSelectMultiple)
            if not choices.many:
                options.append(("", _("Not said")))
                kind, widget = (forms.ChoiceField, forms.RadioSelect)  # type: ignore[assignment]
            self.fields[facet] = kind(
                label=translated(choices.question),
                choices=options,
                required=False,
                widget=widget,
                initial=sorted(chosen) if choices.many else next(iter(chosen), ""),
            )

    def profile(self) -> dict[str, frozenset[str]]:
        """Give what was chosen; a feature without an answer is left out."""
        found: dict[str, frozenset[str]] = {}
        for facet in Facet:
            given = self.cleaned_data.get(facet) or []
            values = frozenset([given] if isinstance(given, str) else given)
            if values:
                found[facet.value] = values
        return found


class StatusForm(VersionForm):
    """Where the network stands, and why."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Status.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("One or two sentences for the members; the record keeps them."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PublishForm(VersionForm):
    """The parts of the public page."""

    sections = forms.MultipleChoiceField(
        label=gettext_lazy("Show on the public page"),
        choices=Section.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
