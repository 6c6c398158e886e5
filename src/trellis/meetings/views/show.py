"""What the pages of this room have in common: the way to them, their frame, how far a meeting is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.request import Request
from trellis.meetings.models import Meeting, Stage
from trellis.members.views.show import GIVEN, show
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.ui.names import name_text

CURRENT = "meetings"
KINDS = {Stage.OPEN: "ok", Stage.CALLED: "", Stage.CANCELLED: "warning", Stage.OVER: "warning"}


def address(meeting: Meeting, network: Network) -> str:
    """Give the address of a meeting's page."""
    return reverse("meeting", args=[network.slug, meeting.pk])


def title(meeting: Meeting, network: Network) -> str:
    """Give a meeting's number and name."""
    return f"#{meeting.number} {name_text(meeting.names, network.language)}"


def to_list(network: Network) -> Crumb:
    """Give the step to the list."""
    return _("Meetings"), reverse("meetings", args=[network.slug])


def to_meeting(network: Network, meeting: Meeting) -> tuple[Crumb, Crumb]:
    """Give the steps to a meeting's page."""
    return to_list(network), (title(meeting, network), address(meeting, network))


def state(meeting: Meeting) -> tuple[str, str]:
    """Give in words how far a meeting is, and the kind of its tag."""
    stage = Stage(meeting.stage)
    if stage == Stage.PLANNED and meeting.starts_at is None:
        return _("A date is looked for"), "warning"
    return str(stage.label), KINDS.get(stage, "")


def page(request: Request, template: str, network: Network, **context: Any) -> HttpResponse:
    """Answer with a page of this room."""
    return show(request, template, network, current=CURRENT, **context)


def form_page(
    request: Request,
    network: Network,
    form: forms.BaseForm,
    *,
    title: str,
    way: Sequence[Crumb],
    template: str = "members/form.html",
    **context: Any,
) -> HttpResponse:
    """Answer with a form; one that couldn't be saved has the status of a bad request."""
    standing: dict[str, Any] = {
        **GIVEN,
        "form": form,
        "title": title,
        "submit": _("Save"),
        "way": crumbs(network, *way, (title, "")),
        "cancel": way[-1][1],
    }
    return page(request, template, network, status=400 if form.errors else 200, **(standing | context))
