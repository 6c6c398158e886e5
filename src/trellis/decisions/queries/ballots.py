"""Reading ballots, always for somebody: who may vote, what was said, and what is still hidden."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.decisions import rules
from trellis.decisions.counting import entitled_of
from trellis.decisions.models import Ballot, Entitled, Proposal, Voice, VoiceStage
from trellis.domain.box import seal
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members.rules import seats_of
from trellis.networks.models import Network


@dataclass(frozen=True)
class Spoken:
    """A member on a ballot's list: the voice that counts, one that waits, and those that were replaced."""

    row: Entitled
    current: Voice | None = None
    waiting: Voice | None = None
    former: list[Voice] = field(default_factory=list)

    @property
    def has_spoken(self) -> bool:
        """Say whether its voice is in, by any way."""
        return self.current is not None or self.row.took_part


def ballot_seen(actor: Actor, network: Network, pk: UUID) -> Ballot:
    """Give a ballot, or the problem that there's none to be seen."""
    here = Ballot.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("proposal__network", "rule__rule").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.proposal.network = network
    return found


def entitled_seen(actor: Actor, network: Network, pk: UUID) -> Entitled:
    """Give a row of a ballot's list, or the problem that there's none to be seen."""
    here = Entitled.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("organisation", "ballot__proposal__network", "proxy__organisation").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def voice_seen(actor: Actor, network: Network, pk: UUID) -> Voice:
    """Give a voice that somebody may see: her own member's, or any once it isn't hidden."""
    here = Voice.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related(
        "entitled__organisation", "ballot__proposal__network", "mandate", "person"
    ).first()
    if found is None or not may_read(actor, found):
        raise Problem(NOT_FOUND)
    return found


def may_read(actor: Actor, voice: Voice) -> bool:
    """Say whether somebody may read what a voice says: while it is hidden only those whose work it is."""
    if not voice.ballot.is_hidden or voice.ballot.closed_at is not None:
        return True
    own = rules.may_give_voice.test(actor, voice.entitled)
    clerks = voice.stage == VoiceStage.WAITING and (
        rules.may_enter.test(actor, voice) or rules.may_second.test(actor, voice)
    )
    return clerks or own


def ballots_of(proposal: Proposal) -> list[Ballot]:
    """Give a proposal's ballots, the latest first."""
    found = list(proposal.ballots.select_related("rule__rule").order_by("-number"))
    for each in found:
        each.proposal = proposal
    return found


def _voices(ballot: Ballot) -> QuerySet[Voice]:
    rows = ballot.voices.select_related("person", "representative", "mandate", "entered_by", "confirmed_by")
    return rows.order_by("at", "pk")


def spoken_in(ballot: Ballot) -> list[Spoken]:
    """Give a ballot's list with what each member said; whether it may be shown is asked elsewhere."""
    by_row: dict[UUID, list[Voice]] = {}
    for voice in _voices(ballot):
        by_row.setdefault(voice.entitled_id, []).append(voice)
    return [_spoken(row, by_row.get(row.pk, [])) for row in entitled_of(ballot)]


def _spoken(row: Entitled, voices: Iterable[Voice]) -> Spoken:
    by_stage: dict[str, list[Voice]] = {}
    for voice in voices:
        by_stage.setdefault(voice.stage, []).append(voice)
    current, waiting = by_stage.get(VoiceStage.CURRENT), by_stage.get(VoiceStage.WAITING)
    former = by_stage.get(VoiceStage.REPLACED, []) + by_stage.get(VoiceStage.REFUSED, [])
    return Spoken(row, current[0] if current else None, waiting[0] if waiting else None, former)


def waiting_for_headquarters() -> QuerySet[Voice]:
    """Give the voices that go beyond a mandate and whose headquarters may still answer today."""
    in_time = Q(ballot__confirm_until=None) | Q(ballot__confirm_until__gte=timezone.localdate())
    return Voice.objects.filter(
        in_time,
        stage=VoiceStage.CURRENT,
        is_ad_referendum=True,
        confirmed_at=None,
        ballot__settled_at=None,
    )


def confirmable(actor: Actor, ballot: Ballot) -> set[UUID]:
    """Give the voices of a ballot for which somebody may note what headquarters say."""
    here = waiting_for_headquarters().filter(rules.may_confirm_voice.where(actor), ballot=ballot)
    return set(here.values_list("pk", flat=True))


def mine_in(actor: Actor, spoken: list[Spoken]) -> list[Spoken]:
    """Give the rows of those members for which somebody speaks today."""
    mine = set(seats_of(actor).values_list("organisation", flat=True)) if spoken else set()
    return [each for each in spoken if each.row.organisation_id in mine]


def voice_of_receipt(actor: Actor, network: Network, code: str) -> Voice | None:
    """Give the voice of a receipt's code in a network; dashes and small letters don't matter."""
    wanted = seal(code)
    return (
        Voice.objects.filter(rules.sees_row.where(actor), network=network, receipt=wanted)
        .select_related("entitled__organisation", "ballot__proposal")
        .first()
    )
