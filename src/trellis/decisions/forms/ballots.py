"""Forms about ballots: opening and closing them, giving a voice, entering one, and the reasons that stay."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.access.actor import Channel
from trellis.decisions.actions.ballots import Opening
from trellis.decisions.actions.entering import Heard
from trellis.decisions.choices import how, method_of, names_of, words_of
from trellis.decisions.models import Ballot, Entitled, Presence, Proposal
from trellis.domain.decisionrule import Method
from trellis.domain.process import Process
from trellis.governance.queries.bodies import Holder
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Representative
from trellis.members.rules import in_force
from trellis.ui.forms import VersionForm
from trellis.ui.names import name_text

DAYS, MEETING = "days", "meeting"
LONGEST = 4_000


class OpenForm(forms.Form):
    """How a ballot is held: over some days, or in a meeting with those who are there."""

    held = forms.ChoiceField(
        label=_("How it is held"),
        initial=DAYS,
        widget=forms.RadioSelect,
        choices=[
            (
                DAYS,
                _("Over some days: whoever gives a voice is there, and the quorum is counted at the closing"),
            ),
            (MEETING, _("In a meeting: the quorum has to be there at the start")),
        ],
    )
    closes_on = forms.DateField(
        label=_("Last day"),
        widget=DayInput,
        help_text=_("The ballot ends with this day. It can't be changed."),
    )

    def __init__(
        self, *args: Any, proposal: Proposal, holders: Iterable[Holder], process: Process, **more: Any
    ) -> None:
        """Offer those who may be there, and the usual last day."""
        super().__init__(*args, **more)
        self.initial["closes_on"] = timezone.localdate() + timedelta(days=process.ballot_days)
        if proposal.options.exists():
            self.fields["seats"] = forms.IntegerField(
                label=_("How many are chosen"), min_value=1, max_value=proposal.options.count(), initial=1
            )
        self.fields["present"] = forms.MultipleChoiceField(
            label=_("Who is there"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(str(each.organisation.pk), name_text(each.organisation.names)) for each in holders],
            help_text=_("Only for a meeting."),
        )

    def clean(self) -> dict[str, Any]:
        """Want those who are there, for a meeting."""
        given = super().clean() or self.cleaned_data
        if given.get("held") == MEETING and not given.get("present"):
            self.add_error("present", gettext("Tick the members that are there."))
        return given

    def opening(self) -> Opening:
        """Give what was written."""
        given = self.cleaned_data
        last = datetime.combine(given["closes_on"], time.max)
        present = given["present"] if given["held"] == MEETING else []
        return Opening(
            closes_at=timezone.make_aware(last),
            seats=given.get("seats") or 1,
            present=frozenset(UUID(each) for each in present),
        )


class ReasonForm(forms.Form):
    """The reason of a decision; it may be written later."""

    reason = forms.CharField(
        label=_("The reason, in words"),
        required=False,
        max_length=LONGEST,
        widget=text_area(4),
        help_text=_("For all who weren't there: why it was decided so. It can be written later, too."),
    )


class ExplainForm(ReasonForm, VersionForm):
    """The reason of a decision, to be written now."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Want it."""
        super().__init__(*args, **more)
        self.fields["reason"].required = True


class VoiceForm(forms.Form):
    """A member's choice, in the shape of the ballot's method, with its reason."""

    def __init__(self, *args: Any, ballot: Ballot, **more: Any) -> None:
        """Ask what the method asks."""
        super().__init__(*args, **more)
        self.method, self.options = method_of(ballot), names_of(ballot)
        self.fields = {**self._asked(how(ballot)), **self.fields}
        self.fields["reason"] = forms.CharField(
            label=_("Reason"),
            required=False,
            max_length=LONGEST,
            widget=text_area(3),
            help_text=_("An objection or a block needs one. Others may give one, too."),
        )

    def _asked(self, hint: str) -> dict[str, forms.Field]:
        if not self.method.chooses:
            radio = forms.RadioSelect
            label = _("Your member's voice")
            return {"choice": forms.ChoiceField(label=label, choices=words_of(self.method), widget=radio)}
        if self.method is Method.APPROVAL:
            boxes: type[forms.Widget] = forms.CheckboxSelectMultiple
            choices = list(self.options.items())
            field = forms.MultipleChoiceField(
                label=_("Which do you approve?"),
                choices=choices,
                widget=boxes,
                help_text=hint,
                required=False,
            )
            return {"choice": field}
        numbers = [
            (key, forms.IntegerField(label=name, required=False, min_value=-999, max_value=999))
            for key, name in self.options.items()
        ]
        if numbers:
            numbers[0][1].help_text = hint
        return dict(numbers)

    def choice(self) -> object:
        """Give the choice as the count file has it."""
        given = self.cleaned_data
        if not self.method.chooses:
            return given["choice"]
        if self.method is Method.APPROVAL:
            return sorted(given["choice"])
        points = {key: given[key] for key in self.options if given.get(key) is not None}
        return _ranking(points) if self.method.ranks else points


def _ranking(places: dict[str, int]) -> list[Any]:
    """Give options by the numbers at them, the smallest first; those with the same number are alike."""
    tiers = [[key for key, place in places.items() if place == each] for each in sorted(set(places.values()))]
    return [tier[0] if len(tier) == 1 else tier for tier in tiers]


class SpeakerChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody who speaks for a member, by her name and seat."""

    def label_from_instance(self, obj: Any) -> str:
        """Give her name and her seat."""
        return f"{obj.person.name} ({obj.get_seat_display()})"


class EnterForm(VoiceForm):
    """What a clerk read on a paper, or heard."""

    def __init__(self, *args: Any, entitled: Entitled, **more: Any) -> None:
        """Ask how it came, and from whom."""
        super().__init__(*args, ballot=entitled.ballot, **more)
        speakers = Representative.objects.filter(in_force(), organisation=entitled.organisation_id)
        self.fields["channel"] = forms.ChoiceField(
            label=_("How it came"),
            choices=[
                (Channel.PAPER.value, _("On paper, or in the room")),
                (Channel.PHONE.value, _("By phone")),
            ],
        )
        self.fields["seat"] = SpeakerChoice(
            speakers.select_related("person").order_by("-seat", "pk"),
            label=_("Who gave it"),
            required=False,
            empty_label=_("Not known"),
        )

    def heard(self) -> Heard:
        """Give what was written."""
        given = self.cleaned_data
        channel = Channel(given["channel"])
        return Heard(choice=self.choice(), channel=channel, reason=given["reason"], seat=given["seat"])


class PresenceForm(forms.Form):
    """Whether a member is there."""

    presence = forms.ChoiceField(label=_("Is it there?"), choices=Presence.choices, widget=forms.RadioSelect)


class LetterForm(forms.Form):
    """What headquarters said, and by which letter."""

    answer = forms.ChoiceField(
        label=_("What do headquarters say?"),
        widget=forms.RadioSelect,
        choices=[("confirm", _("They stand by this voice")), ("disown", _("They don't: it doesn't count"))],
    )
    letter = forms.CharField(
        label=_("By which letter or message"),
        required=False,
        max_length=LONGEST,
        widget=text_area(2),
        help_text=_("Its day, number and signatory. Not needed from somebody whose own mandate covers it."),
    )


class ResolutionForm(forms.Form):
    """How an objection was met."""

    resolution = forms.CharField(
        label=_("How the objection was met"), max_length=LONGEST, widget=text_area(3)
    )


class ProxyForm(forms.Form):
    """Which member carries one's voice."""

    def __init__(self, *args: Any, entitled: Entitled, **more: Any) -> None:
        """Offer the others on the list."""
        super().__init__(*args, **more)
        others = entitled.ballot.entitled.filter(is_observer=False, is_recused=False, proxy=None)
        self.fields["holder"] = HolderChoice(
            others.exclude(pk=entitled.pk).select_related("organisation").order_by("organisation__sort_name"),
            label=_("Which member carries your voice"),
            empty_label=None,
        )


class HolderChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member on the list, by its name."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its name."""
        return name_text(obj.organisation.names)


class ReceiptForm(forms.Form):
    """The code on a receipt."""

    code = forms.CharField(label=_("Code on the receipt"), max_length=40)
