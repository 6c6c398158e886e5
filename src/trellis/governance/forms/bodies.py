"""Forms about bodies: what a body is, and who sits in it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.governance.actions.bodies import Charter
from trellis.governance.actions.sitting import Seating
from trellis.governance.models import Body, BodyKind, Office
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, ReasonForm, constituency_field, text_area
from trellis.members.queries import members_of
from trellis.members.queries.directory import constituencies_of
from trellis.networks.models import Network
from trellis.ui.forms import NamesForm
from trellis.ui.names import name_text

KINDS = [
    (BodyKind.ASSEMBLY, gettext_lazy("Assembly: all members belong to it")),
    (BodyKind.BOARD, gettext_lazy("Board or committee: elected or appointed, for a term")),
    (BodyKind.CORE, gettext_lazy("Core group: those who play this part, by rotation")),
    (BodyKind.SECRETARIAT, gettext_lazy("Secretariat: those who play this part; a network may have two")),
    (BodyKind.WORKING_GROUP, gettext_lazy("Working group: for one task or subject")),
]
_SEATS = "seats_"
_COPIED = (
    "purpose",
    "decides",
    "for_constituency",
    "unit",
    "seats",
    "term_months",
    "terms_in_a_row",
    "since",
)


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the network's units, by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its name."""
        return name_text(obj.names)


class BodyForm(NamesForm):
    """What a body is called, what it is for and may decide, its seats and its terms."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=KINDS, widget=forms.RadioSelect)
    purpose = forms.CharField(
        label=gettext_lazy("What it is for"), required=False, max_length=4000, widget=text_area()
    )
    decides = forms.MultipleChoiceField(
        label=gettext_lazy("What it may decide"),
        required=False,
        choices=[(each.value, gettext_lazy(SUBJECT_LABELS[each])) for each in Subject],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nothing chosen: it prepares and carries out, and all members decide."),
    )
    seats = forms.IntegerField(
        label=gettext_lazy("Seats in all"),
        required=False,
        min_value=1,
        max_value=9999,
        help_text=gettext_lazy("Empty: as many as come."),
    )
    term_months = forms.IntegerField(
        label=gettext_lazy("Length of a term in months"), required=False, min_value=1, max_value=600
    )
    terms_in_a_row = forms.IntegerField(
        label=gettext_lazy("Terms in a row"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=gettext_lazy("After so many terms somebody else takes the seat. Empty: no limit."),
    )
    since = forms.DateField(label=gettext_lazy("Since"), required=False, widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, network: Network, standing: Body | None = None, **more: Any) -> None:
        """Begin with what stands, and ask for the seats of each of the network's constituencies."""
        names = standing.names if standing else None
        super().__init__(*args, language=network.language, names=names, **more)
        self.standing, self.constituencies = standing, constituencies_of(network)
        self.fields["for_constituency"] = constituency_field(
            network, _("For which constituency"), _("For all")
        )
        units = network.units.order_by("sort_name", "pk")
        self.fields["unit"] = UnitChoice(
            units, label=_("For which unit"), required=False, empty_label=_("For the whole network")
        )
        for each in self.constituencies:
            self.fields[f"{_SEATS}{each.pk}"] = self._seats_of(name_text(each.names))
        kept = [name for name in self.fields if name.startswith(_SEATS)]
        lines = [name for name in self.fields if name.startswith("name_")]
        self.order_fields([*lines, "kind", *_COPIED[:5], *kept])
        if standing:
            self._begin_with(standing)

    @staticmethod
    def _seats_of(name: str) -> forms.IntegerField:
        label = _("Seats kept for %(name)s") % {"name": name}
        return forms.IntegerField(label=label, required=False, min_value=0, max_value=9999)

    def _begin_with(self, standing: Body) -> None:
        del self.fields["kind"]
        self.initial.update({name: getattr(standing, name) for name in (*_COPIED, "version")})
        self.initial.update({f"{_SEATS}{pk}": number for pk, number in standing.seats_by.items()})

    def charter(self) -> Charter:
        """Give what was written."""
        given = self.cleaned_data
        kind = self.standing.kind if self.standing else given["kind"]
        seats_by = {str(each.pk): given[f"{_SEATS}{each.pk}"] or 0 for each in self.constituencies}
        columns = {name: given[name] for name in _COPIED}
        columns["decides"] = tuple(Subject(each) for each in given["decides"])
        return Charter(kind=BodyKind(kind), names=self.names(), seats_by=seats_by, **columns)


class EndBodyForm(ReasonForm):
    """The last day of a body, and why it ends."""

    until = forms.DateField(label=gettext_lazy("Last day"), initial=timezone.localdate, widget=DayInput)


class SeatForm(forms.Form):
    """Which member sits in a body, in which office, for how long."""

    organisation = OrganisationField(
        label=gettext_lazy("Member"), help_text=gettext_lazy("Type its name or acronym.")
    )
    office = forms.ChoiceField(
        label=gettext_lazy("Office"), choices=Office.choices, initial=Office.MEMBER, widget=forms.RadioSelect
    )
    since = forms.DateField(label=gettext_lazy("From"), initial=timezone.localdate, widget=DayInput)
    until = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("The last day, when it is known."),
    )

    def __init__(self, *args: Any, body: Body, **more: Any) -> None:
        """Offer the network's members; where the part tells who sits there, there is no other office."""
        super().__init__(*args, **more)
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.among = members_of(body.network)
        if body.is_of_parts:
            del self.fields["office"]

    def seating(self) -> Seating:
        """Give what was written."""
        office = Office(self.cleaned_data.get("office") or Office.MEMBER)
        return Seating(office=office, since=self.cleaned_data["since"], until=self.cleaned_data["until"])


class UnseatForm(ReasonForm):
    """The last day of a seat, and why it ends."""

    until = forms.DateField(
        label=gettext_lazy("Last day in this seat"), initial=timezone.localdate, widget=DayInput
    )
