"""Asks by which ways somebody is reached, how often, when not, and who relays."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from trellis.accounts.models import Person
from trellis.channels.actions.reaching import Wishes
from trellis.channels.models import Pace, Reach, Way
from trellis.ui.forms import LANGUAGES, VersionForm
from trellis.ui.jinja import language_name

WAYS = ("first", "second", "third")


def _way(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("as it is usual")), *Way.choices], required=False)


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class ReachForm(VersionForm):
    """Begins with what stands; `wishes()` is what the action takes."""

    first = _way(_("Best way"))
    second = _way(_("If that fails"))
    third = _way(_("And then"))
    number = forms.CharField(
        label=_("Number for text messages"),
        max_length=40,
        required=False,
        help_text=_("Only if it isn't the phone of the details. Whoever may correct these sees it."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    pace = forms.ChoiceField(label=_("How often"), choices=Pace.choices)
    quiet_from = _hour(_("Quiet from"))
    quiet_until = _hour(_("Quiet until"))
    languages = forms.MultipleChoiceField(
        label=_("Languages she speaks"), required=False, widget=forms.CheckboxSelectMultiple
    )
    relay = forms.ModelChoiceField(
        label=_("Who passes on and answers for her"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("nobody"),
        help_text=_("Somebody she trusts. She sees what is asked, and may answer when she was told."),
    )

    is_named = forms.BooleanField(
        label=_("Members who ask for help may be told my name and phone"),
        required=False,
        help_text=_("Only while you look after answers in their network. The phone is that of your details."),
    )

    def __init__(
        self, *args: Any, reach: Reach, could_relay: QuerySet[Person], is_hers: bool = False, **more: Any
    ) -> None:
        """Begin with what stands; only she herself is asked whether she may be named."""
        super().__init__(*args, **more)
        if not is_hers:
            del self.fields["is_named"]
        self.fields["languages"].choices = [(code, language_name(code)) for code in LANGUAGES]  # type: ignore[attr-defined]
        self.fields["relay"].queryset = could_relay  # type: ignore[attr-defined]
        standing = dict(zip(WAYS, reach.ways, strict=False))
        known: dict[str, Any] = {
            "version": reach.version,
            "number": f"+{reach.number}" if reach.number else "",
            "pace": reach.pace,
            "quiet_from": reach.quiet_from,
            "quiet_until": reach.quiet_until,
            "languages": reach.languages,
            "relay": reach.relay_id,
            "is_named": reach.is_named,
        }
        self.initial.update(standing | known)

    def wishes(self) -> Wishes:
        """Give what was chosen."""
        given = self.cleaned_data
        return Wishes(
            ways=tuple(given[name] for name in WAYS if given[name]),
            pace=given["pace"],
            quiet=(given["quiet_from"], given["quiet_until"]),
            languages=tuple(given["languages"]),
            number=given["number"].strip(),
            relay=given["relay"],
            is_named=given.get("is_named"),
        )
