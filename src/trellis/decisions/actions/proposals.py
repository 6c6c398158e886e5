"""The writers of proposals: made, worded anew, withdrawn; every wording stays."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Max

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.decisions import effects, rules
from trellis.decisions.models import Audience, Option, Outcome, Proposal, Revision, Stage
from trellis.domain.problems import CHANGED_MEANWHILE, OTHER_NETWORK, PROPOSAL_STAGE, Problem
from trellis.governance.models import Body
from trellis.governance.subjects import Subject
from trellis.members.actions.directory import reasoned
from trellis.members.authorship import Author, author_of
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.networks.rules import holds


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What a proposal says, in one language."""

    title: str
    text: str
    why: str = ""
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Choosable:
    """One of several things among which a ballot chooses; a member when it is one."""

    name: str
    organisation: Organisation | None = None


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a proposal is about, who decides, what a yes asks of a mandate, and what it does."""

    subject: Subject = Subject.ORDINARY
    body: Body | None = None
    need: dict[str, str] = field(default_factory=dict)
    discussion_until: date | None = None
    review_on: date | None = None
    audience: Audience = Audience.MEMBERS
    effect: str = ""
    effect_id: UUID | None = None
    effect_detail: dict[str, str] = field(default_factory=dict)
    options: Sequence[Choosable] = ()

    def columns(self) -> dict[str, Any]:
        """Give what stands in the proposal's own row."""
        return {name: value for name, value in vars(self).items() if name != "options"}


def check(network: Network, matter: Matter) -> None:
    """See to it that what a proposal names belongs to its network."""
    if matter.body is not None and matter.body.network_id != network.pk:
        raise Problem(OTHER_NETWORK, what=str(matter.body))
    for option in matter.options:
        if option.organisation is not None and option.organisation.network_id != network.pk:
            raise Problem(OTHER_NETWORK, what=option.name)
    if matter.effect:
        effects.check(network, matter.effect, matter.effect_id)


def write_options(proposal: Proposal, options: Sequence[Choosable]) -> None:
    """Write the options of a proposal anew; others call it within a deed."""
    proposal.options.all().delete()
    Option.objects.bulk_create(
        Option(
            network_id=proposal.network_id,
            proposal=proposal,
            key=f"o{number}",
            name=each.name.strip(),
            organisation=each.organisation,
            position=number,
        )
        for number, each in enumerate(options, start=1)
    )


def write(network: Network, author: Author, wording: Wording, **columns: Any) -> Proposal:
    """Write a proposal with the network's next number and its first wording; others call it within a deed."""
    # Two who propose at once would take the same number: so one at a time for a network.
    Network.objects.select_for_update().get(pk=network.pk)
    last = Proposal.objects.filter(network=network).aggregate(last=Max("number"))["last"] or 0
    made = Proposal.objects.create(
        network=network,
        person=author.person,
        organisation=author.organisation,
        number=last + 1,
        title=wording.title.strip(),
        text=wording.text.strip(),
        why=wording.why.strip(),
        language=wording.language,
        **columns,
    )
    revise(made, author, says="")
    return made


def revise(proposal: Proposal, author: Author, *, says: str) -> Revision:
    """Keep the wording as it stands now; others call it within a deed."""
    last = proposal.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        network_id=proposal.network_id,
        person=author.person,
        organisation=author.organisation,
        proposal=proposal,
        number=last + 1,
        title=proposal.title,
        text=proposal.text,
        says=says.strip(),
    )


def locked(proposal: Proposal, *stages: Stage) -> Proposal:
    """Give the proposal as it stands now, held until the deed is done; it has to be in one of the stages."""
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.stage not in stages:
        raise Problem(PROPOSAL_STAGE)
    return found


@action("proposal.make", on="network", allow=holds("proposal.make", via=""))
def make_proposal(
    *,
    actor: Actor,
    network: Network,
    wording: Wording,
    matter: Matter,
    organisation: Organisation | None = None,
) -> Proposal:
    """Put a question to the members."""
    check(network, matter)
    made = write(network, author_of(actor, network, organisation), wording, **matter.columns())
    write_options(made, matter.options)
    note(number=made.number, subject=matter.subject)
    return made


@action("proposal.change", on="proposal", allow=rules.may_change)
def change_proposal(
    *, actor: Actor, proposal: Proposal, wording: Wording, matter: Matter, says: str, version: int
) -> Proposal:
    """Word a proposal anew while it is discussed; the former wording stays beside it, with what is new."""
    found = locked(proposal, Stage.DISCUSSION)
    if found.version != version:
        raise Problem(CHANGED_MEANWHILE)
    check(found.network, matter)
    is_reworded = (found.title, found.text) != (wording.title.strip(), wording.text.strip())
    for name, value in {**vars(wording), **matter.columns()}.items():
        setattr(found, name, value.strip() if isinstance(value, str) else value)
    found.version += 1
    found.save()
    write_options(found, matter.options)
    if is_reworded:
        revise(found, author_of(actor, found.network), says=says)
    note(is_reworded=is_reworded)
    return found


@action("proposal.withdraw", on="proposal", allow=rules.may_withdraw, keeps=("reason",))
def withdraw_proposal(*, actor: Actor, proposal: Proposal, reason: str) -> Proposal:
    """Take a proposal back before it comes to a ballot, with the reason."""
    why = reasoned(reason)
    found = locked(proposal, Stage.DISCUSSION)
    columns = {"stage": Stage.WITHDRAWN, "outcome": Outcome.WITHDRAWN, "outcome_reason": why}
    Proposal.objects.filter(pk=found.pk).update(**columns, version=F("version") + 1)
    found.refresh_from_db()
    return found
