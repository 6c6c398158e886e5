"""Forms about an agenda: what somebody wants to talk about, and for how long."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.access.actor import Actor
from trellis.decisions.forms.proposals import LONGEST, add_author
from trellis.meetings.actions.agenda import Item
from trellis.meetings.models import AgendaItem
from trellis.members.fields import OrganisationField
from trellis.members.forms.membership import text_area
from trellis.members.queries.directory import members_of
from trellis.networks.models import Network

MOST = 600


class ItemForm(forms.Form):
    """An item of the agenda."""

    title = forms.CharField(label=_("What to talk about"), max_length=200)
    text = forms.CharField(
        label=_("Why, and what should come of it"), required=False, max_length=LONGEST, widget=text_area(4)
    )
    minutes = forms.IntegerField(label=_("How many minutes"), min_value=1, max_value=MOST, initial=10)
    leads = OrganisationField(
        label=_("Which member leads this item"),
        required=False,
        help_text=_("Empty: whoever leads the meeting."),
    )

    def __init__(self, *args: Any, network: Network, actor: Actor | None = None, **more: Any) -> None:
        """Ask for whom she speaks, where that isn't clear."""
        super().__init__(*args, **more)
        cast("OrganisationField", self.fields["leads"]).among = members_of(network)
        if actor is not None:
            add_author(self, actor, network)

    def item(self) -> Item:
        """Give what was written."""
        return Item(**{name: self.cleaned_data[name] for name in ("title", "text", "minutes", "leads")})


class ChangeItemForm(ItemForm):
    """An item as it stands, to be changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, standing: AgendaItem, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, **more)
        names = ("title", "text", "minutes", "leads", "version")
        self.initial.update({name: getattr(standing, name) for name in names})
