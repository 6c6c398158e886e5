"""Forms about plans: what they say, how they came into force, how they ended."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.domain.problems import PLAN_ADOPTION_MISSING
from trellis.governance.forms.bodies import UnitChoice
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation
from trellis.networks.lineage import Thing
from trellis.networks.models import Unit
from trellis.plans.actions.plans import Adopted, Outline
from trellis.plans.models import Plan, PlanKind
from trellis.ui.names import name_text

LONGEST = 8_000
_KEPT = ("title", "goal", "mandate", "organisation", "since", "until", "review_on", "version")


class PartnersField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Those with whom a plan is made; who is unticked leaves it."""

    def label_from_instance(self, obj: Any) -> str:
        """Give the organisation's name in the reader's language."""
        return name_text(obj.names)


class OutlineForm(forms.Form):
    """What a plan says."""

    title = forms.CharField(label=_("Title"), max_length=200)
    organisation = OrganisationField(
        label=_("Member that leads it"),
        required=False,
        help_text=_(
            "Any member may lead. Type its name or acronym; empty for the network's or a unit's plan."
        ),
    )
    mandate = forms.CharField(
        label=_("Mandate"),
        required=False,
        max_length=LONGEST,
        widget=text_area(3),
        help_text=_("For a member's work plan: what it is there for, and what it may do."),
    )
    goal = forms.CharField(
        label=_("Goal"),
        required=False,
        max_length=LONGEST,
        widget=text_area(3),
        help_text=_("In a sentence or two: what will be different at the end."),
    )
    partners = PartnersField(
        Organisation.objects.none(),
        label=_("Made together with"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    further = OrganisationField(
        label=_("One more to make it with"),
        required=False,
        help_text=_("Such as the tambon administration. Save, and you can add another."),
    )
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    review_on = forms.DateField(
        label=_("To be reviewed on"),
        required=False,
        widget=DayInput,
        help_text=_("On that day those who may review it see it on their first page."),
    )

    def __init__(
        self, *args: Any, among: QuerySet[Organisation], standing: Plan | None = None, **more: Any
    ) -> None:
        """Offer the organisations that may lead it; begin with what stands."""
        super().__init__(*args, **more)
        for name in ("organisation", "further"):
            field = self.fields[name]
            if isinstance(field, OrganisationField):
                field.among = among
        if standing is not None:
            self._begin_with(standing)
        else:
            del self.fields["partners"]

    def _begin_with(self, standing: Plan) -> None:
        self.initial.update({name: getattr(standing, name) for name in _KEPT})
        field, here = self.fields["partners"], standing.partners.order_by("sort_name")
        if isinstance(field, PartnersField):
            field.queryset = here
        self.initial["partners"] = list(here)
        if not self.initial["partners"]:
            del self.fields["partners"]
        if standing.kind == PlanKind.UNIT:
            del self.fields["organisation"]

    def _partners(self) -> list[Organisation]:
        further = self.cleaned_data.get("further")
        return [*self.cleaned_data.get("partners", []), *([further] if further else [])]

    def outline(self) -> Outline:
        """Give what was written."""
        given = self.cleaned_data
        names = ("title", "goal", "mandate", "organisation", "since", "until", "review_on")
        return Outline(**{name: given[name] for name in names if name in given}, partners=self._partners())


class PlanMakeForm(OutlineForm):
    """A new plan: whose it is, and what it says."""

    def __init__(self, *args: Any, kinds: list[PlanKind], units: QuerySet[Unit], **more: Any) -> None:
        """Offer the kinds that the reader may make, and units where she may make one for a unit."""
        super().__init__(*args, **more)
        kind = forms.ChoiceField(
            label=gettext("Whose plan it is"),
            choices=[(each.value, each.label) for each in kinds],
            widget=forms.RadioSelect,
            initial=kinds[0].value,
        )
        self.fields = {"kind": kind, **self.fields}
        if PlanKind.UNIT in kinds:
            unit = UnitChoice(
                units,
                label=gettext("Unit"),
                required=False,
                empty_label=gettext("None"),
                help_text=gettext("For a unit's plan; empty for any other."),
            )
            self.fields = {"kind": kind, "unit": unit, **self.fields}

    def outline(self) -> Outline:
        """Give what was written."""
        whose = {"kind": PlanKind(self.cleaned_data["kind"]), "unit": self.cleaned_data.get("unit")}
        return Outline(**(vars(super().outline()) | whose))


class PlanChangeForm(OutlineForm):
    """A plan that stands, with the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AdoptForm(forms.Form):
    """How a plan came into force."""

    note = forms.CharField(
        label=_("Who agreed to it, and where"),
        required=False,
        max_length=2_000,
        widget=text_area(2),
        help_text=_("Such as: the meeting of all members on 3 May. It stays beside the plan."),
    )
    on = forms.DateField(label=_("In force since"), widget=DayInput, initial=timezone.localdate)

    def __init__(self, *args: Any, decisions: list[Thing], **more: Any) -> None:
        """Offer the decisions that somebody may read."""
        super().__init__(*args, **more)
        if decisions:
            field = forms.TypedChoiceField(
                label=gettext("Decision by which it was adopted"),
                required=False,
                empty_value=None,
                choices=[("", gettext("None of these: as the note says"))]
                + [(str(each.pk), each.title) for each in decisions],
            )
            self.fields = {"decision": field, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Want one or the other."""
        given = super().clean() or self.cleaned_data
        if not given.get("decision") and not given.get("note"):
            self.add_error("note", gettext(PLAN_ADOPTION_MISSING.says))
        return given

    def adopted(self) -> Adopted:
        """Give what was written."""
        given = self.cleaned_data
        return Adopted(decision=given.get("decision"), note=given["note"], on=given["on"])
