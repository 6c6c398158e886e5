"""What people write in this room: a practice, a step of its way, what came of one."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.advocacy.actions import Account, Came, Intent
from trellis.advocacy.models import Practice, Readers, Step
from trellis.decisions.models import Proposal
from trellis.domain.policytrack import MEANING, STOP_LABELS, Stop
from trellis.governance.forms.bodies import UnitChoice
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation
from trellis.networks.models import Unit
from trellis.places.fields import PlaceField
from trellis.plans.models import Activity, Plan
from trellis.ui.jinja import language_name

LONGEST = 8_000
_TEXTS = ("title", "problem", "does", "evidence", "costs", "limits", "needs", "language")
_KEPT = (*_TEXTS, "unit", "place", "readers")


def _text(label: Any, *, required: bool = False, rows: int = 3, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=LONGEST, widget=text_area(rows), help_text=help_text
    )


class ActivitiesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Activities of the plan, each with its number."""

    def label_from_instance(self, obj: Any) -> str:
        """Give number and title."""
        return f"#{obj.number} {obj.title}"


class AccountForm(forms.Form):
    """A practice that works, so that others can do it, too."""

    title = forms.CharField(label=_("What it is called"), max_length=200)
    organisation = OrganisationField(label=_("Member that did it"))
    problem = _text(
        _("Which problem it meets"),
        required=True,
        help_text=_("Name no child and no victim, and nothing by which one could be found."),
    )
    does = _text(_("What is done, step by step"), required=True, rows=6)
    evidence = _text(
        _("How one knows that it works"),
        help_text=_("Figures with their dates, what people say of it, what changed."),
    )
    costs = _text(_("What it costs, in money, time and people"))
    limits = _text(_("Where it doesn't work, and what went wrong"))
    needs = _text(_("What another place needs to do it"))
    place = PlaceField(label=_("Place"), required=False)
    language = forms.ChoiceField(label=_("Language in which it is written"))
    readers = forms.ChoiceField(
        label=_("Who may read it"), choices=Readers.choices, widget=forms.RadioSelect, initial=Readers.MEMBERS
    )

    def __init__(
        self,
        *args: Any,
        among: QuerySet[Organisation],
        units: QuerySet[Unit],
        activities: QuerySet[Activity],
        languages: list[str],
        standing: Practice | None = None,
        **more: Any,
    ) -> None:
        """Offer members, units, activities as evidence; begin with what stands."""
        super().__init__(*args, **more)
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.among = among
        self._offer(languages)
        self.fields["unit"] = UnitChoice(
            units, label=gettext("Unit"), required=False, empty_label=gettext("None")
        )
        shown = activities.filter(pk__in=self._evident(activities, standing))
        self.fields["activities"] = ActivitiesField(
            shown,
            label=gettext("Activities of the plan that show it"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        if not shown.exists():
            del self.fields["activities"]
        self.standing = standing
        if standing is not None:
            self.initial.update({name: getattr(standing, name) for name in _KEPT})
            self.initial["activities"] = list(standing.activities.all())
            del self.fields["organisation"]
            version = forms.IntegerField(widget=forms.HiddenInput, initial=standing.version)
            self.fields["version"] = version

    def _offer(self, languages: list[str]) -> None:
        field = self.fields["language"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(each, language_name(each)) for each in languages]
        self.initial["language"] = languages[0]

    @staticmethod
    def _evident(activities: QuerySet[Activity], standing: Practice | None) -> list[Any]:
        """Give those already chosen and the latest ones: a list that fits on a page."""
        chosen = list(standing.activities.values_list("pk", flat=True)) if standing else []
        return [*chosen, *activities.values_list("pk", flat=True)[:30]]

    def account(self) -> Account:
        """Give what was written."""
        given = self.cleaned_data
        organisation = self.standing.organisation if self.standing else given["organisation"]
        return Account(
            **{name: given[name] for name in _TEXTS},
            organisation=organisation,
            unit=given["unit"],
            place=given["place"],
            readers=Readers(given["readers"]),
            activities=list(given.get("activities", ())),
        )


def _offered(stop: Stop) -> str:
    return f"{gettext(STOP_LABELS[stop])}: {gettext(MEANING[stop])}"


class IntentForm(forms.Form):
    """A step that is begun."""

    stop = forms.TypedChoiceField(label=_("Step"), coerce=Stop, widget=forms.RadioSelect)
    organisation = OrganisationField(
        label=_("Member that sees to it"),
        required=False,
        help_text=_("Without somebody who sees to it, it rarely happens."),
    )
    due = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    whom = forms.CharField(
        label=_("To whom, or by whom"),
        required=False,
        max_length=200,
        help_text=_("Such as: the provincial committee, the ministry's working group."),
    )

    def __init__(
        self,
        *args: Any,
        stops: tuple[Stop, ...],
        among: QuerySet[Organisation],
        units: QuerySet[Unit],
        **more: Any,
    ) -> None:
        """Offer the steps that can be begun, the likeliest first."""
        super().__init__(*args, **more)
        stop, member = self.fields["stop"], self.fields["organisation"]
        if isinstance(stop, forms.TypedChoiceField) and isinstance(member, OrganisationField):
            stop.choices = [(each.value, _offered(each)) for each in stops]
            member.among = among
        self.initial.setdefault("stop", stops[0].value)
        self.fields["unit"] = UnitChoice(
            units,
            label=gettext("Unit"),
            required=False,
            empty_label=gettext("None"),
            help_text=gettext("That takes it up, or to which it is proposed."),
        )

    def intent(self) -> Intent:
        """Give what was written."""
        return Intent(**{name: self.cleaned_data[name] for name in ("organisation", "due", "unit", "whom")})


class CameForm(forms.Form):
    """What came of a step."""

    result = _text(_("What came of it"), required=True)
    on = forms.DateField(label=_("When"), widget=DayInput, initial=timezone.localdate)
    reference = forms.CharField(label=_("Number of the decision or paper"), required=False, max_length=200)

    def __init__(
        self, *args: Any, step: Step, plans: list[Plan], decisions: list[Proposal], **more: Any
    ) -> None:
        """Ask only what belongs to the step."""
        super().__init__(*args, **more)
        self.plans, self.decisions = plans, decisions
        stop = Stop(step.stop)
        if stop in {Stop.TAKEN_UP, Stop.COMES_DOWN} and plans:
            self.fields["into"] = _choice(
                gettext("Make an objective of it in this plan"),
                [(str(each.pk), f"#{each.number} {each.title}") for each in plans],
            )
        if stop is Stop.PROPOSED:
            self.fields["asks_members"] = forms.BooleanField(
                label=gettext("Put it to the members of this network as a proposal, too"), required=False
            )
        if stop is Stop.ADOPTED and decisions:
            self.fields["proposal"] = _choice(
                gettext("Decision by which it was adopted"),
                [(str(each.pk), f"#{each.number} {each.title}") for each in decisions],
            )

    def came(self) -> Came:
        """Give what was written."""
        given = self.cleaned_data
        return Came(
            result=given["result"],
            on=given["on"],
            reference=given["reference"],
            into=_chosen(self.plans, given.get("into", "")),
            proposal=_chosen(self.decisions, given.get("proposal", "")),
            asks_members=bool(given.get("asks_members")),
        )


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", gettext("None")), *choices])


def _chosen(rows: list[Any], pk: str) -> Any:
    return next((each for each in rows if str(each.pk) == pk), None)
