"""Forms about memoranda: drafting, parties, promises, signatures and the register."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.domain.mandate import Need, Scope
from trellis.governance.actions.following import Outcome
from trellis.governance.actions.memoranda import Promise, Terms
from trellis.governance.actions.signing import OnPaper
from trellis.governance.models import Memorandum, Party
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import DayInput, ReasonForm, text_area
from trellis.members.models import Organisation, Representative
from trellis.members.weighing import need_of
from trellis.networks.models import Network
from trellis.ui.forms import NamesForm

SCOPES = [
    (Scope.COMMIT_WITHIN, _("To commit within a limit")),
    (Scope.COMMIT, _("To commit fully")),
    (Scope.DISCUSS, _("Only to take part: it binds nobody")),
]


class TermsForm(NamesForm):
    """A memorandum's title, its days, and what signing it asks of a mandate."""

    starts_on = forms.DateField(label=_("In force from"), required=False, widget=DayInput)
    ends_on = forms.DateField(
        label=_("In force until"),
        required=False,
        widget=DayInput,
        help_text=_("You are told before it comes. Empty: until somebody ends it."),
    )
    scope = forms.ChoiceField(
        label=_("What signing asks of a mandate"),
        choices=SCOPES,
        initial=Scope.COMMIT_WITHIN,
        widget=forms.RadioSelect,
    )
    subject = forms.CharField(
        label=_("On which subject"),
        required=False,
        max_length=80,
        help_text=_("As mandates name it, such as: training. Empty: none in particular."),
    )
    amount = forms.DecimalField(
        label=_("What it costs each party"),
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
    )
    currency = forms.CharField(
        label=_("Currency"), required=False, max_length=3, help_text=_("Three letters, such as THB or USD.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, network: Network, standing: Memorandum | None = None, **more: Any) -> None:
        """Begin with what stands."""
        names = standing.document.names if standing else None
        super().__init__(*args, language=network.language, names=names, **more)
        if standing:
            need = need_of(standing.need)
            days = {name: getattr(standing, name) for name in ("starts_on", "ends_on", "version")}
            self.initial.update({**days, "scope": need.scope, "subject": need.subject})
            self.initial.update({"amount": need.amount, "currency": need.currency})

    def clean(self) -> dict[str, Any]:
        """Want a currency beside an amount."""
        given = super().clean()
        if given.get("amount") is not None and not given.get("currency"):
            self.add_error("currency", _("Write the currency of the amount."))
        return given

    def terms(self) -> Terms:
        """Give what was written."""
        given = self.cleaned_data
        need = Need(
            scope=Scope(given["scope"]),
            subject=given["subject"].strip(),
            amount=given["amount"],
            currency=given["currency"].upper(),
        )
        days = {name: given[name] for name in ("starts_on", "ends_on")}
        return Terms(names=self.names(), need=need, texts=self.texts(), **days)

    def texts(self) -> dict[str, str]:
        """Give the text in the network's main language, where the form asks for it."""
        text = self.cleaned_data.get("text", "").strip()
        return {self.languages[0]: text} if text else {}


class DraftForm(TermsForm):
    """The terms, and the first text."""

    text = forms.CharField(
        label=_("Text"),
        max_length=60_000,
        widget=text_area(12),
        help_text=_("The first draft, in the network's main language. Versions and other languages follow."),
    )


class PartyForm(forms.Form):
    """A party: an organisation of the directory, or the name of somebody outside the network."""

    organisation = OrganisationField(
        label=_("Organisation of this network"), required=False, help_text=_("Type its name or acronym.")
    )
    outside = forms.CharField(label=_("Or the name of a party outside it"), required=False, max_length=200)

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Offer the network's directory."""
        super().__init__(*args, **more)
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.among = Organisation.objects.filter(network=network, same_as=None)


class PromiseForm(forms.Form):
    """What a party promises, and until when."""

    text = forms.CharField(label=_("What it promises"), max_length=4000, widget=text_area())
    due_on = forms.DateField(
        label=_("Due on"), required=False, widget=DayInput, help_text=_("Empty: as long as it is in force.")
    )

    def promise(self) -> Promise:
        """Give what was written."""
        return Promise(**self.cleaned_data)


class SpeakerChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of those who speak for a member."""

    def label_from_instance(self, obj: Any) -> str:
        """Give her name and her seat."""
        return f"{obj.person.name} ({obj.get_seat_display()})"


class OnPaperForm(forms.Form):
    """Who signed a paper, and when."""

    signatory = forms.CharField(
        label=_("Who signed"),
        required=False,
        max_length=200,
        help_text=_("Her name and position, as under the paper."),
    )
    signed_on = forms.DateField(label=_("Signed on"), initial=timezone.localdate, widget=DayInput)

    def __init__(self, *args: Any, party: Party, **more: Any) -> None:
        """Offer those who speak for the member: their signatures count as far as their mandates went."""
        super().__init__(*args, **more)
        if party.organisation_id is None:
            return
        seats = Representative.objects.filter(organisation=party.organisation_id).select_related("person")
        self.fields["representative"] = SpeakerChoice(
            seats.order_by("seat", "pk"),
            label=_("Was it one of its representatives?"),
            required=False,
            empty_label=_("No: its head office signed itself"),
        )

    def paper(self) -> OnPaper:
        """Give what was written."""
        return OnPaper(**self.cleaned_data)


class LetterForm(forms.Form):
    """By which letter headquarters confirmed."""

    letter = forms.CharField(
        label=_("By which letter"),
        required=False,
        max_length=500,
        help_text=_("Its day, number and signatory. Not needed when your own mandate covers it."),
    )


class RegisterForm(forms.Form):
    """The number in the register, and the day."""

    number = forms.CharField(label=_("Number in the register"), max_length=40)
    registered_on = forms.DateField(label=_("Registered on"), initial=timezone.localdate, widget=DayInput)


class OutcomeForm(forms.Form):
    """What came of a promise, and when."""

    came_of_it = forms.CharField(
        label=_("What came of it"), required=False, max_length=4000, widget=text_area()
    )
    on = forms.DateField(label=_("On which day"), initial=timezone.localdate, widget=DayInput)

    def outcome(self) -> Outcome:
        """Give what was written."""
        return Outcome(**self.cleaned_data)


class EndForm(ReasonForm):
    """The last day of a memorandum, and why it ends."""

    ended_on = forms.DateField(label=_("Ended on"), initial=timezone.localdate, widget=DayInput)
