"""The form by which a meeting that was held on paper is typed in whole."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.meetings.actions.attendance import Came
from trellis.meetings.actions.running import ENDS, Ended
from trellis.meetings.actions.tasks import Work
from trellis.meetings.actions.typing import Typed
from trellis.meetings.forms.room import MemberChoice
from trellis.meetings.models import AgendaItem, ItemStage, Meeting, Presence
from trellis.meetings.queries.room import Place, Roster
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation
from trellis.ui.names import name_text

TASKS = 5
HOUR = forms.TimeInput(attrs={"type": "time"})


class TypeInForm(forms.Form):
    """When it was, who came, who spoke how long, what came of each item, who does what."""

    day = forms.DateField(label=_("Day"), widget=DayInput)
    began = forms.TimeField(label=_("Began at"), widget=HOUR)
    ended = forms.TimeField(label=_("Ended at"), widget=HOUR)

    def __init__(
        self, *args: Any, meeting: Meeting, roster: Roster, items: list[AgendaItem], **more: Any
    ) -> None:
        """Ask for each member and each item of the agenda."""
        super().__init__(*args, **more)
        self.meeting, self.items, self.places = meeting, items, roster.places
        if meeting.starts_at:
            begins = timezone.localtime(meeting.opened_at or meeting.starts_at)
            self.initial.update(
                {"day": begins.date(), "began": begins.time().replace(second=0, microsecond=0)}
            )
        for place in self.places:
            self._ask_of_member(place)
        self.fields["guests"] = forms.CharField(
            label=_("Guests, one on each line"), required=False, widget=text_area(2)
        )
        for item in items:
            self._ask_of_item(item)
        for number in range(TASKS):
            self._ask_of_task(number)

    def _ask_of_member(self, place: Place) -> None:
        name, pk = name_text(place.organisation.names), place.organisation.pk
        standing = place.rows[0].presence if place.rows else ""
        self.fields[f"came-{pk}"] = forms.ChoiceField(
            label=name, choices=[("", _("Not noted")), *Presence.choices], required=False, initial=standing
        )
        if place.seats:
            people = [(str(seat.person_id), seat.person.name) for seat in place.seats]
            self.fields[f"who-{pk}"] = forms.ChoiceField(
                label=_("%(name)s: who came") % {"name": name},
                choices=[("", _("Somebody else")), *people],
                required=False,
            )
        self.fields[f"spoke-{pk}"] = forms.IntegerField(
            label=_("%(name)s: minutes spoken") % {"name": name},
            required=False,
            min_value=0,
            max_value=999,
        )

    def _ask_of_item(self, item: AgendaItem) -> None:
        self.fields[f"stage-{item.pk}"] = forms.ChoiceField(
            label=item.title,
            choices=[("", _("Not reached")), *((each.value, each.label) for each in ENDS[:2])],
            required=False,
        )
        self.fields[f"result-{item.pk}"] = forms.CharField(
            label=_("%(title)s: what came of it") % {"title": item.title},
            required=False,
            max_length=4_000,
            widget=text_area(2),
            initial=item.result,
        )

    def _ask_of_task(self, number: int) -> None:
        members = Organisation.objects.filter(network=self.meeting.network_id, same_as=None)
        self.fields[f"task-{number}"] = forms.CharField(
            label=_("Task %(number)s") % {"number": number + 1}, required=False, max_length=300
        )
        self.fields[f"task-who-{number}"] = MemberChoice(
            members.order_by("sort_name"), label=_("Who does it"), required=False
        )
        self.fields[f"task-due-{number}"] = forms.DateField(label=_("Until"), required=False, widget=DayInput)

    def _at(self, hour: time) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], hour))

    def _came(self) -> Iterator[Came]:
        given = self.cleaned_data
        for place in self.places:
            pk = place.organisation.pk
            if not given[f"came-{pk}"]:
                continue
            people = {str(seat.person_id): seat.person for seat in place.seats}
            presence, who = Presence(given[f"came-{pk}"]), people.get(given.get(f"who-{pk}", ""))
            away = presence in {Presence.EXCUSED, Presence.ABSENT}
            yield Came(presence=presence, organisation=place.organisation, person=None if away else who)
        yield from (Came(guest=name.strip()) for name in given["guests"].splitlines() if name.strip())

    def _ended(self) -> Iterator[tuple[AgendaItem, Ended]]:
        given = self.cleaned_data
        for item in self.items:
            stage, result = given[f"stage-{item.pk}"], given[f"result-{item.pk}"]
            if stage or result.strip():
                yield item, Ended(stage=ItemStage(stage or ItemStage.DONE), result=result)

    def _work(self) -> Iterator[Work]:
        given = self.cleaned_data
        for number in range(TASKS):
            if given[f"task-{number}"].strip():
                yield Work(
                    text=given[f"task-{number}"],
                    organisation=given[f"task-who-{number}"],
                    due=given[f"task-due-{number}"],
                )

    def typed(self) -> Typed:
        """Give what was written."""
        given = self.cleaned_data
        spoke = ((place.organisation, given[f"spoke-{place.organisation.pk}"]) for place in self.places)
        return Typed(
            began=self._at(given["began"]),
            ended=self._at(given["ended"]),
            came=tuple(self._came()),
            spoke=tuple((member, minutes) for member, minutes in spoke if minutes),
            items=tuple(self._ended()),
            work=tuple(self._work()),
        )
