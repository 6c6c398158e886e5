"""Forms of what happens in the room: who came, how an item ended, which proposal is decided under it."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.accounts.models import Person
from trellis.decisions.models import Proposal
from trellis.decisions.models import Stage as ProposalStage
from trellis.meetings.actions.attendance import Came
from trellis.meetings.actions.running import ENDS, Ended
from trellis.meetings.models import ItemStage, Meeting, Presence
from trellis.members.forms.membership import text_area
from trellis.members.models import Organisation
from trellis.members.rules import people_of
from trellis.ui.forms import VersionForm
from trellis.ui.names import name_text

LONGEST = 4_000


class MemberChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member, by its name."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its name in the reader's language."""
        return name_text(obj.names)


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person of the network, by her name."""

    def label_from_instance(self, obj: Any) -> str:
        """Give her name."""
        return str(obj.name)


class WhoForm(forms.Form):
    """A member, a person, or both."""

    def __init__(self, *args: Any, meeting: Meeting, **more: Any) -> None:
        """Offer what belongs to the meeting's network."""
        super().__init__(*args, **more)
        self.meeting = meeting
        members = Organisation.objects.filter(network=meeting.network_id, same_as=None)
        people = Person.objects.filter(people_of(meeting.network))
        self.fields["organisation"] = MemberChoice(
            members.order_by("sort_name"), label=_("For which member"), required=False
        )
        self.fields["person"] = PersonChoice(people.order_by("name"), label=_("Who"), required=False)


class CameForm(WhoForm):
    """Who came, or didn't."""

    presence = forms.ChoiceField(label=_("Was there"), choices=Presence.choices, initial=Presence.PRESENT)
    guest = forms.CharField(
        label=_("Name of a guest, or of whoever came instead"), max_length=200, required=False
    )
    from_afar = forms.BooleanField(label=_("From afar"), required=False)
    at = forms.TimeField(
        label=_("Came or left at"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        help_text=_("Empty means now."),
    )

    def came(self) -> Came:
        """Give what was written."""
        given = self.cleaned_data
        return Came(**{**given, "presence": Presence(given["presence"]), "at": self._moment(given["at"])})

    def _moment(self, hour: time | None) -> datetime | None:
        if hour is None:
            return None
        begins = self.meeting.opened_at or self.meeting.starts_at
        day: date = timezone.localtime(begins).date() if begins else timezone.localdate()
        return timezone.make_aware(datetime.combine(day, hour))


class EndForm(VersionForm):
    """How an item ended."""

    stage = forms.ChoiceField(
        label=_("How it ended"),
        choices=[(each.value, each.label) for each in ENDS],
        widget=forms.RadioSelect,
        initial=ItemStage.DONE,
    )
    result = forms.CharField(
        label=_("What came of it"), required=False, max_length=LONGEST, widget=text_area(4)
    )
    reason = forms.CharField(
        label=_("The reason, when it is dropped"), required=False, max_length=LONGEST, widget=text_area(2)
    )

    def ended(self) -> Ended:
        """Give what was written."""
        given = self.cleaned_data
        return Ended(stage=ItemStage(given["stage"]), result=given["result"], reason=given["reason"])


class ProposalChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A proposal, by its number and title."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its number and title."""
        return f"#{obj.number} {obj.title}"


class AttachForm(forms.Form):
    """The proposal that is decided under an item: one that is there, or a new one."""

    title = forms.CharField(label=_("A new motion: its title"), max_length=200, required=False)
    text = forms.CharField(
        label=_("What is proposed"), required=False, max_length=LONGEST, widget=text_area(3)
    )

    def __init__(self, *args: Any, meeting: Meeting, **more: Any) -> None:
        """Offer the proposals that aren't decided yet."""
        super().__init__(*args, **more)
        open_ones = Proposal.objects.filter(
            network=meeting.network_id, stage__in=[ProposalStage.DISCUSSION, ProposalStage.BALLOT]
        )
        self.fields = {
            "proposal": ProposalChoice(
                open_ones.order_by("-number"), label=_("A proposal that is there already"), required=False
            ),
            **self.fields,
        }

    def clean(self) -> dict[str, Any]:
        """Want one or the other."""
        given = super().clean() or self.cleaned_data
        if not given.get("proposal") and not (given.get("title") and given.get("text")):
            self.add_error("title", _("Choose a proposal, or write a new one: its title and its text."))
        return given
