"""Forms about objectives: what is to be reached, and what a look at them comes to."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from trellis.domain.dimensions import DIMENSION_LABELS, Dimension, dimensions_of
from trellis.governance.models import Document, DocumentKind
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation
from trellis.plans.actions.objectives import Aim
from trellis.plans.actions.reviewing import Look
from trellis.plans.models import Objective, ReviewVerdict
from trellis.ui.forms import VersionForm
from trellis.ui.names import name_text

LONGEST = 4_000
SERVED = (DocumentKind.PURPOSE, DocumentKind.GOALS, DocumentKind.ACTION_PLAN)
_NAMES = ("title", "text", "organisation", "due", "review_on", "serves")


def dimensions_field() -> forms.TypedMultipleChoiceField:
    """Give the choice of dimensions; a thing may have several (C1.1)."""
    return forms.TypedMultipleChoiceField(
        label=_("What it is about"),
        required=False,
        coerce=Dimension,
        choices=[(each.value, _(says)) for each, says in DIMENSION_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As many as it touches: it is found under each of them."),
    )


class DocumentChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A document that was agreed, by its title."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its title, or its kind."""
        return name_text(obj.names) or str(obj.get_kind_display())


class AimForm(forms.Form):
    """What is to be reached, how one will see it, by when, who leads it."""

    title = forms.CharField(label=_("What is to be reached"), max_length=300)
    text = forms.CharField(
        label=_("How one will see that it is reached"),
        required=False,
        max_length=LONGEST,
        widget=text_area(3),
    )
    dimensions = dimensions_field()
    organisation = OrganisationField(
        label=_("Member that leads it"),
        required=False,
        help_text=_("Any member may lead. Type its name or acronym."),
    )
    due = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    review_on = forms.DateField(
        label=_("To be reviewed on"),
        required=False,
        widget=DayInput,
        help_text=_("On that day those who may review it see it on their first page."),
    )

    def __init__(
        self,
        *args: Any,
        network: Any,
        among: QuerySet[Organisation],
        standing: Objective | None = None,
        **more: Any,
    ) -> None:
        """Offer members to lead it, and the documents that say what the network wants."""
        super().__init__(*args, **more)
        self.standing = standing
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.among = among
        papers = Document.objects.filter(network=network, kind__in=SERVED).order_by("kind")
        self.fields["serves"] = DocumentChoice(
            papers, label=_("In which document what it serves is agreed"), required=False
        )
        if standing is not None:
            self.initial.update({name: getattr(standing, name) for name in _NAMES})
            self.initial["dimensions"] = list(dimensions_of(standing.dimensions))

    def aim(self) -> Aim:
        """Give what was written; words that aren't asked for stay."""
        standing = {name: getattr(self.standing, name) for name in ("title", "text")} if self.standing else {}
        given = {
            name: self.cleaned_data[name] for name in (*_NAMES, "dimensions") if name in self.cleaned_data
        }
        return Aim(**(standing | given))


class AimChangeForm(AimForm, VersionForm):
    """An objective that stands; once its plan is in force, its words are left to a review."""

    def __init__(self, *args: Any, standing: Objective, is_agreed: bool, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, standing=standing, **more)
        self.initial["version"] = standing.version
        if is_agreed:
            del self.fields["title"], self.fields["text"]


class ReviewForm(VersionForm):
    """What a look at an objective comes to (C5.1)."""

    verdict = forms.ChoiceField(
        label=_("What it comes to"), choices=ReviewVerdict.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(label=_("Why"), max_length=LONGEST, widget=text_area(3))
    next_on = forms.DateField(
        label=_("To be looked at again on"),
        required=False,
        widget=DayInput,
        help_text=_("When it is kept or changed. Empty: nobody is reminded."),
    )
    title = forms.CharField(
        label=_("When it changes: what is to be reached from now on"), required=False, max_length=300
    )
    text = forms.CharField(
        label=_("When it changes: how one will see that it is reached"),
        required=False,
        max_length=LONGEST,
        widget=text_area(3),
    )
    due = forms.DateField(label=_("When it changes: until when"), required=False, widget=DayInput)

    def __init__(self, *args: Any, standing: Objective, **more: Any) -> None:
        """Begin with the wording as it stands."""
        super().__init__(*args, **more)
        self.standing = standing
        self.initial.update({name: getattr(standing, name) for name in ("title", "text", "due", "version")})

    def look(self) -> Look:
        """Give what was found."""
        given, now = self.cleaned_data, self.standing
        verdict = ReviewVerdict(given["verdict"])
        aim = Aim(
            title=given["title"] or now.title,
            text=given["text"],
            due=given["due"],
            dimensions=dimensions_of(now.dimensions),
            organisation=now.organisation,
            review_on=now.review_on,
            serves=now.serves,
        )
        is_change = verdict == ReviewVerdict.CHANGE
        return Look(
            verdict=verdict, why=given["why"], next_on=given["next_on"], aim=aim if is_change else None
        )
