"""Forms about what is put into members' hands."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.governance.actions.delegation import Task
from trellis.governance.models import Body, Delegation
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.queries import members_of
from trellis.networks.models import Network
from trellis.ui.names import name_text


class BodyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the network's bodies, by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its name."""
        return name_text(obj.names)


class TaskForm(forms.Form):
    """What is delegated, within which limits, for how long."""

    task = forms.CharField(
        label=_("What is delegated"),
        max_length=4000,
        widget=text_area(),
        help_text=_("A task or a subject, in a sentence or two."),
    )
    subject = forms.ChoiceField(
        label=_("Subject"),
        required=False,
        choices=[("", _("None of these")), *((each.value, _(SUBJECT_LABELS[each])) for each in Subject)],
    )
    limits = forms.CharField(
        label=_("Within which limits"),
        required=False,
        max_length=2000,
        widget=text_area(2),
        help_text=_("Such as an amount, a district, or what has to be asked first."),
    )
    since = forms.DateField(label=_("From"), initial=timezone.localdate, widget=DayInput)
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=DayInput,
        help_text=_("The last day. Whoever carries it is reminded then."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, network: Network, standing: Delegation | None = None, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, **more)
        bodies = Body.objects.filter(network=network, until=None).order_by("kind", "pk")
        self.fields["body"] = BodyChoice(
            bodies, label=_("By which body"), required=False, empty_label=_("By the network")
        )
        if standing:
            names = ("task", "subject", "limits", "since", "until", "body", "version")
            self.initial.update({name: getattr(standing, name) for name in names})

    def task_written(self) -> Task:
        """Give what was written."""
        names = ("task", "limits", "since", "until", "body")
        given = {name: self.cleaned_data[name] for name in names}
        subject = self.cleaned_data["subject"]
        return Task(subject=Subject(subject) if subject else None, **given)


class DelegateForm(TaskForm):
    """The task, and into whose hands it is put."""

    organisation = OrganisationField(label=_("Member"), help_text=_("Type its name or acronym."))

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Offer the network's members."""
        super().__init__(*args, network=network, **more)
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.among = members_of(network)
        self.order_fields(["organisation"])


class OutcomeForm(forms.Form):
    """What came of it, and the day on which it ended."""

    came_of_it = forms.CharField(
        label=_("What came of it"),
        max_length=4000,
        widget=text_area(),
        help_text=_("What was done, what wasn't, and what others can learn. It stays on record."),
    )
    ended_on = forms.DateField(label=_("Ended on"), initial=timezone.localdate, widget=DayInput)
