"""The writers of the discussion: words, and amendments with what became of each (C1.2)."""

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.decisions import rules
from trellis.decisions.actions.proposals import Wording, locked, revise, write
from trellis.decisions.models import (
    Amendment,
    AmendmentStage,
    Attitude,
    Proposal,
    Stage,
    Word,
)
from trellis.domain.problems import AMENDMENT_ANSWERED, NOT_FOUND, Problem
from trellis.members.actions.directory import reasoned
from trellis.members.authorship import author_of, person_of
from trellis.members.models import Organisation


@action("proposal.discuss", on="proposal", allow=rules.may_discuss)
def say(
    *,
    actor: Actor,
    proposal: Proposal,
    attitude: Attitude,
    text: str,
    answers: Word | None = None,
    organisation: Organisation | None = None,
) -> Word:
    """Say something about a proposal, before its ballot or while it is open; observers may, too."""
    found = locked(proposal, Stage.DISCUSSION, Stage.BALLOT)
    if answers is not None and answers.proposal_id != found.pk:
        raise Problem(NOT_FOUND)
    author = author_of(actor, found.network, organisation)
    note(attitude=attitude)
    return Word.objects.create(
        network_id=found.network_id,
        person=author.person,
        organisation=author.organisation,
        proposal=found,
        attitude=attitude,
        text=reasoned(text),
        answers=answers,
        channel=actor.channel.value,
    )


@action("proposal.amend", on="proposal", allow=rules.may_amend)
def amend(
    *, actor: Actor, proposal: Proposal, text: str, why: str, organisation: Organisation | None = None
) -> Amendment:
    """Propose another wording, with the reason."""
    found = locked(proposal, Stage.DISCUSSION)
    author = author_of(actor, found.network, organisation)
    return Amendment.objects.create(
        network_id=found.network_id,
        person=author.person,
        organisation=author.organisation,
        proposal=found,
        revision=found.revisions.latest("number"),
        text=reasoned(text),
        why=reasoned(why),
    )


def _settle(amendment: Amendment, stage: AmendmentStage, actor: Actor, answer: str) -> Amendment:
    waiting = Amendment.objects.filter(pk=amendment.pk, stage=AmendmentStage.OPEN)
    columns = {"answer": answer, "answered_by": person_of(actor), "answered_at": timezone.now()}
    if not waiting.update(stage=stage, **columns, version=F("version") + 1):
        raise Problem(AMENDMENT_ANSWERED)
    amendment.refresh_from_db()
    return amendment


def reword(proposal: Proposal, text: str, says: str, actor: Actor) -> None:
    """Give a proposal the wording that was agreed; others call it within a deed."""
    proposal.text = text
    proposal.version += 1
    proposal.save()
    author = author_of(actor, proposal.network)
    revise(proposal, author, says=says)


@action("amendment.take-in", on="amendment", allow=rules.may_answer)
def take_in(*, actor: Actor, amendment: Amendment, answer: str = "") -> Amendment:
    """Take an amendment in: the proposal has its wording from now on."""
    proposal = locked(amendment.proposal, Stage.DISCUSSION)
    settled = _settle(amendment, AmendmentStage.TAKEN_IN, actor, answer.strip())
    reword(proposal, settled.text, settled.why, actor)
    return settled


@action("amendment.answer", on="amendment", allow=rules.may_answer)
def decline_amendment(*, actor: Actor, amendment: Amendment, answer: str) -> Amendment:
    """Leave an amendment out, with the answer why; its author may still ask for a ballot on it."""
    said = reasoned(answer)
    locked(amendment.proposal, Stage.DISCUSSION)
    return _settle(amendment, AmendmentStage.DECLINED, actor, said)


@action("amendment.put-to-ballot", on="amendment", allow=rules.may_answer)
def put_to_ballot(*, actor: Actor, amendment: Amendment, answer: str = "") -> Proposal:
    """Let the members decide about an amendment first: it becomes a proposal with a ballot of its own."""
    parent = locked(amendment.proposal, Stage.DISCUSSION)
    settled = _settle(amendment, AmendmentStage.PUT_TO_BALLOT, actor, answer.strip())
    wording = Wording(
        title=(_("Amendment to %(title)s") % {"title": parent.title})[:200],
        text=settled.text,
        why=settled.why,
        language=parent.language,
    )
    author = author_of(actor, parent.network)
    same = ("subject", "body", "need", "audience")
    return write(
        parent.network, author, wording, amends=settled, **{name: getattr(parent, name) for name in same}
    )


@action("amendment.take-back", on="amendment", allow=rules.may_take_amendment_back)
def take_amendment_back(*, actor: Actor, amendment: Amendment) -> Amendment:
    """Take one's own amendment back while nobody has answered it."""
    return _settle(amendment, AmendmentStage.WITHDRAWN, actor, "")
