"""Pages of a secret ballot: the paper, and its receipt, shown once and kept nowhere."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from trellis.access.request import Request, require
from trellis.decisions.actions import papers
from trellis.decisions.actions.papers import Paper
from trellis.decisions.forms.papers import PaperForm
from trellis.decisions.models import Entitled
from trellis.decisions.secrecy import carries
from trellis.decisions.showing import rule_words
from trellis.decisions.views.show import form_page, page, to_proposal
from trellis.decisions.views.voices import entitled_or_refused
from trellis.domain.problems import NOT_FOUND, NOT_PERMITTED, Problem
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.ui.names import name_text
from trellis.ui.problems import sentence


def _is_in(request: Request, row: Entitled, form: PaperForm, paper: Paper) -> bool:
    """Put the paper in; a refusal is noted without a name, and nothing that was filled in is lost."""
    try:
        papers.drop_in(actor=request.actor, entitled=row, paper=paper)
    except Problem as problem:
        papers.refused(request.actor, row, problem.kind)
        if problem.kind in {NOT_PERMITTED, NOT_FOUND}:
            raise
        form.add_error(None, sentence(problem))
        return False
    return True


def _receipt(request: Request, row: Entitled, paper: Paper) -> HttpResponse:
    """Show the code in the answer itself: in a message it would be kept with the reader's session."""
    proposal = row.ballot.proposal
    way = crumbs(proposal.network, *to_proposal(proposal.network, proposal), (_("Receipt"), ""))
    context: dict[str, Any] = {"ballot": row.ballot, "code": paper.code, "way": way}
    return page(request, "decisions/dropped.html", proposal.network, proposal=proposal, **context)


@never_cache
@require_http_methods(["GET", "POST"])
def paper_give(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Fill in a member's secret paper, and put it into the box."""
    network = network_named(request.actor, slug)
    row = entitled_or_refused(request, network, pk)
    form = PaperForm(request.POST or None, entitled=row)
    if form.is_valid():
        paper = form.paper()
        if _is_in(request, row, form, paper):
            return _receipt(request, row, paper)
    else:
        require(request, "voice.drop-in", row)
    proposal = row.ballot.proposal
    context: dict[str, Any] = {"proposal": proposal, "row": row, "rule": rule_words(row.ballot.terms)}
    context |= {"title": _("The secret paper of %(name)s") % {"name": name_text(row.organisation.names)}}
    context |= {"carries": carries(row), "submit": _("Put it into the box")}
    way = to_proposal(network, proposal)
    return form_page(request, network, form, way=way, template="decisions/paper.html", **context)
