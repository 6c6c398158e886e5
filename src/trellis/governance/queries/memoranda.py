"""Memoranda: the register, searched and narrowed, and everything that a memorandum's page shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain import agreement
from trellis.domain.agreement import Duty, Stage
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.sentence import Sentence
from trellis.governance import registering
from trellis.governance.models import Memorandum, Obligation, Party, Signature, Version
from trellis.governance.queries.documents import latest_own
from trellis.members.models import Representative
from trellis.members.queries.paging import Count as Counted
from trellis.members.queries.paging import Cursor, Slice, counted, slice_of
from trellis.members.rules import in_force
from trellis.members.weighing import Weighed, need_of, told, weigh
from trellis.networks.models import Network
from trellis.networks.rules import sees
from trellis.search import entries

BINDING = ~Q(is_ad_referendum=True, confirmed_at=None)
"""Signatures that bind: within the mandate, or confirmed since."""


def _unsigned() -> Exists:
    """Give the condition that some party's binding signature isn't there."""
    signed = Signature.objects.filter(BINDING, party=OuterRef("pk"))
    return Exists(Party.objects.filter(~Exists(signed), memorandum=OuterRef("pk")))


def at_stage(stage: Stage, today: date) -> Q:
    """Give the filter for memoranda at a stage: the other half of `agreement.stage`."""
    draft, running = Q(signs=None), Q(ended_on=None)
    signed = Q(signs__isnull=False) & ~Q(_unsigned())
    not_over = Q(ends_on=None) | Q(ends_on__gte=today)
    begun = Q(starts_on=None) | Q(starts_on__lte=today)
    filters = {
        Stage.DRAFT: running & draft,
        Stage.OPEN: running & ~draft & Q(_unsigned()),
        Stage.NOT_YET: running & signed & not_over & ~begun,
        Stage.IN_FORCE: running & signed & not_over & begun,
        Stage.RAN_OUT: running & signed & ~not_over,
        Stage.ENDED: ~running & signed,
        Stage.WITHDRAWN: ~running & (draft | Q(_unsigned())),
    }
    return filters[stage]


def _wanting(rows: Iterable[Memorandum]) -> dict[UUID, int]:
    """Give how many parties' binding signatures are wanted of each memorandum."""
    signed = Signature.objects.filter(BINDING, party=OuterRef("pk"))
    open_parties = Party.objects.filter(~Exists(signed), memorandum__in=[row.pk for row in rows])
    return dict(open_parties.order_by().values_list("memorandum").annotate(count=Count("pk")))


def stage_of(memorandum: Memorandum, wanting: int, today: date) -> Stage:
    """Give where a memorandum stands."""
    paper = agreement.Paper(
        opened=memorandum.signs_id is not None,
        wanting=wanting,
        starts_on=memorandum.starts_on,
        ends_on=memorandum.ends_on,
        ended_on=memorandum.ended_on,
    )
    return agreement.stage(paper, today)


@dataclass(frozen=True)
class Row:
    """A memorandum as the register shows it."""

    memorandum: Memorandum
    stage: Stage
    parties: list[Party]
    late: int


@dataclass(frozen=True)
class Register:
    """A page of the register, and how many fit."""

    rows: list[Row]
    page: Slice[Any]
    count: Counted


def _rows(found: list[Memorandum], today: date) -> list[Row]:
    parties: dict[UUID, list[Party]] = {}
    for party in Party.objects.filter(memorandum__in=found).select_related("organisation"):
        parties.setdefault(party.memorandum_id, []).append(party)
    late = Obligation.objects.filter(late_on(today), memorandum__in=found)
    numbers = dict(late.order_by().values_list("memorandum").annotate(count=Count("pk")))
    wanting = _wanting(found)
    return [
        Row(
            each,
            stage_of(each, wanting.get(each.pk, 0), today),
            parties.get(each.pk, []),
            numbers.get(each.pk, 0),
        )
        for each in found
    ]


def late_on(today: date) -> Q:
    """Give the filter for promises that should have been kept by now."""
    return Q(kept_on=None, released_on=None, due_on__lt=today, memorandum__ended_on=None)


def in_force_on(today: date) -> QuerySet[Memorandum]:
    """Give the memoranda in force."""
    return Memorandum.objects.filter(at_stage(Stage.IN_FORCE, today))


def memoranda_in_force(network: Network) -> list[Memorandum]:
    """Give a network's memoranda in force, for whoever shows all that was agreed."""
    here = in_force_on(timezone.localdate()).filter(network=network).select_related("document")
    return list(here.order_by("registered_on", "pk"))


def register_page(
    actor: Actor, network: Network, *, wanted: str, stage: Stage | None, cursor: Cursor
) -> Register:
    """Give a page of the register of memoranda."""
    today = timezone.localdate()
    found = Memorandum.objects.filter(sees().where(actor), network=network)
    if stage:
        found = found.filter(at_stage(stage, today))
    if wanted.strip():
        found = entries.found_among(found, registering.KIND, wanted)
    page = slice_of(found, cursor, sort="pk", whole=Memorandum.objects.select_related("document"))
    return Register(_rows(page.rows, today), page, counted(found))


def memorandum_seen(actor: Actor, network: Network, pk: UUID) -> Memorandum:
    """Give a memorandum, or the problem that there's none to be seen."""
    here = Memorandum.objects.filter(sees().where(actor), network=network, pk=pk)
    found = here.select_related("network", "document", "signs", "renews__document").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def party_seen(actor: Actor, network: Network, pk: UUID) -> Party:
    """Give a party to a memorandum, or the problem that there's none to be seen."""
    here = Party.objects.filter(sees().where(actor), network=network, pk=pk)
    found = here.select_related("organisation", "memorandum__document", "memorandum__signs").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def signature_seen(actor: Actor, network: Network, pk: UUID) -> Signature:
    """Give a signature, or the problem that there's none to be seen."""
    here = Signature.objects.filter(sees().where(actor), network=network, pk=pk)
    found = here.select_related("party__organisation", "memorandum__document").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def obligation_seen(actor: Actor, network: Network, pk: UUID) -> Obligation:
    """Give a promise, or the problem that there's none to be seen."""
    here = Obligation.objects.filter(sees().where(actor), network=network, pk=pk)
    found = here.select_related("party__organisation", "memorandum__document").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@dataclass(frozen=True)
class Promised:
    """A promise and where it stands."""

    obligation: Obligation
    duty: Duty


@dataclass(frozen=True)
class Side:
    """A party with its signature, what it promises, and what the reader's signature would count."""

    party: Party
    signature: Signature | None
    binds: bool
    reasons: list[Sentence]
    promises: list[Promised]
    is_mine: bool = False
    mine: Weighed | None = None


@dataclass(frozen=True)
class Agreement:
    """Everything that a memorandum's page shows."""

    memorandum: Memorandum
    stage: Stage
    text: Version
    sides: list[Side]
    renewed_by: list[Memorandum] = field(default_factory=list)

    @property
    def wanting(self) -> int:
        """Count the parties whose binding signature isn't there."""
        return sum(not each.binds for each in self.sides)

    @property
    def is_signed(self) -> bool:
        """Say whether anybody has signed."""
        return any(each.signature for each in self.sides)


def _promises(memorandum: Memorandum, today: date) -> dict[UUID, list[Promised]]:
    found: dict[UUID, list[Promised]] = {}
    for row in memorandum.obligations.order_by("due_on", "pk"):
        promise = agreement.Promise(due_on=row.due_on, kept_on=row.kept_on, released_on=row.released_on)
        found.setdefault(row.party_id, []).append(Promised(row, agreement.duty(promise, today)))
    return found


def _seats(actor: Actor, memorandum: Memorandum) -> dict[UUID, Representative]:
    """Give the reader's seats in the network, by organisation."""
    if actor.person is None:
        return {}
    seats = Representative.objects.filter(in_force(), person=actor.person.pk, network=memorandum.network_id)
    return {seat.organisation_id: seat for seat in seats}


def agreement_of(actor: Actor, memorandum: Memorandum) -> Agreement:
    """Read a memorandum with its parties, signatures and promises."""
    today = timezone.localdate()
    rows = memorandum.signatures.select_related("representative__person", "person", "confirmed_by")
    signatures = {row.party_id: row for row in rows}
    promises, seats = _promises(memorandum, today), _seats(actor, memorandum)
    need, is_open = need_of(memorandum.need), memorandum.signs_id is not None and memorandum.ended_on is None
    sides = []
    for party in memorandum.parties.select_related("organisation"):
        signature = signatures.get(party.pk)
        binds = signature is not None and not (signature.is_ad_referendum and not signature.confirmed_at)
        reasons = told(signature.reasons) if signature and signature.is_ad_referendum else []
        seat = seats.get(party.organisation_id) if party.organisation_id else None
        mine = weigh(seat, need, today) if seat and is_open and not signature else None
        promised = promises.get(party.pk, [])
        sides.append(Side(party, signature, binds, reasons, promised, seat is not None, mine))
    stage = stage_of(memorandum, sum(not each.binds for each in sides), today)
    later = list(memorandum.renewed_by.select_related("document").order_by("pk"))
    return Agreement(memorandum, stage, memorandum.signs or latest_own(memorandum.document), sides, later)


def next_number(network: Network) -> str:
    """Give the number in the register that comes next this year: "4/2026"."""
    year = timezone.localdate().year
    taken = set(network.memoranda.exclude(register_number="").values_list("register_number", flat=True))
    number = len([each for each in taken if each.endswith(f"/{year}")]) + 1
    while f"{number}/{year}" in taken:
        number += 1
    return f"{number}/{year}"
