"""Forms about invitations: who else is invited, and what somebody says to hers."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trellis.accounts.models import Person
from trellis.domain.asking import Given
from trellis.meetings.answers import COMING_LABELS, NEED_LABELS
from trellis.meetings.models import Coming, Form, Invitation
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import text_area
from trellis.members.models import Representative
from trellis.members.rules import in_force
from trellis.networks.fields import PersonField
from trellis.networks.models import Network


class InviteForm(forms.Form):
    """A person of the network, or an organisation, that is invited beside the members."""

    person = PersonField(label=_("A person of the network"), required=False)
    organisation = OrganisationField(label=_("Or an organisation"), required=False)

    def __init__(self, *args: Any, network: Network, among: Any, **more: Any) -> None:
        """Offer the network's people and organisations."""
        super().__init__(*args, **more)
        person = cast("PersonField", self.fields["person"])
        person.network, person.reachable = network, Person.objects.none()
        cast("OrganisationField", self.fields["organisation"]).among = among

    def clean(self) -> dict[str, Any]:
        """Want one of the two."""
        given = super().clean() or self.cleaned_data
        if not given.get("person") and not given.get("organisation") and not self.errors:
            self.add_error("person", gettext("Say who is invited."))
        return given


class RespondForm(forms.Form):
    """Whether somebody comes, what is needed, and who it is."""

    coming = forms.ChoiceField(label=_("Do you come?"), widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label=_("What you need to come"),
        required=False,
        choices=[(each.value, _(label)) for each, label in NEED_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only those who prepare the meeting read this. It helps them to find a way."),
    )
    text = forms.CharField(
        label=_("More about it"),
        required=False,
        max_length=2000,
        widget=text_area(2),
        help_text=_("For example from where you travel, or which language you need."),
    )

    def __init__(self, *args: Any, invitation: Invitation, **more: Any) -> None:
        """Begin with what was said before, and offer the member's speakers."""
        super().__init__(*args, **more)
        offered = [
            (each.value, _(label))
            for each, label in COMING_LABELS.items()
            if each != Coming.REMOTE or invitation.meeting.form == Form.BOTH
        ]
        cast("forms.ChoiceField", self.fields["coming"]).choices = offered
        self.initial.update(
            {"coming": invitation.coming, "needs": invitation.needs, "text": invitation.remark}
        )
        if invitation.organisation_id is not None:
            self._offer_speakers(invitation)

    def _offer_speakers(self, invitation: Invitation) -> None:
        seats = Representative.objects.filter(in_force(), organisation=invitation.organisation_id)
        people = Person.objects.filter(pk__in=seats.values("person"))
        if people.exists():
            self.fields["who_comes"] = forms.ModelChoiceField(
                people.order_by("name", "pk"),
                label=_("Who comes"),
                required=False,
                empty_label=_("Not settled yet"),
                initial=invitation.who_comes_id,
            )

    def given(self) -> Given:
        """Give what was said, as an answer to the invitation."""
        said = self.cleaned_data
        return Given(choices=(said["coming"],), needs=tuple(said["needs"]), text=said["text"])
