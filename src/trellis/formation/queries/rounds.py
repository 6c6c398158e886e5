"""Reading rounds and who is asked in them, always for somebody."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, SHEET_UNKNOWN, Problem
from trellis.formation import rules, sheets
from trellis.formation.models import Asked, Round, TookPart
from trellis.members import naming
from trellis.members.models import Organisation, Standing
from trellis.members.queries.directory import directory_of, is_member
from trellis.members.queries.paging import Cursor, Slice, slice_of
from trellis.networks.models import Network
from trellis.search import entries

ROUNDS = 50


def rounds_of(network: Network) -> list[Round]:
    """Give a network's rounds, the latest first, each with how many organisations: `asking`, `answered`."""
    counted = Round.objects.filter(network=network).annotate(
        asking=Count("asked"), answered=Count("asked__answer")
    )
    return list(counted.order_by("-number")[:ROUNDS])


def round_seen(actor: Actor, network: Network, pk: UUID) -> Round:
    """Give a round, or the problem that there's none to be seen."""
    found = Round.objects.filter(rules.sees_round.where(actor), network=network, pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def asked_seen(actor: Actor, network: Network, pk: UUID) -> Asked:
    """Give an organisation that is asked, or the problem that there's none to be seen."""
    here = Asked.objects.filter(rules.sees_round.where(actor), network=network, pk=pk)
    found = here.select_related("round", "organisation", "network", "answer").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def open_round(network: Network) -> Round | None:
    """Give the round that takes answers today, if there's one."""
    today = timezone.localdate()
    return Round.objects.filter(network=network, closed_on=None, closes_on__gte=today).first()


def last_over(network: Network, before: int | None = None) -> Round | None:
    """Give the latest round that is over; with `before`, the latest one of a smaller number."""
    over = Round.objects.filter(
        Q(closed_on__isnull=False) | Q(closes_on__lt=timezone.localdate()), network=network
    )
    return (over if before is None else over.filter(number__lt=before)).order_by("-number").first()


@dataclass(frozen=True)
class Narrowed:
    """What a list of those that are asked is narrowed to."""

    name: str = ""
    only_silent: bool = False


def asked_page(asking: Round, narrowed: Narrowed, cursor: Cursor) -> Slice[Asked]:
    """Give a page of those that a round asks, in the order of their names."""
    rows = Asked.objects.filter(round=asking)
    if narrowed.name.strip():
        rows = rows.filter(organisation__in=entries.matches(naming.KIND, narrowed.name))
    if narrowed.only_silent:
        rows = rows.filter(answer=None)
    whole = Asked.objects.select_related("organisation", "answer", "constituency")
    return slice_of(rows, cursor, sort="organisation__sort_name", whole=whole)


def asked_with_sheet(actor: Actor, asking: Round, code: str) -> Asked:
    """Give the organisation whose printed sheet has this code, or the problem that none has."""
    ids = Asked.objects.filter(round=asking).values_list("pk", flat=True)
    found = sheets.asked_by(code, asking.pk, ids)
    if found is None:
        raise Problem(SHEET_UNKNOWN, code=code)
    return asked_seen(actor, asking.network, found)


def behind_code(slug: str, code: str) -> tuple[Round, Asked | None]:
    """Give the open round in which a sheet has this code, with its organisation unless it is without a name.

    Whoever has a sheet needs no account; whoever has none learns nothing, not even that there is a network.
    """
    today = timezone.localdate()
    here = Round.objects.filter(
        rules.may_use_a_sheet.where(Actor.nobody()), network__slug=slug, closed_on=None, closes_on__gte=today
    )
    asking = here.select_related("network").first()
    if asking is None:
        raise Problem(SHEET_UNKNOWN, code=code)
    if sheets.is_ours(code, asking.pk):
        return asking, None
    ids = Asked.objects.filter(round=asking).values_list("pk", flat=True)
    found = sheets.asked_by(code, asking.pk, ids)
    if found is None:
        raise Problem(SHEET_UNKNOWN, code=code)
    return asking, Asked.objects.select_related("round", "organisation", "network").get(pk=found)


def silent_in(asking: Round) -> QuerySet[Asked]:
    """Give those that haven't answered, in the order of their names."""
    return (
        Asked.objects.filter(round=asking, answer=None)
        .select_related("organisation")
        .order_by("organisation__sort_name", "pk")
    )


def has_said(actor: Actor, asking: Round) -> bool:
    """Say whether somebody's paper without a name is in the box."""
    return TookPart.objects.filter(round=asking, person=actor.person_id).exists()


def waits_for(actor: Actor) -> QuerySet[Asked]:
    """Give the organisations for which somebody speaks that are asked today and haven't answered."""
    asked = Asked.objects.filter(
        rules.may_answer.where(actor),
        round__closed_on=None,
        round__closes_on__gte=timezone.localdate(),
        answer=None,
    )
    return asked.select_related("round", "organisation", "network").order_by("round__closes_on", "pk")


def to_be_asked(actor: Actor, network: Network, among: str) -> QuerySet[Organisation]:
    """Give whom a new round may ask: "members", "joining" (those who asked to join, too) or "directory"."""
    entries_here = directory_of(actor, network)
    if among == "members":
        return entries_here.filter(is_member())
    if among == "joining":
        return entries_here.filter(is_member() | is_member(Standing.REQUESTED))
    return entries_here


def mine_in(actor: Actor, asking: Round) -> list[Asked]:
    """Give those in a round for which somebody may answer herself."""
    mine = Asked.objects.filter(rules.may_answer.where(actor), round=asking)
    return list(mine.select_related("organisation", "answer").order_by("pk"))
