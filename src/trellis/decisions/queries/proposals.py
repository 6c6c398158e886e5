"""Reading proposals, always for somebody: lists fifty at a time, one with all that was said about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from trellis.access.actor import Actor
from trellis.decisions import rules
from trellis.decisions.models import (
    Amendment,
    AmendmentStage,
    Outcome,
    Proposal,
    Revision,
    Stage,
    Word,
)
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.governance.subjects import Subject
from trellis.networks.models import Network
from trellis.networks.rules import sees_network

PAGE = 50
OPEN, DECIDED, ALL = "open", "decided", "all"
OPEN_STAGES = (Stage.DISCUSSION, Stage.BALLOT, Stage.PENDING)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for among proposals; `before` is the number of the last one already shown."""

    show: str = OPEN
    words: str = ""
    subject: str = ""
    outcome: str = ""
    before: int | None = None

    @property
    def narrow(self) -> bool:
        """Say whether anything but the search narrows the list."""
        return bool(self.subject or self.outcome)


@dataclass(frozen=True)
class ProposalsPage:
    """Fifty proposals, the latest first, and the number to go on from if there are more."""

    rows: list[Proposal]
    next: int | None


def proposals_of(actor: Actor, network: Network) -> QuerySet[Proposal]:
    """Give a network's proposals that somebody may see: all of them, or none."""
    here = Proposal.objects.filter(network=network)
    return here if sees_network.test(actor, network) else here.none()


def _narrowed(rows: QuerySet[Proposal], wanted: Wanted) -> QuerySet[Proposal]:
    if wanted.show == OPEN:
        rows = rows.filter(stage__in=OPEN_STAGES)
    if wanted.show == DECIDED:
        rows = rows.filter(stage=Stage.DECIDED)
    if wanted.words.strip():
        said = wanted.words.strip()
        number = Q(number=int(said)) if said.isascii() and said.isdigit() and len(said) < 9 else Q()
        rows = rows.filter(Q(title__icontains=said) | Q(text__icontains=said) | number)
    if wanted.subject in set(Subject):
        rows = rows.filter(subject=wanted.subject)
    if wanted.outcome in Outcome.values:
        rows = rows.filter(outcome=wanted.outcome)
    return rows


def proposals_page(*, actor: Actor, network: Network, wanted: Wanted) -> ProposalsPage:
    """Give a page of the list, the latest first."""
    rows = _narrowed(proposals_of(actor, network), wanted)
    if wanted.before is not None:
        rows = rows.filter(number__lt=wanted.before)
    found = list(rows.select_related("organisation").order_by("-number")[: PAGE + 1])
    shown = found[:PAGE]
    return ProposalsPage(shown, shown[-1].number if len(found) > PAGE else None)


def public_decisions(network: Network) -> list[Proposal]:
    """Give the latest decisions that a network opened to everybody."""
    here = Proposal.objects.filter(
        rules.is_public.where(Actor.nobody()), network=network, stage=Stage.DECIDED
    )
    return list(here.order_by("-decided_on", "-number")[:PAGE])


def proposal_seen(actor: Actor, network: Network, pk: UUID) -> Proposal:
    """Give a proposal, or the problem that there's none to be seen."""
    here = proposals_of(actor, network).filter(pk=pk)
    found = here.select_related("network", "organisation", "person", "body", "amends__proposal").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def words_of(proposal: Proposal) -> list[tuple[Word, list[Word]]]:
    """Give what was said, each word with the answers to it, in their order."""
    said = list(proposal.words.select_related("person", "organisation").order_by("at", "pk"))
    answers: dict[UUID, list[Word]] = {}
    for each in said:
        if each.answers_id:
            answers.setdefault(each.answers_id, []).append(each)
    return [(each, _thread(each, answers)) for each in said if not each.answers_id]


def _thread(word: Word, answers: dict[UUID, list[Word]]) -> list[Word]:
    """Give all answers below a word, in the order of time: answers to answers stand beside them."""
    below: Iterable[Word] = answers.get(word.pk, [])
    found = [each for one in below for each in (one, *_thread(one, answers))]
    return sorted(found, key=lambda each: (each.at, each.pk))


def word_seen(actor: Actor, proposal: Proposal, pk: UUID) -> Word:
    """Give a word of a proposal's discussion, or the problem that there's none to be seen."""
    found = Word.objects.filter(rules.sees_row.where(actor), proposal=proposal, pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def amendments_of(proposal: Proposal) -> QuerySet[Amendment]:
    """Give the amendments to a proposal, in their order, each with the ballot that it was put to."""
    rows = proposal.amendments.select_related("person", "organisation", "answered_by", "put_as", "revision")
    return rows.order_by("at", "pk")


def unanswered(proposal: Proposal, narrowed: Q) -> set[UUID]:
    """Give those amendments to a proposal under discussion that nobody has answered, narrowed by a rule."""
    rows = proposal.amendments.filter(narrowed, stage=AmendmentStage.OPEN, proposal__stage=Stage.DISCUSSION)
    return set(rows.values_list("pk", flat=True))


def amendment_seen(actor: Actor, network: Network, pk: UUID) -> Amendment:
    """Give an amendment, or the problem that there's none to be seen."""
    here = Amendment.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("proposal__network", "revision", "organisation", "person").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def unsettled(proposal: Proposal) -> int:
    """Count the amendments that wait for an answer or for their own ballot."""
    waits = Q(stage=AmendmentStage.OPEN) | Q(put_as__stage__in=OPEN_STAGES)
    return proposal.amendments.filter(waits).aggregate(count=Count("pk"))["count"]  # type: ignore[no-any-return]


def revisions_of(proposal: Proposal) -> list[Revision]:
    """Give every wording, the latest first."""
    return list(proposal.revisions.select_related("person", "organisation").order_by("-number"))
