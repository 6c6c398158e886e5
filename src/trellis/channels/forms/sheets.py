"""The form by which one chooses what is printed."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.asks.models import Ask
from trellis.asks.showing import worded
from trellis.channels.models import Layout
from trellis.channels.queries.sheets import Wanted
from trellis.channels.queries.waiting import open_asks
from trellis.networks.models import Network, Unit
from trellis.ui.names import name_text


def _offered(asks: list[Ask], language: str) -> list[tuple[str, str]]:
    """Give each ask, and above them what several are about."""
    named = [(str(each.pk), worded(each.title, language)) for each in asks]
    about = {str(each.about): worded(each.title, language) for each in asks if each.about}
    several = [
        (pk, _("All that is asked together with: %(title)s") % {"title": says}) for pk, says in about.items()
    ]
    return [*several, *named]


class ChooseForm(forms.Form):
    """Asks for which ask and whom sheets are printed, and how."""

    ask = forms.ChoiceField(label=gettext_lazy("What is asked"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Of which unit"), required=False)
    who = forms.ChoiceField(
        label=gettext_lazy("For whom"),
        required=False,
        choices=[
            ("paper", gettext_lazy("Those who are reached by paper")),
            ("silent", gettext_lazy("All who haven't answered")),
        ],
    )
    layout = forms.ChoiceField(label=gettext_lazy("On paper"), required=False, choices=Layout.choices)
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Such as the name of the village. It stands above a list."),
    )
    tells_phone = forms.BooleanField(
        label=gettext_lazy("Print my phone number, so that people can ask me"), required=False
    )

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Offer what is asked in this network, and its units."""
        super().__init__(*args, **more)
        asks = _offered(open_asks(network), network.language)
        units = [
            (str(each.pk), name_text(each.names, network.language))
            for each in Unit.objects.filter(network=network).order_by("path")[:500]
        ]
        self._offer("ask", [("", _("Everything that is open")), *asks])
        self._offer("unit", [("", _("All units")), *units])
        if not units:
            del self.fields["unit"]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _id(self, name: str) -> UUID | None:
        given = self.cleaned_data.get(name)
        return UUID(given) if given else None

    def wanted(self) -> Wanted:
        """Give for whom sheets are wanted."""
        return Wanted(
            ask=self._id("ask"),
            unit=self._id("unit"),
            only_paper=self.cleaned_data["who"] != "silent",
        )

    @property
    def chosen_layout(self) -> Layout:
        """Give how they are printed: a sheet for each, unless a list was chosen."""
        return Layout(self.cleaned_data["layout"] or Layout.EACH)
