"""Forms about organisations: the entry, other spellings, and which entry is the same as which."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.members.actions.organisations import Details, as_details
from trellis.members.fields import OrganisationField
from trellis.members.models import Identity, Organisation, OrganisationType
from trellis.networks.models import Network
from trellis.places.fields import PlaceField
from trellis.ui.forms import NamesForm


class EntryForm(NamesForm):
    """What anybody may say of an organisation: its names, acronym, type, home place and website."""

    longest = 300

    acronym = forms.CharField(label=_("Acronym"), max_length=40, required=False)
    type = forms.ChoiceField(
        label=_("Type"), required=False, choices=[("", _("Not known yet")), *OrganisationType.choices]
    )
    home = PlaceField(
        label=_("Home place"), required=False, help_text=_("The village, district or province of its office.")
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    def details(self) -> Details:
        """Give what was written."""
        given = {name: value for name, value in self.cleaned_data.items() if name in _ENTRY}
        return Details(names=self.names(), **given)


_ENTRY = ("acronym", "type", "parent", "home", "website")


class OrganisationForm(EntryForm):
    """The whole entry of an organisation, with the wider organisation that it's part of."""

    parent = OrganisationField(
        label=_("Part of"),
        required=False,
        help_text=_(
            "The wider organisation, such as the ministry of an office. It must be in this directory."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    is_another = forms.BooleanField(
        label=_("It is another organisation of the same name"), required=False, widget=forms.HiddenInput
    )

    def __init__(
        self, *args: Any, network: Network, standing: Organisation | None = None, **more: Any
    ) -> None:
        """Begin with what stands."""
        names = standing.names if standing else None
        super().__init__(*args, language=network.language, names=names, **more)
        parent = self.fields["parent"]
        if isinstance(parent, OrganisationField):
            here = Organisation.objects.filter(network=network, same_as=None)
            parent.among = here.exclude(pk=standing.pk) if standing else here
        if standing:
            details = vars(as_details(standing))
            self.initial.update({**details, "version": standing.version})

    def ask_whether_another(self) -> None:
        """Show the box by which somebody says that it's another organisation."""
        self.fields["is_another"].widget = forms.CheckboxInput()


class AliasForm(forms.Form):
    """Another spelling."""

    spelling = forms.CharField(label=_("Another spelling"), max_length=300)


class SameForm(forms.Form):
    """Which other entry is asked about, and the answer."""

    other = OrganisationField(label=_("The other entry"))
    answer = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        choices=[
            (
                Identity.SAME,
                _("The same organisation, written twice. The other entry is hidden, not deleted."),
            ),
            (
                Identity.PART_OF,
                _("A part of this organisation. It stays an entry of its own, below this one."),
            ),
            (Identity.DIFFERENT, _("Something else. Nobody is asked again.")),
            (Identity.LATER, _("Not clear yet. The question stays open.")),
        ],
    )
    why = forms.CharField(
        label=_("How do you know?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, organisation: Organisation, **more: Any) -> None:
        """Offer the other entries of the directory."""
        super().__init__(*args, **more)
        other = self.fields["other"]
        if isinstance(other, OrganisationField):
            here = Organisation.objects.filter(network=organisation.network_id, same_as=None)
            other.among = here.exclude(pk=organisation.pk)


class AnswerForm(forms.Form):
    """The answer to a question that is open."""

    answer = forms.ChoiceField(choices=[each for each in Identity.choices if each[0] != Identity.LATER])
    why = forms.CharField(required=False)
