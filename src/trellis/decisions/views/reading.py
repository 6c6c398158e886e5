"""A proposal's page: what is proposed, what was said, how it is decided, and what became of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.action import VERBS, may
from trellis.access.request import Request
from trellis.decisions.effects import EFFECTS
from trellis.decisions.models import Proposal, Stage
from trellis.decisions.queries.aftermath import follow_ups_of, reviews_of, statements_of
from trellis.decisions.queries.proposals import (
    amendments_of,
    proposal_seen,
    unanswered,
    unsettled,
    words_of,
)
from trellis.decisions.showing import announced, ballots_shown, rule_name
from trellis.decisions.views.show import changes_by, page, state, to_list
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.members.queries.rights import verbs_held
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named

ABOUT_IT = (
    *("proposal.change", "proposal.withdraw", "proposal.discuss", "proposal.amend", "amendment.answer"),
    *("decision.dissent", "decision.follow"),
)


def _deeds(request: Request, proposal: Proposal) -> frozenset[str]:
    """Give the verbs of this proposal's own buttons that the reader may press."""
    held = verbs_held(request.actor, proposal.network)
    mine = {verb for verb in ABOUT_IT if verb != "amendment.answer" and may(verb, request.actor, proposal)}
    return held | mine


def _amendments(request: Request, proposal: Proposal) -> list[dict[str, Any]]:
    """Give the amendments, each with what it changes and whether the reader may answer it."""
    answerable, hers = (
        unanswered(proposal, rule.where(request.actor))
        for rule in (VERBS["amendment.answer"].allow, VERBS["amendment.take-back"].allow)
    )
    return [
        {
            "row": each,
            "pieces": changes_by(each, proposal),
            "may_answer": each.pk in answerable,
            "may_take_back": each.pk in hers,
        }
        for each in amendments_of(proposal)
    ]


def _came_after(proposal: Proposal) -> dict[str, Any]:
    """Give what came after the decision, and what it does by itself."""
    effect = EFFECTS.get(proposal.effect)
    return {
        "effect": _(effect.label) if effect else "",
        "statements": statements_of(proposal),
        "follow_ups": follow_ups_of(proposal),
        "reviews": reviews_of(proposal),
    }


def _how(proposal: Proposal) -> dict[str, Any]:
    """Say how it would be decided, while no ballot has frozen it."""
    if proposal.stage != Stage.DISCUSSION:
        return {"rule": [], "process": [], "rule_name": ""}
    rule, process, version = announced(proposal)
    return {"rule": rule, "process": process, "rule_name": rule_name(version, proposal.network.language)}


@require_GET
def proposal(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a proposal with everything that was said, decided and done about it."""
    network = network_named(request.actor, slug)
    found = proposal_seen(request.actor, network, pk)
    context: dict[str, Any] = {
        "proposal": found,
        "state": state(found),
        "subject": _(SUBJECT_LABELS[Subject(found.subject)]),
        "deeds": _deeds(request, found),
        "words": words_of(found),
        "amendments": _amendments(request, found),
        "unsettled": unsettled(found),
        "ballots": ballots_shown(request.actor, found),
        "way": crumbs(network, to_list(network), (f"#{found.number}", "")),
        **_how(found),
        **_came_after(found),
    }
    return page(request, "decisions/proposal.html", network, **context)
