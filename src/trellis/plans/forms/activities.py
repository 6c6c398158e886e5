"""Forms about activities: what is done, with whom, where and for whom, in plain lines that need no script."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.domain.dimensions import dimensions_of
from trellis.governance.forms.bodies import UnitChoice
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation
from trellis.networks.models import Unit
from trellis.places.fields import PlaceField
from trellis.plans.actions.activities import Doing, Spot
from trellis.plans.forms.objectives import dimensions_field
from trellis.plans.models import (
    Activity,
    Audience,
    Group,
    Involvement,
    Kind,
    Objective,
    Plan,
    Precision,
)
from trellis.plans.queries.choices import Choices
from trellis.ui.names import name_text

LONGEST = 8_000
LINES, MOST_LINES = 3, 60
_PLACE, _WITH, _HOW = "place_", "with_", "how_"
_OWN = (
    "title",
    "kind",
    "text",
    "since",
    "until",
    "plan",
    "objective",
    "unit",
    "audience",
    "needs_approval",
    "code",
)


class WordChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of a vocabulary's words."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its name in the reader's language."""
        return name_text(obj.names)


class GroupsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """For which groups of people something is done."""

    def label_from_instance(self, obj: Any) -> str:
        """Give the group's name in the reader's language."""
        return name_text(obj.names)


def _count(data: Any, name: str) -> int:
    """Give how many lines of a kind a sent form had."""
    numbers = [key.removeprefix(name) for key in data if key.startswith(name)]
    return max((int(each) + 1 for each in numbers if each.isdecimal() and len(each) <= len("999")), default=0)


class LinesForm(forms.Form):
    """A form with lines of the same kind, as many as are wanted."""

    def typed(self) -> dict[str, Any]:
        """Give all that was typed, not yet judged, to begin the same form again with one more line."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, name)
            for name, field in self.fields.items()
        }

    def put_before(self, name: str, lines: dict[str, forms.Field]) -> None:
        """Put lines before the field of this name."""
        names = list(self.fields)
        at = names.index(name)
        head = {each: self.fields[each] for each in names[:at]}
        tail = {each: self.fields[each] for each in names[at:]}
        self.fields = {**head, **lines, **tail}


class DoingForm(LinesForm):
    """What is done, of what kind, when, with whom, what it serves, and what must come first."""

    title = forms.CharField(label=_("What is done"), max_length=300, help_text=_("In a few words."))
    kind = WordChoice(Kind.objects.none(), label=_("Kind of work"), required=False)
    text = forms.CharField(label=_("How it is done"), required=False, max_length=LONGEST, widget=text_area(3))
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    plan = forms.ModelChoiceField(Plan.objects.none(), label=_("Plan"), required=False)
    objective = forms.ModelChoiceField(
        Objective.objects.none(), label=_("Objective or result that it serves"), required=False
    )
    unit = UnitChoice(Unit.objects.none(), label=_("Unit"), required=False)
    needs_approval = forms.BooleanField(
        label=_("The authorities must allow it first"),
        required=False,
        help_text=_("Then it can't start before an approval that holds covers each place (C1.3)."),
    )
    after = forms.CharField(
        label=_("It comes after"),
        required=False,
        max_length=200,
        help_text=_("Numbers of the activities that must have ended before it starts, such as: 12, 15"),
    )
    dimensions = dimensions_field()
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=Audience.choices,
        initial=Audience.NETWORK.value,
        help_text=_("Whoever may not read it still learns that there is something, so that no gap is seen."),
    )
    code = forms.CharField(
        label=_("Code"), required=False, max_length=100, help_text=_("What your own files call it.")
    )

    def __init__(
        self, data: Any = None, *, choices: Choices, standing: Activity | None = None, **more: Any
    ) -> None:
        """Offer what may be chosen, and begin with what stands."""
        super().__init__(data, **more)
        self.choices = choices
        for name, rows in (
            ("kind", choices.kinds),
            ("plan", choices.plans),
            ("objective", choices.objectives),
            ("unit", choices.units),
        ):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        involved = list(standing.involved.select_related("organisation")) if standing is not None else []
        if standing is not None:
            own = {name: getattr(standing, name) for name in _OWN}
            after = standing.after.order_by("number").values_list("number", flat=True)
            self.initial = own | {
                "dimensions": list(dimensions_of(standing.dimensions)),
                "after": ", ".join(str(each) for each in after),
                **self.initial,
            }
        self._add_partners([(each.organisation, each.how) for each in involved])

    def _add_partners(self, standing: Sequence[tuple[Organisation, str]]) -> None:
        begun = max(_count(self.data, _WITH), _count(self.initial, _WITH))
        lines: dict[str, forms.Field] = {}
        for number in range(min(max(begun, len(standing) + 1, LINES), MOST_LINES)):
            there = standing[number] if number < len(standing) else (None, Involvement.IMPLEMENTS.value)
            label = gettext("With") if number == 0 else gettext("And with")
            with_whom = OrganisationField(label=label, required=False, initial=there[0])
            with_whom.among = self.choices.members
            lines[f"{_WITH}{number}"] = with_whom
            lines[f"{_HOW}{number}"] = forms.ChoiceField(
                label=gettext("How it takes part"),
                choices=Involvement.choices,
                required=False,
                initial=there[1],
            )
        self.put_before("plan", lines)

    def clean_after(self) -> list[Activity]:
        """Find the activities by their numbers."""
        written = self.cleaned_data["after"].replace("#", " ").replace(",", " ").split()
        if not all(each.isascii() and each.isdigit() and len(each) <= len("999999999") for each in written):
            raise forms.ValidationError(_("Write numbers of activities with commas between them."))
        rows = list(self.choices.activities.filter(number__in=[int(each) for each in written]))
        missing = {int(each) for each in written} - {each.number for each in rows}
        if missing:
            says = gettext("There's no activity no. %(number)s here. Look the number up in the list.")
            raise forms.ValidationError(says % {"number": ", ".join(str(each) for each in sorted(missing))})
        return rows

    def _involved(self) -> list[tuple[Organisation, Involvement]]:
        given = self.cleaned_data
        lines = [name.removeprefix(_WITH) for name in given if name.startswith(_WITH)]
        how = {number: given.get(f"{_HOW}{number}") or Involvement.IMPLEMENTS.value for number in lines}
        return [
            (given[f"{_WITH}{number}"], Involvement(how[number]))
            for number in lines
            if given[f"{_WITH}{number}"]
        ]

    def doing(self) -> Doing:
        """Give what was written."""
        given = self.cleaned_data
        own = {name: given[name] for name in (*_OWN, "dimensions", "after")}
        own["audience"] = Audience(given["audience"])
        return Doing(**own, involved=self._involved())


def add_places(form: LinesForm, groups: QuerySet[Group], before: str) -> None:
    """Let a form ask where, how exactly, and for whom."""
    begun = max(_count(form.data, _PLACE), _count(form.initial, _PLACE))
    lines: dict[str, forms.Field] = {}
    for number in range(min(max(begun, LINES), MOST_LINES)):
        label = gettext("Place") if number == 0 else gettext("Place %(number)s") % {"number": number + 1}
        lines[f"{_PLACE}{number}"] = PlaceField(label=label, required=False)
    lines["said"] = forms.CharField(
        label=gettext("Places that aren't in the list"),
        required=False,
        max_length=2_000,
        widget=text_area(2),
        help_text=gettext("In words, a line for each. They are on no map until somebody finds them."),
    )
    lines["precision"] = forms.ChoiceField(
        label=gettext("How exactly the places are meant"),
        choices=[each for each in Precision.choices if each[0] != Precision.WORDS],
        required=False,
        initial=Precision.EXACT.value,
    )
    lines["groups"] = GroupsField(
        groups,
        label=gettext("For whom"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext("Each group that is ticked counts at each place. None: for anybody."),
    )
    if before:
        form.put_before(before, lines)
    else:
        form.fields = {**form.fields, **lines}


def spots_of(form: LinesForm) -> list[Spot]:
    """Give each place with each group that was written."""
    given = form.cleaned_data
    places = [value for name, value in given.items() if name.startswith(_PLACE) and value]
    words = [line.strip()[:300] for line in given["said"].splitlines() if line.strip()]
    groups: list[Group | None] = list(given["groups"]) or [None]
    precision = Precision(given["precision"] or Precision.EXACT.value)
    found = [
        Spot(place=place, group=group, precision=precision)
        for place in {each.pk: each for each in places}.values()
        for group in groups
    ]
    found += [Spot(said=said, group=group) for said in words for group in groups]
    if not found and groups != [None]:
        found = [Spot(group=group) for group in groups]
    return found


class ActivityAddForm(DoingForm):
    """A new activity: who leads it, what it is, where, and for whom."""

    def __init__(self, *args: Any, choices: Choices, **more: Any) -> None:
        """Ask for its leader too, and for places and groups."""
        super().__init__(*args, choices=choices, **more)
        leader = OrganisationField(
            label=gettext("Who leads the work"),
            help_text=gettext("Any member may lead. Type its name or acronym."),
        )
        leader.among = choices.leaders
        self.put_before("kind", {"organisation": leader})
        add_places(self, choices.groups, f"{_WITH}0")


class ActivityChangeForm(DoingForm):
    """An activity that stands, with the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SitesForm(LinesForm):
    """Where else it is done, and for whom."""

    def __init__(self, *args: Any, groups: QuerySet[Group], **more: Any) -> None:
        """Offer the groups."""
        super().__init__(*args, **more)
        add_places(self, groups, "")


class HandOnForm(forms.Form):
    """To which member an activity is handed on, and why."""

    organisation = OrganisationField(label=_("Who leads it from now on"))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, widget=text_area(2))

    def __init__(self, *args: Any, among: QuerySet[Organisation], **more: Any) -> None:
        """Offer the members that may lead it."""
        super().__init__(*args, **more)
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.among = among


class EndForm(forms.Form):
    """When an activity ended, and what came of it."""

    on = forms.DateField(label=_("Ended on"), required=False, widget=DayInput)
    reason = forms.CharField(label=_("What came of it"), required=False, max_length=300, widget=text_area(2))
