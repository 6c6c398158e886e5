"""Reading the directory, always for somebody: what she may not see isn't there."""

from functools import reduce
from operator import or_
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, UUIDField

from trellis.access.actor import Actor
from trellis.access.question import Question
from trellis.access.rows import Row
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members import naming, rules
from trellis.members.models import Constituency, Membership, Organisation, Part, SameAs, Standing
from trellis.networks.models import Network
from trellis.networks.rules import sees_network
from trellis.search.entries import found_among

Asked = TypeVar("Asked", bound=Row)


def directory_of(actor: Actor, network: Network) -> QuerySet[Organisation]:
    """Give the entries of one network that somebody may read, without doubles.

    All of them or none: so it is asked once, not of each row, which would keep the database from
    reading in the order of names.
    """
    entries = Organisation.objects.filter(network=network, same_as=None)
    return entries if sees_network.test(actor, network) else entries.none()


def directory_among(actor: Actor, network: Network, ids: list[UUID]) -> QuerySet[Organisation]:
    """Give those of some entries that somebody may read; whoever asks has found them in this network.

    The network isn't asked of each row: given it too, SQLite reads all of the network in the order of names.
    """
    entries = Organisation.objects.filter(pk__in=ids, same_as=None)
    return entries if sees_network.test(actor, network) else entries.none()


_ENTRY = Question(
    lambda network, pk: Organisation.objects.filter(network=network, pk=pk),
    network=UUIDField(),
    pk=UUIDField(),
)


def organisation_seen(actor: Actor, network: Network, pk: UUID) -> Organisation:
    """Give an entry of a network's directory, a double too, or the problem that there's none to be seen."""
    found = next(iter(_ENTRY.ask(network=network.pk, pk=pk)), None)
    if found is None or not rules.sees_row.test(actor, found):
        raise Problem(NOT_FOUND)
    found.network = network
    return found


def is_member(standing: str = Standing.MEMBER, **more: object) -> Exists:
    """Give the condition that an organisation has a membership of this standing."""
    return Exists(Membership.objects.filter(organisation=OuterRef("pk"), standing=standing, **more))


def members_of(network: Network) -> QuerySet[Organisation]:
    """Give the members of a network, for a page that it publishes or for somebody who sees it."""
    return Organisation.objects.filter(is_member(), network=network, same_as=None)


def membership_seen(actor: Actor, network: Network, pk: UUID) -> Membership:
    """Give a membership, or the problem that there's none to be seen."""
    here = Membership.objects.filter(rules.sees_row.where(actor), network=network, pk=pk)
    found = here.select_related("network", "organisation__network", "constituency").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


_GROUPS = Question(
    lambda network: Constituency.objects.filter(network=network).order_by(), network=UUIDField()
)


def constituencies_of(network: Network) -> list[Constituency]:
    """Give a network's constituencies in their order."""
    # They are few, so they are put in order here: sooner than a database has been asked for an order.
    return sorted(_GROUPS.ask(network=network.pk), key=lambda each: (each.position, each.key))


def constituency_seen(actor: Actor, network: Network, pk: UUID) -> Constituency:
    """Give a constituency, or the problem that there's none to be seen."""
    found = Constituency.objects.filter(rules.sees_row.where(actor), network=network, pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def part_seen(actor: Actor, network: Network, pk: UUID) -> Part:
    """Give a part, or the problem that there's none to be seen."""
    here = Part.objects.filter(rules.sees_part.where(actor), membership__network=network, pk=pk)
    found = here.select_related("membership__organisation", "membership__network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def constituencies_counted(network: Network) -> list[Constituency]:
    """Give a network's constituencies in their order, each with `size`: how many members stand in it."""
    here = Membership.objects.filter(network=network).order_by()
    sizes: dict[UUID | None, dict[str, int]] = {}
    for pk, standing, size in here.values_list("constituency", "standing").annotate(size=Count("*")):
        sizes.setdefault(pk, {})[standing] = size
    listed = constituencies_of(network)
    for each in listed:
        found = sizes.get(each.pk, {})
        each.size, each.used = found.get(Standing.MEMBER, 0), sum(found.values())  # type: ignore[attr-defined]
    return listed


def requests_waiting(actor: Actor) -> QuerySet[Membership]:
    """Give the requests to join that somebody may answer, the oldest first."""
    open_requests = Membership.objects.filter(
        rules.handles_requests.where(actor), standing=Standing.REQUESTED
    )
    return open_requests.select_related("organisation", "network", "constituency").order_by(
        "requested_at", "pk"
    )


def requests_answered(actor: Actor, network: Network) -> QuerySet[Membership]:
    """Give the requests that were answered, for those who may answer, the latest first."""
    answered = Membership.objects.filter(rules.handles_requests.where(actor), network=network)
    answered = answered.filter(requested_at__isnull=False).exclude(standing=Standing.REQUESTED)
    return answered.select_related("organisation").order_by("-requested_at", "pk")


def by_organisation(rows: QuerySet[Asked], network: Network, wanted: str, *names: str) -> QuerySet[Asked]:
    """Narrow rows to those in which an organisation of such a name stands in one of these columns."""
    if not wanted.strip():
        return rows
    here = Organisation.objects.filter(network=network)
    found = found_among(here, naming.KIND, wanted).values("pk")
    return rows.filter(reduce(or_, (Q(**{f"{name}__in": found}) for name in names)))


def identities_of(actor: Actor, network: Network) -> QuerySet[SameAs]:
    """Give the decisions about who is who in a network, the latest first."""
    here = SameAs.objects.filter(rules.sees_row.where(actor), network=network)
    return here.select_related("organisation", "other", "decided_by").order_by("-decided_at", "-pk")


def identity_seen(actor: Actor, network: Network, pk: UUID) -> SameAs:
    """Give a decision about who is who, or the problem that there's none to be seen."""
    found = identities_of(actor, network).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def open_questions(actor: Actor, network: Network) -> QuerySet[SameAs]:
    """Give the questions "is it the same?" that somebody put off."""
    return identities_of(actor, network).filter(answer="later", taken_back_at=None).exclude(other=None)


def past_decisions(actor: Actor, network: Network) -> QuerySet[SameAs]:
    """Give the decisions that were made, those taken back among them."""
    return identities_of(actor, network).filter(~Q(answer="later") | Q(other=None))
