"""The writers of what comes after a decision: statements of those who don't share it, what became of it."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.decisions import rules
from trellis.decisions.actions.ballots import held
from trellis.decisions.actions.outcomes import decide
from trellis.decisions.actions.proposals import Matter, Wording, check, write
from trellis.decisions.models import (
    Audience,
    FollowUp,
    MinorityStatement,
    Outcome,
    Progress,
    Proposal,
    Stage,
    Voice,
    VoiceStage,
)
from trellis.domain.problems import (
    NOT_FOR_THAT,
    PROPOSAL_STAGE,
    STATEMENT_ALREADY,
    VOICE_SETTLED,
    Problem,
)
from trellis.governance.models import Finding, Review
from trellis.members.actions.directory import in_order, not_ahead, reasoned
from trellis.members.authorship import author_of, person_of
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.networks.rules import holds
from trellis.ui.names import name_text


@dataclass(frozen=True, kw_only=True)
class Taken:
    """How a decision ended that was taken elsewhere: when, why, and the note that tells where."""

    outcome: Outcome
    on: date
    where: str
    reason: str = ""


def decided(proposal: Proposal) -> Proposal:
    """Give a proposal that has been decided, held."""
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.stage != Stage.DECIDED:
        raise Problem(PROPOSAL_STAGE)
    return found


@action("objection.resolve", on="voice", allow=rules.may_resolve)
def resolve_objection(*, actor: Actor, voice: Voice, resolution: str) -> Voice:
    """Say how an objection or a block was met: from now on it doesn't stand against the proposal."""
    how, ballot = reasoned(resolution), held(voice.ballot)
    standing = Voice.objects.filter(
        pk=voice.pk, ballot=ballot, stage=VoiceStage.CURRENT, resolved_at=None, choice="object"
    )
    if not standing.update(resolution=how, resolved_at=timezone.now(), version=F("version") + 1):
        raise Problem(VOICE_SETTLED)
    voice.refresh_from_db()
    return voice


@action("decision.dissent", on="proposal", allow=rules.may_amend)
def dissent(
    *, actor: Actor, proposal: Proposal, text: str, organisation: Organisation | None = None
) -> MinorityStatement:
    """Let a member say beside a decision, for ever, why it doesn't share it."""
    said, found = reasoned(text), decided(proposal)
    author = author_of(actor, found.network, organisation)
    if author.organisation is None:
        raise Problem(NOT_FOR_THAT)
    try:
        with transaction.atomic():
            return MinorityStatement.objects.create(
                network_id=found.network_id,
                person=author.person,
                organisation=author.organisation,
                proposal=found,
                text=said,
            )
    except IntegrityError as twice:
        raise Problem(STATEMENT_ALREADY, name=name_text(author.organisation.names)) from twice


@action("decision.follow", on="proposal", allow=rules.may_tell)
def follow_up(*, actor: Actor, proposal: Proposal, progress: Progress, text: str) -> FollowUp:
    """Tell what became of a decision."""
    said, found = reasoned(text), decided(proposal)
    author = author_of(actor, found.network)
    note(progress=progress)
    return FollowUp.objects.create(
        network_id=found.network_id,
        person=author.person,
        organisation=author.organisation,
        proposal=found,
        progress=progress,
        text=said,
    )


@action("decision.review", on="proposal", allow=holds("decision.review"), keeps=("finding", "reason"))
def review(
    *, actor: Actor, proposal: Proposal, finding: Finding, reason: str, next_on: date | None = None
) -> Review:
    """Look back at a decision: keep it, change it, say it was met, or drop it, with the reason (C5.1)."""
    why, found, today = reasoned(reason), decided(proposal), timezone.localdate()
    in_order(today, next_on)
    stays = finding in {Finding.KEEP, Finding.CHANGE}
    Proposal.objects.filter(pk=found.pk).update(
        review_on=next_on if stays else None, version=F("version") + 1
    )
    return Review.objects.create(
        network_id=found.network_id,
        kind=Proposal._meta.label_lower,
        object_id=found.pk,
        finding=finding,
        reason=why,
        on=today,
        next_on=next_on if stays else None,
        person=person_of(actor),
    )


@action("proposal.record", on="network", allow=holds("proposal.record", via=""))
def record_decision(
    *,
    actor: Actor,
    network: Network,
    wording: Wording,
    matter: Matter,
    taken: Taken,
) -> Proposal:
    """Record a decision taken elsewhere or in former years, with the note where: it isn't counted here."""
    day, said = not_ahead(taken.on), reasoned(taken.where)
    check(network, matter)
    made = write(
        network,
        author_of(actor, network),
        wording,
        **matter.columns() | {"recorded_note": said, "outcome_reason": taken.reason.strip()},
    )
    note(number=made.number, outcome=taken.outcome)
    decide(actor, made, taken.outcome, decided_on=day)
    return made


@action("decision.open", on="proposal", allow=holds("decision.explain"))
def choose_audience(*, actor: Actor, proposal: Proposal, audience: Audience) -> Proposal:
    """Say who may read a decision with its reason: the members, or everybody."""
    found = decided(proposal)
    note(audience=audience)
    Proposal.objects.filter(pk=found.pk).update(audience=audience, version=F("version") + 1)
    found.refresh_from_db()
    return found
