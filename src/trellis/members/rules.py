"""Who may see and do what with organisations, members and their representatives."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.access.rule import NONE, Rule
from trellis.access.rules import is_operator, keeps_the_node
from trellis.accounts.models import Person
from trellis.domain.problems import N_
from trellis.members.models import Mandate, Representative
from trellis.networks.models import Assignment, Network, Status
from trellis.networks.rules import (
    holds,
    network_id_of,
    network_is_open,
    open_assignments,
    sees,
    takes_part,
)

JOIN_SECTION = "join"
"""The section of the public page by which a network says that organisations may ask to join."""


def in_force(day: Any = None) -> Q:
    """Give the filter for what has begun and hasn't ended today, or on a day."""
    today = day or timezone.localdate()
    return (Q(since=None) | Q(since__lte=today)) & (Q(until=None) | Q(until__gte=today))


def _follow(thing: Any, via: str) -> UUID | None:
    for step in via.split("__") if via else []:
        thing = getattr(thing, step, None)
    return thing.pk if isinstance(thing, Model) else None


def represents(via: str = "") -> Rule:
    """Give the rule for those who speak for an organisation today; `via` leads from the object to it."""

    def seats(actor: Actor) -> QuerySet[Representative]:
        if actor.person is None:
            return Representative.objects.none()
        seats = Representative.objects.filter(in_force(), person=actor.person.pk)
        return seats.exclude(network__status=Status.CLOSED)

    def test(actor: Actor, thing: Any) -> bool:
        return thing is not None and seats(actor).filter(organisation=_follow(thing, via)).exists()

    def where(actor: Actor) -> Q:
        return Q(**{f"{via or 'pk'}__in": seats(actor).values("organisation")})

    return Rule(N_("you speak for this organisation, and the network isn't closed"), test, where)


def seats_of(actor: Actor) -> QuerySet[Representative]:
    """Give the seats in which somebody speaks for a member today, in networks that aren't closed."""
    if actor.person is None:
        return Representative.objects.none()
    mine = Representative.objects.filter(in_force(), person=actor.person.pk)
    return mine.exclude(network__status=Status.CLOSED)


def speaks(via: str = "network") -> Rule:
    """Give the rule for those who speak for a member of the object's network today."""

    def test(actor: Actor, thing: Any) -> bool:
        network = network_id_of(thing, via)
        return network is not None and seats_of(actor).filter(network=network).exists()

    def where(actor: Actor) -> Q:
        return Q(**{f"{via or 'pk'}__in": seats_of(actor).values("network")})

    return Rule(N_("you speak for a member of this network, and it isn't closed"), test, where)


def wrote_it(via: str = "") -> Rule:
    """Give the rule for the author of something; `via` leads to it."""

    def test(actor: Actor, thing: Any) -> bool:
        for step in via.split("__") if via else []:
            thing = getattr(thing, step, None)
        return thing is not None and actor.person is not None and thing.person_id == actor.person.pk

    def where(actor: Actor) -> Q:
        name = f"{via}__person" if via else "person"
        return Q(**{name: actor.person.pk}) if actor.person else NONE

    return Rule(N_("you wrote it"), test, where)


def is_its_author(via: str = "") -> Rule:
    """Give the rule for the author of something who still takes part in its network, unless it is closed."""
    return wrote_it(via) & takes_part() & network_is_open()


def _is_herself(actor: Actor, thing: Representative | None) -> bool:
    return thing is not None and actor.person is not None and thing.person_id == actor.person.pk


is_herself = Rule(
    N_("it is about you"),
    _is_herself,
    lambda actor: Q(person=actor.person.pk) if actor.person else NONE,
)


def _somebody_else_recorded(actor: Actor, mandate: Mandate | None) -> bool:
    return mandate is not None and (actor.person is None or mandate.recorded_by_id != actor.person.pk)


recorded_by_somebody_else = Rule(
    N_("somebody else recorded it"),
    _somebody_else_recorded,
    lambda actor: ~Q(recorded_by=actor.person.pk) if actor.person else ~NONE,
)


def _is_about_somebody_else(actor: Actor, mandate: Mandate | None) -> bool:
    return mandate is not None and not _is_herself(actor, mandate.representative)


about_somebody_else = Rule(
    N_("it is somebody else's mandate"),
    _is_about_somebody_else,
    lambda actor: ~Q(representative__person=actor.person.pk) if actor.person else ~NONE,
)

sees_row = sees()
"""Rows of a network: whoever sees the network's inside."""

sees_part = sees("membership__network")
sees_letter = holds("mandate.record") | holds("mandate.confirm") | represents("representative__organisation")
handles_requests = holds("membership.admit") | holds("membership.decline")
may_confirm_organisation = holds("organisation.confirm") | represents()
may_describe = holds("membership.change") | represents("organisation")
may_record_mandate = holds("mandate.record") | (is_herself & represents("organisation"))
may_confirm_mandate = (
    (holds("mandate.confirm") | represents("representative__organisation"))
    & recorded_by_somebody_else
    & about_somebody_else
)


def brought_in(networks: QuerySet[Any, Any] | list[UUID]) -> Q:
    """Give the filter for people whom networks brought in: until a first role or seat of theirs has ended."""
    over = {"person": OuterRef("pk"), "until__lt": timezone.localdate()}
    left = Exists(Assignment.objects.filter(**over)) | Exists(Representative.objects.filter(**over))
    return Q(added_in__in=networks) & ~Q(left)


def _people_of(networks: QuerySet[Any, Any] | list[UUID], *, today: bool) -> Q:
    """Give the filter for people of networks: who holds (held) a role or speaks (spoke) for a member."""
    # Asked of each person: a list of all who ever spoke in these networks may be long.
    held = Assignment.objects.filter(network__in=networks, person=OuterRef("pk"))
    spoke = Representative.objects.filter(network__in=networks, person=OuterRef("pk"))
    if today:
        held, spoke = held.filter(in_force()), spoke.filter(in_force())
    by_seat = Q(Exists(held)) | Q(Exists(spoke))
    return by_seat | (brought_in(networks) if today else Q(added_in__in=networks))


def _rule_about_people(says: str, *, today: bool) -> Rule:
    def where(actor: Actor) -> Q:
        if actor.person is None:
            return NONE
        mine = open_assignments(actor).values("network")
        return Q(pk=actor.person.pk) | _people_of(mine, today=today)

    def test(actor: Actor, person: Person | None) -> bool:
        return person is not None and Person.objects.filter(where(actor), pk=person.pk).exists()

    return Rule(says, test, where)


sees_person = _rule_about_people(N_("you share a network with this person"), today=False) | keeps_the_node
sees_contact = _rule_about_people(N_("you and this person take part in the same network"), today=True)


def people_of(network: Network) -> Q:
    """Give the filter for everybody who is or was in a network."""
    return _people_of([network.pk], today=False)


def _asks_in() -> QuerySet[Network, Any]:
    written = Network.objects.annotate(sections=Cast("published", TextField()))
    return written.filter(sections__contains=f'"{JOIN_SECTION}"').exclude(status=Status.CLOSED).values("pk")


def _takes_requests(_actor: Actor, network: Network | None) -> bool:
    return network is not None and JOIN_SECTION in network.published and network.status != Status.CLOSED


takes_requests = Rule(
    N_("the network lets organisations ask to join"), _takes_requests, lambda _actor: Q(pk__in=_asks_in())
)
may_ask_to_join = takes_requests | is_operator
