"""Roles: what they may do, who gets one, and when it ends."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.accounts.models import Person
from trellis.networks.fields import PersonField
from trellis.networks.models import Assignment, Network
from trellis.networks.verbs import GRANTABLE, GROUPS
from trellis.ui.forms import NamesForm, VersionForm
from trellis.ui.masthead import Words
from trellis.ui.names import name_text
from trellis.ui.problems import translated


class RoleForm(NamesForm):
    """What a role is called and may do."""

    longest = 60
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, verbs: frozenset[str] = frozenset(), **more: Any) -> None:
        """Make a question of each group of deeds."""
        super().__init__(*args, **more)
        self.unknown = verbs - GRANTABLE
        for group in GROUPS:
            self.fields[f"may_{group.key}"] = forms.MultipleChoiceField(
                label=translated(group.label),
                choices=[(verb, translated(says)) for verb, says in group.verbs.items()],
                required=False,
                initial=sorted(verbs & group.verbs.keys()),
                widget=forms.CheckboxSelectMultiple,
            )

    def verbs(self) -> frozenset[str]:
        """Give the deeds that were chosen, and those that no page shows yet."""
        chosen = {verb for group in GROUPS for verb in self.cleaned_data[f"may_{group.key}"]}
        return self.unknown | chosen


def _day(label: Words, hint: Words = "", *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget)


class GiveForm(forms.Form):
    """Who gets which role, from when until when."""

    role = forms.ChoiceField(label=gettext_lazy("Role"))
    person = PersonField(
        label=gettext_lazy("Who?"),
        help_text=gettext_lazy(
            "A part of the name of somebody in this network, or a whole e-mail address from "
            "your other networks."
        ),
    )
    since = _day(gettext_lazy("From"), gettext_lazy("Empty means from today."))
    until = _day(gettext_lazy("Last day"), gettext_lazy("Empty means until somebody ends it."))

    def __init__(self, *args: Any, network: Network, reachable: QuerySet[Person], **more: Any) -> None:
        """Offer the roles and the people of this network, and by e-mail those within reach."""
        super().__init__(*args, **more)
        roles = network.roles.order_by("pk")
        self.roles = {str(role.pk): role for role in roles}
        role, person = self.fields["role"], self.fields["person"]
        if isinstance(role, forms.ChoiceField):
            role.choices = [(pk, name_text(each.names, network.language)) for pk, each in self.roles.items()]
        if isinstance(person, PersonField):
            person.network, person.reachable = network, reachable

    def clean(self) -> dict[str, Any]:
        """Refuse a role that ends before it begins, or that the person holds already."""
        given = super().clean() or self.cleaned_data
        role, person = self.roles.get(given.get("role", "")), given.get("person")
        if role and person and role.assignments.filter(person=person, until=None).exists():
            says = _("%(person)s holds this role already. To give it until a day, end it on that day.")
            self.add_error("person", says % {"person": person.name})
        since = given.get("since") or timezone.localdate()
        if given.get("until") and given["until"] < since:
            self.add_error("until", _("It ends before it begins. Correct one of the two dates."))
        return given


NOW, ON_A_DAY = "now", "day"


class EndForm(VersionForm):
    """When somebody's role ends."""

    when = forms.ChoiceField(
        label=gettext_lazy("When does it end?"),
        choices=[(NOW, gettext_lazy("At once")), (ON_A_DAY, gettext_lazy("After the day written below"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    until = _day(gettext_lazy("Last day"))

    def __init__(self, *args: Any, assignment: Assignment, **more: Any) -> None:
        """Keep which assignment it is about."""
        super().__init__(*args, **more)
        self.initial["version"] = assignment.version
        self.assignment = assignment

    def clean(self) -> dict[str, Any]:
        """Want a day, not before the first one, when it doesn't end at once."""
        given = super().clean() or self.cleaned_data
        until = given.get("until")
        if given.get("when") == ON_A_DAY and not until:
            self.add_error("until", _("Write the last day."))
        if given.get("when") == ON_A_DAY and until and until < self.assignment.since:
            self.add_error("until", _("It ends before it begins. Correct one of the two dates."))
        return given

    def last_day(self) -> date:
        """Give the last day on which the role holds: yesterday when it ends at once."""
        at_once = self.cleaned_data["when"] == NOW
        day: date = timezone.localdate() - timedelta(days=1) if at_once else self.cleaned_data["until"]
        # What was to begin later never does.
        return max(day, self.assignment.since - timedelta(days=1)) if at_once else day
