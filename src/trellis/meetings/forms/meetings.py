"""Forms about meetings: what is planned, and why one is cancelled."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.accounts.models import Person
from trellis.decisions.forms.proposals import BodyChoice
from trellis.governance.forms.bodies import UnitChoice
from trellis.governance.models import Body
from trellis.meetings.actions.meetings import LONGEST, SHORTEST, Plan
from trellis.meetings.models import Form, Meeting
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput
from trellis.members.queries.directory import members_of
from trellis.networks.fields import PersonField
from trellis.networks.models import Network
from trellis.ui.forms import NamesForm


class HourInput(forms.TimeInput):
    """An hour, chosen with what the browser brings."""

    input_type = "time"

    def __init__(self) -> None:
        """Write hours as browsers want them."""
        super().__init__(format="%H:%M")


def at(day: Any, hour: Any) -> datetime | None:
    """Give the moment of a day and an hour in the installation's time zone; None without a day."""
    return timezone.make_aware(datetime.combine(day, hour)) if day and hour else None


class PlaceForm(NamesForm):
    """What a series and a meeting have in common: name, hour, length, how, where, for whom."""

    begins = forms.TimeField(label=_("Begins at"), widget=HourInput, initial="09:00")
    minutes = forms.IntegerField(
        label=_("How many minutes"), min_value=SHORTEST, max_value=LONGEST, initial=120
    )
    form = forms.ChoiceField(
        label=_("How"), choices=Form.choices, widget=forms.RadioSelect, initial=Form.ROOM.value
    )
    venue = forms.CharField(label=_("Where"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link for those who aren't there"),
        required=False,
        assume_scheme="https",
        help_text=_("Of a call or video room. A telephone number may stand under Where."),
    )

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Offer the network's bodies and units, if it has any."""
        super().__init__(*args, language=network.language, **more)
        self.network = network
        bodies = Body.objects.filter(network=network, until=None)
        if bodies.exists():
            self.fields["body"] = BodyChoice(
                bodies, label=_("Of which body"), required=False, empty_label=_("All members")
            )
        units = network.units.order_by("sort_name", "pk")
        if units.exists():
            self.fields["unit"] = UnitChoice(
                units, label=_("For which unit"), required=False, empty_label=_("For the whole network")
            )

    def together(self) -> dict[str, Any]:
        """Give what was written of all this."""
        given = self.cleaned_data
        found = {name: given.get(name) for name in ("body", "unit")}
        return found | {
            "names": self.names(),
            "minutes": given["minutes"],
            "form": Form(given["form"]),
            "venue": given["venue"],
            "link": given["link"],
        }


class MeetingForm(PlaceForm):
    """One meeting: when, where, who hosts and leads it."""

    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=DayInput,
        help_text=_("Empty: the members are asked when they can come."),
    )
    host = OrganisationField(
        label=_("Host"), required=False, help_text=_("The member at whose place it is held.")
    )
    chair = PersonField(label=_("Who leads it"), required=False)
    secretary = PersonField(label=_("Who writes the minutes"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, network: Network, standing: Meeting | None = None, **more: Any) -> None:
        """Begin with what stands."""
        names = standing.names if standing else None
        super().__init__(*args, network=network, names=names, **more)
        cast("OrganisationField", self.fields["host"]).among = members_of(network)
        for name in ("chair", "secretary"):
            field = cast("PersonField", self.fields[name])
            field.network, field.reachable = network, Person.objects.none()
        lines = [name for name in self.fields if name.startswith("name_")]
        self.order_fields([*lines, "day", "begins", "minutes", "form", "venue", "link"])
        if standing:
            self._begin_with(standing)

    def _begin_with(self, standing: Meeting) -> None:
        names = ("form", "venue", "link", "host", "chair", "secretary", "body", "unit", "version")
        self.initial.update({name: getattr(standing, name) for name in names})
        if standing.starts_at and standing.ends_at:
            begins = timezone.localtime(standing.starts_at)
            length = standing.ends_at - standing.starts_at
            self.initial.update({"day": begins.date(), "begins": begins.time()})
            self.initial["minutes"] = int(length.total_seconds() // 60)

    def plan(self) -> Plan:
        """Give what was written."""
        given = self.cleaned_data
        people = {name: given[name] for name in ("host", "chair", "secretary")}
        return Plan(starts_at=at(given["day"], given["begins"]), **people, **self.together())
