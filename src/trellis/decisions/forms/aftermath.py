"""Forms about what comes after a decision, and about those that were taken elsewhere."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.access.actor import Actor
from trellis.decisions.actions.aftermath import Taken
from trellis.decisions.forms.proposals import LONGEST, ProposalForm, add_author
from trellis.decisions.models import Audience, Outcome, Progress
from trellis.governance.models import Finding
from trellis.members.forms.membership import DayInput, text_area
from trellis.networks.models import Network

RECORDED = (Outcome.CARRIED, Outcome.NOT_CARRIED, Outcome.CHOSEN)


class RecordForm(ProposalForm):
    """A decision that was taken elsewhere: what, when, where, and how it ended."""

    outcome = forms.ChoiceField(
        label=_("How it ended"), choices=[(each.value, each.label) for each in RECORDED]
    )
    on = forms.DateField(label=_("Decided on"), widget=DayInput, initial=timezone.localdate)
    where = forms.CharField(
        label=_("Where it was decided"),
        widget=text_area(2),
        max_length=LONGEST,
        help_text=_("The meeting, and where its minutes are."),
    )
    reason = forms.CharField(
        label=_("The reason, in words"), required=False, widget=text_area(3), max_length=LONGEST
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        """Leave out what only a proposal that is still discussed has."""
        super().__init__(*args, **more)
        for name in ("options", "discussion_until", "binds", "amount", "currency"):
            self.fields[name].required = False
            self.fields[name].widget = forms.HiddenInput()
        self.fields["binds"].initial = ""

    def taken(self) -> Taken:
        """Give how it ended, when and where."""
        given = {name: self.cleaned_data[name] for name in ("reason", "where", "on")}
        return Taken(outcome=Outcome(self.cleaned_data["outcome"]), **given)


class DissentForm(forms.Form):
    """Why a member doesn't share a decision."""

    text = forms.CharField(label=_("Statement"), max_length=LONGEST, widget=text_area(5))

    def __init__(self, *args: Any, actor: Actor, network: Network, **more: Any) -> None:
        """Ask for whom she speaks, where that isn't clear."""
        super().__init__(*args, **more)
        add_author(self, actor, network)


class FollowForm(forms.Form):
    """How far it is, and what became of it."""

    progress = forms.ChoiceField(label=_("How far it is"), choices=Progress.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("What became of it"), max_length=LONGEST, widget=text_area(4))


class ReviewForm(forms.Form):
    """What a review found, and when to look again."""

    finding = forms.ChoiceField(label=_("What it found"), choices=Finding.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), max_length=LONGEST, widget=text_area(3))
    next_on = forms.DateField(label=_("Next review"), required=False, widget=DayInput)


class AudienceForm(forms.Form):
    """Who may read a decision with its reason."""

    audience = forms.ChoiceField(
        label=_("Who may read it"), choices=Audience.choices, widget=forms.RadioSelect
    )
