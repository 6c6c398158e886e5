"""The writers of roles: which verbs a role has, and who holds it."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from trellis.access.action import VERBS, action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.access.rules import is_operator
from trellis.accounts.models import Person
from trellis.domain.problems import (
    DATES_REVERSED,
    LAST_ROLE_KEEPER,
    MUST_AGREE,
    ROLE_NAME_MISSING,
    UNKNOWN_VERB,
    Problem,
)
from trellis.domain.text import clean
from trellis.networks import rules
from trellis.networks.models import Assignment, Network, Role, RoleVerb
from trellis.networks.queries.roles import people_in

KEEPS_ROLES = "role.change"
"""Without a holder of this verb nobody could ever change a role again."""


def seat(role: Role, person: Person, since: date | None = None, until: date | None = None) -> Assignment:
    """Let a person hold a role, as part of another deed; doing it again changes nothing."""
    held = Assignment.objects.filter(role=role, person=person, until=None).first()
    return held or Assignment.objects.create(
        network=role.network, role=role, person=person, since=since or timezone.localdate(), until=until
    )


def belongs(actor: Actor, network: Network, person: Person) -> bool:
    """Say whether somebody may be given a role at once: others are taken in only when they have agreed."""
    is_herself = actor.person_id == person.pk
    return actor.is_operator or is_herself or people_in(network).filter(pk=person.pk).exists()


def _keepers(network: Network) -> Q:
    """Give the filter for those who can change the network's roles, today and for good."""
    roles = RoleVerb.objects.filter(role__network=network, verb=KEEPS_ROLES).values("role")
    return Q(network=network, role__in=roles, until=None, since__lte=timezone.localdate())


def _refuse_to_lose_all_keepers(network: Network) -> None:
    # Two who end each other's role at once would each still see the other: so one at a time in a network.
    Network.objects.select_for_update().get(pk=network.pk)
    if not Assignment.objects.filter(_keepers(network)).exists():
        raise Problem(LAST_ROLE_KEEPER)


def _known(verbs: frozenset[str]) -> frozenset[str]:
    for verb in sorted(verbs - VERBS.keys()):
        raise Problem(UNKNOWN_VERB, verb=verb)
    return verbs


def _names(names: dict[str, str]) -> dict[str, str]:
    tidied = {language: clean(name) for language, name in names.items() if clean(name)}
    if not tidied:
        raise Problem(ROLE_NAME_MISSING)
    return tidied


@action("role.add", on="network", allow=rules.holds("role.add", via=""), keeps=("names", "verbs"))
def add_role(*, actor: Actor, network: Network, names: dict[str, str], verbs: frozenset[str]) -> Role:
    """Add a role with its verbs."""
    tidied = _names(names)
    base = slugify(tidied.get("en", ""))[:30] or "role"
    taken = set(network.roles.values_list("key", flat=True))
    key = next(each for each in (base, *(f"{base}-{n}" for n in range(2, 1000))) if each not in taken)
    role = Role.objects.create(network=network, key=key, names=tidied)
    RoleVerb.objects.bulk_create(RoleVerb(role=role, verb=verb) for verb in sorted(_known(verbs)))
    return role


@action("role.change", on="role", allow=rules.holds(KEEPS_ROLES), keeps=("names", "verbs"))
def change_role(
    *, actor: Actor, role: Role, names: dict[str, str], verbs: frozenset[str], version: int | None = None
) -> Role:
    """Change what a role is called and may do; `version` is the one that the writer saw."""
    hold(role, version)
    before = set(role.grants.values_list("verb", flat=True))
    note(before=sorted(before))
    role.names = _names(names)
    role.version += 1
    role.save(update_fields=["names", "version"])
    role.grants.exclude(verb__in=verbs).delete()
    RoleVerb.objects.bulk_create(RoleVerb(role=role, verb=verb) for verb in sorted(_known(verbs) - before))
    _refuse_to_lose_all_keepers(role.network)
    return role


@action("role.extend", on="role", allow=is_operator)
def extend_role(*, actor: Actor, role: Role, verbs: frozenset[str]) -> Role:
    """Give a starting role the deeds that a new version brought; each is offered once."""
    held = set(role.grants.values_list("verb", flat=True))
    new = sorted(verbs - held - set(role.offered))
    note(verbs=new)
    RoleVerb.objects.bulk_create(RoleVerb(role=role, verb=verb) for verb in new)
    role.offered = sorted(verbs.union(role.offered))
    role.version += 1
    role.save(update_fields=["offered", "version"])
    return role


@action("role.assign", on="role", allow=rules.holds("role.assign"), keeps=("person", "since", "until"))
def assign_role(
    *, actor: Actor, role: Role, person: Person, since: date | None = None, until: date | None = None
) -> Assignment:
    """Give a person a role in the network; giving it again changes nothing."""
    if until and until < (since or timezone.localdate()):
        raise Problem(DATES_REVERSED)
    if not belongs(actor, role.network, person):
        raise Problem(MUST_AGREE, name=person.name)
    return seat(role, person, since, until)


@action("role.end", on="assignment", allow=rules.holds("role.end"), keeps=("until",))
def end_assignment(
    *, actor: Actor, assignment: Assignment, until: date | None = None, version: int | None = None
) -> Assignment:
    """Say until when a person holds a role; the last who can change roles keeps hers."""
    hold(assignment, version)
    note(person=assignment.person_id, role=assignment.role_id)
    assignment.until = until or timezone.localdate()
    # Whoever got a role by mistake today loses it at once: then yesterday was its last day.
    if assignment.until < assignment.since - timedelta(days=1):
        raise Problem(DATES_REVERSED)
    assignment.version += 1
    assignment.save(update_fields=["until", "version"])
    _refuse_to_lose_all_keepers(assignment.network)
    return assignment
