"""Forms about series and holidays."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar

from trellis.domain import schedule
from trellis.domain.holidaylines import MOST, read
from trellis.meetings.actions.series import Again
from trellis.meetings.forms.meetings import PlaceForm
from trellis.meetings.models import Series
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation
from trellis.members.queries.directory import members_of
from trellis.ui.names import name_text

_KEPT = ("begins", "minutes", "form", "venue", "link", "since", "until", "body", "unit", "version")

LONGEST = 400_000


class SeriesForm(PlaceForm):
    """By which rule meetings come again, and who hosts them in turn."""

    pattern = forms.ChoiceField(
        label=_("They come again"),
        choices=[(each.value, _(label)) for each, label in schedule.PATTERN_LABELS.items()],
        widget=forms.RadioSelect,
        initial=schedule.Pattern.NTH_WEEKDAY.value,
    )
    every = forms.IntegerField(
        label=_("Every how many weeks or months"), min_value=1, max_value=24, initial=1
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekday"),
        required=False,
        coerce=int,
        choices=[(number, _(label)) for number, label in enumerate(schedule.WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
        initial=[1],
    )
    nth = forms.TypedChoiceField(
        label=_("Which of the month"),
        coerce=int,
        choices=[(number, _(label)) for number, label in schedule.ORDINALS.items()],
        initial=2,
    )
    day_of_month = forms.IntegerField(
        label=_("Day of the month"), min_value=1, max_value=31, initial=1, help_text=_("31 is the last day.")
    )
    on_holiday = forms.ChoiceField(
        label=_("When that is a holiday"),
        choices=[(each.value, _(label)) for each, label in schedule.HOLIDAY_LABELS.items()],
        initial=schedule.OnHoliday.AFTER.value,
    )
    hosts = forms.CharField(
        label=_("Who hosts in turn"),
        required=False,
        widget=text_area(4),
        help_text=_("One member on each line, by name or acronym. Who hosted longest ago is next."),
    )
    since = forms.DateField(label=_("From"), widget=DayInput, initial=timezone.localdate)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, standing: Series | None = None, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, names=standing.names if standing else None, **more)
        if standing:
            self.initial.update({name: getattr(standing, name) for name in _KEPT})
            rule = dict(standing.rule)
            self.initial.update(rule | {"day_of_month": rule["day"]})
            self.initial["hosts"] = "\n".join(self._names(standing.hosts))

    def _names(self, hosts: list[str]) -> list[str]:
        known = {str(each.pk): each for each in Organisation.objects.filter(pk__in=hosts)}
        return [name_text(known[each].names) for each in hosts if each in known]

    def clean_hosts(self) -> list[Organisation]:
        """Give the members that are named, in their order."""
        lines = [each.strip() for each in self.cleaned_data["hosts"].splitlines() if each.strip()]
        known: dict[str, Organisation] = {}
        for each in members_of(self.network) if lines else ():
            known |= {name.casefold(): each for name in (*each.names.values(), each.acronym) if name}
        missing = [each for each in lines if each.casefold() not in known]
        if missing:
            raise forms.ValidationError(
                gettext("No member has this name: %(names)s."), params={"names": ", ".join(missing[:5])}
            )
        return list(dict.fromkeys(known[each.casefold()] for each in lines))

    def clean(self) -> dict[str, Any]:
        """Want a weekday where the rule goes by one."""
        given = super().clean() or self.cleaned_data
        if given.get("pattern") != schedule.Pattern.DAY and not given.get("weekdays"):
            self.add_error("weekdays", gettext("Choose a weekday."))
        return given

    def again(self) -> Again:
        """Give what was written."""
        given = self.cleaned_data
        rule = schedule.Rule(
            pattern=schedule.Pattern(given["pattern"]),
            every=given["every"],
            weekdays=tuple(given["weekdays"]) or (1,),
            nth=given["nth"],
            day=given["day_of_month"],
            on_holiday=schedule.OnHoliday(given["on_holiday"]),
        )
        kept = {name: given[name] for name in ("since", "until", "begins", "hosts")}
        return Again(rule=rule, **kept, **self.together())


class HolidaysForm(forms.Form):
    """Holidays as they are pasted, an iCalendar file's text, or the file itself."""

    lines = forms.CharField(
        label=_("Holidays"),
        required=False,
        widget=text_area(10),
        max_length=LONGEST,
        help_text=_(
            "One on each line: the day, then the name, such as 2027-04-13 Songkran. "
            "The text of an iCalendar file (.ics) works, too."
        ),
    )
    file = forms.FileField(
        label=_("Or a calendar file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        help_text=_("A file that ends with .ics, as calendars and public offices give it."),
    )

    def clean_lines(self) -> list[tuple[date, str]]:
        """Give the days with their names, or say which lines can't be read."""
        return self._read(self.cleaned_data["lines"])

    def clean_file(self) -> list[tuple[date, str]]:
        """Give the days of a calendar file, or say that it isn't one."""
        given = self.cleaned_data["file"]
        if given is None:
            return []
        if given.size > LONGEST:
            raise forms.ValidationError(
                gettext("This file is too large. Choose one that holds holidays only.")
            )
        return _from_calendar(given.read().decode("utf-8-sig", errors="replace"))

    def clean(self) -> dict[str, Any]:
        """Want one of the two."""
        given = super().clean() or self.cleaned_data
        if not given.get("lines") and not given.get("file") and not self.errors:
            self.add_error("lines", gettext("Write at least one day, or choose a file."))
        return given

    def days(self) -> list[tuple[date, str]]:
        """Give all days that were sent."""
        return [*self.cleaned_data["lines"], *self.cleaned_data["file"]]

    def _read(self, pasted: str) -> list[tuple[date, str]]:
        if "BEGIN:VCALENDAR" in pasted[:2000]:
            return _from_calendar(pasted)
        found = read(pasted)
        wrong = [each.text for each in found if each.day is None]
        if wrong:
            says = gettext(
                "These lines can't be read: %(lines)s. "
                "Begin each with its day, such as 2027-04-13, then the name."
            )
            raise forms.ValidationError(says, params={"lines": "; ".join(wrong[:3])[:200]})
        return [(each.day, each.name) for each in found if each.day]


def _from_calendar(pasted: str) -> list[tuple[date, str]]:
    try:
        events = Calendar.from_ical(pasted).walk("VEVENT")
        found = [(each.decoded("DTSTART"), str(each.get("SUMMARY", ""))[:100]) for each in events]
    except (ValueError, KeyError, IndexError):
        raise forms.ValidationError(gettext("This isn't a whole iCalendar file. Copy all of its text."))
    if not found:
        raise forms.ValidationError(gettext("This isn't a whole iCalendar file. Copy all of its text."))
    days = [(getattr(day, "date", lambda day=day: day)(), name) for day, name in found]
    return days[:MOST]
