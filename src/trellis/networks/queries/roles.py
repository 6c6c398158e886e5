"""Who holds which role in a network, and what each role may do."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.accounts.models import Person
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Assignment, Network, Role, RoleVerb
from trellis.networks.rules import open_assignments
from trellis.search import entries

PAGE = 50


def in_force() -> Q:
    """Give the filter for assignments that hold today."""
    today = timezone.localdate()
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def not_over() -> Q:
    """Give the filter for assignments that hold today or will."""
    return Q(until=None) | Q(until__gte=timezone.localdate())


def roles_in(network: Network) -> list[Role]:
    """Give a network's roles, each with its verbs and with `holders`, how many hold it today."""
    today = timezone.localdate()
    holds = Q(assignments__since__lte=today) & (Q(assignments__until=None) | Q(assignments__until__gte=today))
    grants: Prefetch[str] = Prefetch("grants", queryset=RoleVerb.objects.order_by("verb"))
    found = network.roles.annotate(holders=Count("assignments", filter=holds, distinct=True))
    return list(found.prefetch_related(grants).order_by("pk"))


def role_in(network: Network, pk: UUID) -> Role:
    """Give a role of this network, or the problem that there is none."""
    found = network.roles.filter(pk=pk).select_related("network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def verbs_of(role: Role) -> frozenset[str]:
    """Give the verbs that a role holds."""
    return frozenset(role.grants.values_list("verb", flat=True))


def roles_of(person: Person, network: Network) -> list[Role]:
    """Give the roles that a person holds in a network today."""
    held = Assignment.objects.filter(in_force(), person=person, network=network)
    return list(network.roles.filter(pk__in=held.values("role")).order_by("pk"))


def people_in(network: Network) -> QuerySet[Person]:
    """Give the people who hold a role in a network today or will, and those who were brought in for it."""
    held = Assignment.objects.filter(not_over(), network=network)
    return Person.objects.filter(Q(pk__in=held.values("person")) | Q(added_in=network.pk))


def reachable_by(actor: Actor) -> QuerySet[Person]:
    """Give the people whom somebody may bring into a network by their e-mail address.

    Taking part in one network shows people's contact details to each other: so it isn't enough to know an
    address, or anybody could open a network to learn whose it is.
    """
    if actor.is_operator or (actor.person is not None and actor.person.is_steward):
        return Person.objects.all()
    mine = open_assignments(actor).values("network")
    return Person.objects.filter(
        pk__in=Assignment.objects.filter(not_over(), network__in=mine).values("person")
    )


def holders_of(network: Network, verb: str) -> list[Assignment]:
    """Give the assignments whose role has this verb and that hold today, with their people."""
    roles = RoleVerb.objects.filter(role__network=network, verb=verb).values("role")
    found = Assignment.objects.filter(in_force(), network=network, role__in=roles)
    return list(found.select_related("person", "role").order_by("person__name", "pk"))


def assignment_in(network: Network, pk: UUID) -> Assignment:
    """Give an assignment of this network, or the problem that there is none."""
    found = network.assignments.filter(pk=pk).select_related("person", "role", "network").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the list of holders is narrowed to; `before` is the id of the last one already shown."""

    name: str = ""
    role: UUID | None = None
    with_past: bool = False
    before: UUID | None = None


@dataclass(frozen=True)
class Holders:
    """Fifty assignments, the latest first, and the id before which there are more, if there are."""

    rows: list[Assignment]
    next: UUID | None


def find_holders(network: Network, wanted: Wanted) -> Holders:
    """Give a page of who holds, held or will hold which role."""
    found = network.assignments.select_related("person", "role").order_by("-pk")
    if not wanted.with_past:
        found = found.filter(not_over())
    if wanted.role:
        found = found.filter(role=wanted.role)
    if wanted.name:
        found = found.filter(person__in=entries.matches("person", wanted.name))
    if wanted.before:
        found = found.filter(pk__lt=wanted.before)
    rows = list(found[: PAGE + 1])
    return Holders(rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None)


def roles_held(actor: Actor, network: Network) -> list[Role]:
    """Give the roles that whoever acts holds in a network today."""
    return roles_of(actor.person, network) if isinstance(actor.person, Person) else []
