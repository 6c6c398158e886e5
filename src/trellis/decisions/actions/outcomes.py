"""What follows from a verdict: the outcome, the amendment it decides, and what is carried out at once."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.decisions import effects
from trellis.decisions.actions.discussion import reword
from trellis.decisions.models import Outcome, Proposal, Stage
from trellis.domain import verdict as domain
from trellis.domain.problems import CHANGED_MEANWHILE, EFFECT_GONE, PROPOSAL_STAGE, Problem
from trellis.domain.verdict import Verdict
from trellis.members.actions.directory import reasoned
from trellis.networks.rules import holds
from trellis.ui.problems import sentence

OUTCOMES = {
    domain.Outcome.CARRIED: Outcome.CARRIED,
    domain.Outcome.NOT_CARRIED: Outcome.NOT_CARRIED,
    domain.Outcome.NO_QUORUM: Outcome.NO_QUORUM,
    domain.Outcome.NOBODY_VOTED: Outcome.NOBODY_VOTED,
    domain.Outcome.TIED: Outcome.TIED,
    domain.Outcome.ELECTED: Outcome.CHOSEN,
    domain.Outcome.SELECTED: Outcome.CHOSEN,
}
CARRIED = (Outcome.CARRIED, Outcome.CHOSEN)


def explain_with(proposal: Proposal, reason: str) -> None:
    """Keep the reason of a decision, if one is given; others call it within a deed."""
    if reason.strip():
        Proposal.objects.filter(pk=proposal.pk).update(outcome_reason=reason.strip())


def conclude(actor: Actor, proposal: Proposal, verdict: Verdict) -> None:
    """Write the outcome of a verdict, and carry out what it decides; others call it within a deed."""
    decide(actor, proposal, OUTCOMES[verdict.outcome])


def decide(actor: Actor, proposal: Proposal, outcome: Outcome, **columns: Any) -> None:
    """Write an outcome and carry it out; others call it within a deed."""
    columns = {"decided_on": timezone.localdate(), **columns}
    Proposal.objects.filter(pk=proposal.pk).update(
        stage=Stage.DECIDED, outcome=outcome, **columns, version=F("version") + 1
    )
    proposal.refresh_from_db()
    if outcome not in CARRIED:
        return
    if proposal.amends is not None:
        _reword_parent(actor, proposal)
    if proposal.effect:
        attempt(actor, proposal)


def _reword_parent(actor: Actor, proposal: Proposal) -> None:
    amendment = proposal.amends
    parent = Proposal.objects.select_for_update().get(pk=amendment.proposal_id) if amendment else None
    if amendment and parent and parent.stage == Stage.DISCUSSION:
        reword(parent, proposal.text, amendment.why, actor)


def attempt(actor: Actor, proposal: Proposal) -> None:
    """Carry a decision out; what fails is undone, and the decision stands with the reason beside it."""
    known = effects.EFFECTS.get(proposal.effect)
    try:
        if known is None:
            raise Problem(EFFECT_GONE)
        with transaction.atomic():
            known.carry(actor, proposal)
    except Problem as problem:
        columns: dict[str, Any] = {"effect_problem": sentence(problem)}
        note(effect=problem.kind.code)
    else:
        columns = {"effect_done_at": timezone.now(), "effect_problem": ""}
    Proposal.objects.filter(pk=proposal.pk).update(**columns)
    proposal.refresh_from_db()


@action("decision.carry-out", on="proposal", allow=holds("decision.carry-out"))
def carry_out(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Try again what a carried decision was to do, after it failed."""
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not found.effect or found.effect_done_at or found.outcome not in CARRIED:
        raise Problem(PROPOSAL_STAGE)
    attempt(actor, found)
    return found


@action("decision.explain", on="proposal", allow=holds("decision.explain"))
def explain(*, actor: Actor, proposal: Proposal, reason: str, version: int) -> Proposal:
    """Write the reason of a decision in words, for all who weren't there."""
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.stage != Stage.DECIDED:
        raise Problem(PROPOSAL_STAGE)
    if found.version != version:
        raise Problem(CHANGED_MEANWHILE)
    note(is_first=not found.outcome_reason)
    Proposal.objects.filter(pk=found.pk).update(outcome_reason=reasoned(reason), version=F("version") + 1)
    found.refresh_from_db()
    return found
