"""What the pages of this room have in common: the way to them, and the tabs of the list."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.access.request import Request
from trellis.decisions.models import Amendment, AmendmentStage, Outcome, Proposal, Stage
from trellis.domain.comparing import Piece, compare
from trellis.members.views.show import GIVEN, show
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs

CURRENT = "decisions"
KINDS = {
    Outcome.CARRIED: "ok",
    Outcome.CHOSEN: "ok",
    Outcome.NOT_CARRIED: "",
    Outcome.NO_QUORUM: "warning",
    Outcome.TIED: "warning",
    Outcome.NOBODY_VOTED: "warning",
    Outcome.WITHDRAWN: "",
}


def address(proposal: Proposal, network: Network) -> str:
    """Give the address of a proposal's page."""
    return reverse("proposal", args=[network.slug, proposal.pk])


def to_list(network: Network) -> Crumb:
    """Give the step to the list."""
    return _("Decisions"), reverse("proposals", args=[network.slug])


def to_proposal(network: Network, proposal: Proposal) -> tuple[Crumb, Crumb]:
    """Give the steps to a proposal's page."""
    return to_list(network), (f"#{proposal.number} {proposal.title}", address(proposal, network))


def state(proposal: Proposal) -> tuple[str, str]:
    """Give in words where a proposal stands, and the kind of its tag."""
    if proposal.outcome:
        outcome = Outcome(proposal.outcome)
        return str(outcome.label), KINDS[outcome]
    return str(Stage(proposal.stage).label), "warning" if proposal.stage == Stage.BALLOT else ""


def changes_by(amendment: Amendment, proposal: Proposal) -> list[Piece]:
    """Give what an amendment changes: one that waits in the wording as it stands, others where they began."""
    is_open = amendment.stage == AmendmentStage.OPEN
    return compare(proposal.text if is_open else amendment.revision.text, amendment.text)


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
