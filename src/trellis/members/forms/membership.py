"""Forms about membership: admitting, changing, ending, parts and constituencies."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.members.actions.memberships import Contact, Request, Terms
from trellis.members.actions.parts import Term
from trellis.members.forms.organisation import EntryForm
from trellis.members.models import Constituency, Membership, Part, PartKind
from trellis.networks.models import Network
from trellis.ui.forms import NamesForm, VersionForm
from trellis.ui.names import name_text


class DayInput(forms.DateInput):
    """A day, chosen on the calendar that the browser brings."""

    input_type = "date"

    def __init__(self) -> None:
        """Write dates as browsers want them."""
        super().__init__(format="%Y-%m-%d")


def text_area(rows: int = 3) -> forms.Textarea:
    """Give room for a few sentences."""
    return forms.Textarea(attrs={"rows": rows})


class ConstituencyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the network's constituencies, by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its name."""
        return name_text(obj.names)


def constituency_field(network: Network, label: Any, empty: Any) -> ConstituencyChoice:
    """Give the choice among a network's constituencies."""
    return ConstituencyChoice(network.constituencies.all(), label=label, required=False, empty_label=empty)


class TermsForm(forms.Form):
    """In which constituency, since when, what the member brings and hopes for."""

    joined_on = forms.DateField(label=_("Member since"), required=False, widget=DayInput)
    brings = forms.CharField(
        label=_("What it brings"),
        required=False,
        widget=text_area(),
        help_text=_("People, rooms, vehicles, skills, contacts: money is only one of them."),
    )
    hopes = forms.CharField(label=_("What it hopes for"), required=False, widget=text_area())
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, network: Network, standing: Membership | None = None, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, **more)
        field = constituency_field(network, _("Constituency"), _("None"))
        self.fields = {"constituency": field, **self.fields}
        if standing:
            names = ("constituency", "joined_on", "brings", "hopes", "version")
            self.initial.update({name: getattr(standing, name) for name in names})

    def terms(self) -> Terms:
        """Give what was written."""
        names = ("constituency", "joined_on", "brings", "hopes")
        return Terms(**{name: self.cleaned_data[name] for name in names})


class AdmitForm(TermsForm):
    """Terms, and why the organisation is admitted."""

    reason = forms.CharField(
        label=_("Why it is admitted"), required=False, widget=text_area(2), help_text=_("It stays on record.")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        """Let membership begin today unless another day is written."""
        super().__init__(*args, **more)
        self.initial["joined_on"] = timezone.localdate()


class DescribeForm(VersionForm):
    """What a member says of itself."""

    brings = forms.CharField(label=_("What it brings"), required=False, widget=text_area())
    hopes = forms.CharField(label=_("What it hopes for"), required=False, widget=text_area())


class ReasonForm(forms.Form):
    """A reason that stays on record."""

    reason = forms.CharField(
        label=_("Reason"), max_length=4000, widget=text_area(), help_text=_("It stays on record.")
    )


class EndForm(ReasonForm):
    """The last day, and why."""

    left_on = forms.DateField(label=_("Last day as a member"), initial=timezone.localdate, widget=DayInput)


class TermForm(forms.Form):
    """A part and its term."""

    kind = forms.ChoiceField(label=_("Part"), choices=PartKind.choices, widget=forms.RadioSelect)
    since = forms.DateField(label=_("Since"), required=False, widget=DayInput)
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=DayInput,
        help_text=_("The last day. Empty: until it is ended."),
    )
    turn = forms.IntegerField(
        label=_("Turn in the rotation"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("1 comes first. Whoever has the next number is due next."),
    )

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Offer the network's constituencies: a network may have a secretariat for each."""
        super().__init__(*args, **more)
        field = constituency_field(network, _("For which constituency"), _("For all"))
        kind = self.fields.pop("kind")
        self.fields = {"kind": kind, "for_constituency": field, **self.fields}

    def term(self) -> Term:
        """Give what was written."""
        return Term(**{**self.cleaned_data, "kind": PartKind(self.cleaned_data["kind"])})


class LastDayForm(forms.Form):
    """The last day of something."""

    until = forms.DateField(label=_("Last day"), initial=timezone.localdate, widget=DayInput)

    @classmethod
    def of(cls, part: Part, data: Any = None) -> "LastDayForm":
        """Begin with today, or with the end that stands."""
        today: date = timezone.localdate()
        return cls(data, initial={"until": min(part.until, today) if part.until else today})


class ConstituencyForm(NamesForm):
    """A constituency's names and its place in the order."""

    longest = 300

    position = forms.IntegerField(
        label=_("Place in the order"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("0 comes first."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, standing: Constituency | None = None, **more: Any) -> None:
        """Begin with what stands; a new one comes last."""
        super().__init__(*args, names=standing.names if standing else None, **more)
        if standing:
            self.initial.update(position=standing.position, version=standing.version)
        else:
            del self.fields["position"]


class JoinForm(EntryForm):
    """What an organisation says when it asks to join. Nobody needs an account for it."""

    brings = forms.CharField(
        label=_("What would you bring?"), required=False, widget=text_area(), max_length=4000
    )
    hopes = forms.CharField(
        label=_("What do you hope for?"), required=False, widget=text_area(), max_length=4000
    )
    contact_name = forms.CharField(label=_("Your name"), max_length=200)
    contact_position = forms.CharField(label=_("Your position"), max_length=200, required=False)
    contact_phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    contact_email = forms.EmailField(label=_("E-mail"), required=False)
    # People don't see it; a program that fills in every field gives itself away.
    leave_empty = forms.CharField(label=_("Leave this empty"), required=False)

    def clean(self) -> dict[str, Any]:
        """Want a way to answer."""
        cleaned = super().clean()
        if not (cleaned.get("contact_phone") or cleaned.get("contact_email")):
            self.add_error(
                "contact_phone", _("Write a phone number or an e-mail address, so that you can be answered.")
            )
        return cleaned

    def request(self) -> Request:
        """Give what was written."""
        given = self.cleaned_data
        contact = {
            name.removeprefix("contact_"): given[name] for name in given if name.startswith("contact_")
        }
        return Request(
            details=self.details(), contact=Contact(**contact), brings=given["brings"], hopes=given["hopes"]
        )
