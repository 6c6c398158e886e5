"""Forms about proposals: what is proposed, words, amendments, reasons."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.access.actor import Actor
from trellis.decisions.actions.proposals import Choosable, Matter, Wording
from trellis.decisions.effects import EFFECTS
from trellis.decisions.models import Attitude, Audience, Proposal
from trellis.domain.mandate import Scope
from trellis.governance.models import Body
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.members.forms.membership import DayInput, text_area
from trellis.members.models import Organisation, Standing
from trellis.members.rules import seats_of
from trellis.networks.models import Network
from trellis.ui.names import name_text

LONGEST = 20_000
MOST_OPTIONS = 50


class OrganisationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An organisation, by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its name."""
        return name_text(obj.names)


class BodyChoice(OrganisationChoice):
    """A body of the network, by its name in the reader's language."""


def add_author(form: forms.Form, actor: Actor, network: Network) -> None:
    """Ask for whom somebody speaks, if it is more than one organisation."""
    mine = Organisation.objects.filter(pk__in=seats_of(actor).filter(network=network).values("organisation"))
    if mine.count() > 1:
        form.fields["organisation"] = OrganisationChoice(
            mine.order_by("sort_name"), label=_("For which organisation"), empty_label=None
        )


def author_in(form: forms.Form) -> Organisation | None:
    """Give the organisation that was chosen; None where there was nothing to choose."""
    found: Organisation | None = form.cleaned_data.get("organisation")
    return found


def _effects(network: Network) -> list[Any]:
    groups: list[Any] = [("", _("Nothing by itself: people carry it out"))]
    for each in EFFECTS.values():
        things = [(f"{each.key}:{pk}", name) for pk, name in each.things(network)]
        if things:
            groups.append((_(each.label), things))
    return groups


class ProposalForm(forms.Form):
    """What is proposed, why, and about what."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("What is proposed"),
        max_length=LONGEST,
        widget=text_area(8),
        help_text=_("As it shall stand when it is decided: who does what, until when."),
    )
    why = forms.CharField(label=_("Why"), required=False, max_length=LONGEST, widget=text_area(4))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    subject = forms.ChoiceField(
        label=_("What it is about"),
        choices=[(each.value, _(SUBJECT_LABELS[each])) for each in Subject],
        help_text=_("The network's rule for this decides how it is counted."),
    )
    options = forms.CharField(
        label=_("Options to choose from"),
        required=False,
        widget=text_area(4),
        help_text=_(
            "One on each line, where the rule chooses among several; a member by its name. "
            "Leave it empty for a yes or a no."
        ),
    )
    binds = forms.ChoiceField(
        label=_("What a yes asks of a member"),
        initial=Scope.COMMIT_WITHIN.value,
        choices=[
            (Scope.DISCUSS.value, _("Nothing: it is a view, and binds nobody")),
            (Scope.COMMIT_WITHIN.value, _("It binds the member: its speaker needs a mandate")),
        ],
        widget=forms.RadioSelect,
    )
    amount = forms.DecimalField(
        label=_("What it costs a member"), required=False, min_value=0, max_digits=14, decimal_places=2
    )
    currency = forms.CharField(
        label=_("Currency"), required=False, max_length=3, help_text=_("Three letters, such as THB or USD.")
    )
    discussion_until = forms.DateField(label=_("Discussion until"), required=False, widget=DayInput)
    review_on = forms.DateField(label=_("To be reviewed on"), required=False, widget=DayInput)
    audience = forms.ChoiceField(
        label=_("Who may read it once it is decided"), choices=Audience.choices, widget=forms.RadioSelect
    )

    known: dict[str, Organisation] | None

    def __init__(self, *args: Any, actor: Actor, network: Network, **more: Any) -> None:
        """Offer the network's bodies, and what a decision can do by itself."""
        super().__init__(*args, **more)
        self.network, self.known = network, None
        self.fields["language"].initial = network.language
        self.fields["audience"].initial = Audience.MEMBERS.value
        bodies = Body.objects.filter(network=network, until=None)
        if bodies.exists():
            self.fields["body"] = BodyChoice(
                bodies, label=_("Who decides"), required=False, empty_label=_("All members")
            )
        self.fields["effect"] = forms.ChoiceField(
            label=_("What happens when it is carried"), required=False, choices=_effects(network)
        )
        add_author(self, actor, network)

    def clean_options(self) -> list[str]:
        """Take each line as an option, once."""
        lines = [line.strip()[:200] for line in str(self.cleaned_data["options"]).splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) == 1:
            raise forms.ValidationError(gettext("Write at least two options, or none."))
        if len(found) > MOST_OPTIONS:
            raise forms.ValidationError(gettext("Write at most %(most)s options.") % {"most": MOST_OPTIONS})
        return found

    def clean(self) -> dict[str, Any]:
        """Want a currency beside an amount."""
        given = super().clean() or self.cleaned_data
        if given.get("amount") and not given.get("currency"):
            self.add_error("currency", gettext("Write the currency of the amount."))
        return given

    def wording(self) -> Wording:
        """Give what was written."""
        return Wording(**{name: self.cleaned_data[name] for name in ("title", "text", "why", "language")})

    def matter(self) -> Matter:
        """Give what it is about."""
        given = self.cleaned_data
        key, _colon, pk = given["effect"].partition(":")
        return Matter(
            subject=Subject(given["subject"]),
            body=given.get("body"),
            need=self._need(),
            discussion_until=given["discussion_until"],
            review_on=given["review_on"],
            audience=Audience(given["audience"]),
            effect=key,
            effect_id=UUID(pk) if pk else None,
            options=[Choosable(name=name, organisation=self._member(name)) for name in given["options"]],
        )

    def _member(self, name: str) -> Organisation | None:
        """Give the member that an option names, in any of its languages or by its acronym."""
        if self.known is None:
            inside = Organisation.objects.filter(memberships__standing=Standing.MEMBER, network=self.network)
            self.known = {
                spelling: each
                for each in inside
                for spelling in (*each.names.values(), each.acronym)
                if spelling
            }
        return self.known.get(name)

    def _need(self) -> dict[str, str]:
        given = self.cleaned_data
        found = {"scope": given["binds"], "subject": ""}
        if given["amount"]:
            found |= {"amount": str(given["amount"]), "currency": given["currency"].upper()}
        return {name: text for name, text in found.items() if text}


class ChangeForm(ProposalForm):
    """The proposal as it stands, to be worded anew."""

    says = forms.CharField(
        label=_("What is new in it, and why"),
        required=False,
        max_length=LONGEST,
        widget=text_area(2),
        help_text=_("It stands beside the former wording."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, proposal: Proposal, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, **more)
        names = ("title", "text", "why", "language", "subject", "discussion_until", "review_on", "audience")
        self.initial.update({name: getattr(proposal, name) for name in (*names, "body", "version")})
        need = proposal.need
        self.initial["binds"] = need.get("scope", Scope.COMMIT_WITHIN.value)
        self.initial.update({name: need.get(name) for name in ("amount", "currency")})
        self.initial["options"] = "\n".join(proposal.options.values_list("name", flat=True))
        self.initial["effect"] = f"{proposal.effect}:{proposal.effect_id}" if proposal.effect else ""
        self.fields.pop("organisation", None)


class WordForm(forms.Form):
    """What somebody says in the discussion."""

    attitude = forms.ChoiceField(label=_("What it is"), choices=Attitude.choices)
    text = forms.CharField(label=_("What you want to say"), max_length=LONGEST, widget=text_area(4))

    def __init__(self, *args: Any, actor: Actor, network: Network, **more: Any) -> None:
        """Ask for whom she speaks, where that isn't clear."""
        super().__init__(*args, **more)
        add_author(self, actor, network)


class AmendForm(forms.Form):
    """Another wording, and why."""

    text = forms.CharField(label=_("The wording you propose"), max_length=LONGEST, widget=text_area(10))
    why = forms.CharField(label=_("Why"), max_length=LONGEST, widget=text_area(3))

    def __init__(self, *args: Any, actor: Actor, network: Network, **more: Any) -> None:
        """Ask for whom she speaks, where that isn't clear."""
        super().__init__(*args, **more)
        add_author(self, actor, network)


class AnswerForm(forms.Form):
    """What becomes of an amendment, and the answer to whoever proposed it."""

    fate = forms.ChoiceField(
        label=_("What becomes of it"),
        widget=forms.RadioSelect,
        choices=[
            ("take-in", _("Take it in: the proposal has this wording from now on")),
            ("decline", _("Leave it out, with an answer")),
            ("put-to-ballot", _("Let the members decide about it first, in a ballot of its own")),
        ],
    )
    answer = forms.CharField(label=_("Answer"), required=False, max_length=LONGEST, widget=text_area(3))

    def clean(self) -> dict[str, Any]:
        """Want an answer when it is left out."""
        given = super().clean() or self.cleaned_data
        if given.get("fate") == "decline" and not given.get("answer", "").strip():
            self.add_error("answer", gettext("Write why it is left out: whoever proposed it reads it."))
        return given
