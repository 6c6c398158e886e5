"""Who may do what in a network: whoever holds a role there that has the verb."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import DateField, Model, Q, QuerySet, TextField, UUIDField
from django.db.models.functions import Cast
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.access.question import Question
from trellis.access.rule import NONE, Rule
from trellis.access.rules import is_operator, keeps_the_node
from trellis.domain.problems import N_
from trellis.networks.models import Assignment, Network, Offer, RoleVerb, Section, Status


def _held(person: Any, today: Any) -> QuerySet[Assignment]:
    return Assignment.objects.filter(Q(until=None) | Q(until__gte=today), person=person, since__lte=today)


def open_assignments(actor: Actor) -> QuerySet[Assignment]:
    """Give the roles that somebody holds today."""
    if actor.person is None:
        return Assignment.objects.none()
    return _held(actor.person.pk, timezone.localdate())


_VERBS = Question(
    lambda person, today, network: (
        _held(person, today).filter(network=network).values_list("role__grants__verb", "network__status")
    ),
    person=UUIDField(),
    today=DateField(),
    network=UUIDField(),
)


def network_id_of(thing: Any, via: str) -> UUID | None:
    """Follow a path such as "organisation__network" to an object's network; "" means itself."""
    for step in via.split("__") if via else []:
        if thing is None:
            return None
        thing = getattr(thing, f"{step}_id") if step == "network" else getattr(thing, step)
    found: UUID | None = thing.pk if isinstance(thing, Model) else thing
    return found


def _within(via: str, networks: QuerySet[Any, Any]) -> Q:
    return Q(**{f"{via or 'pk'}__in": networks})


@dataclass(frozen=True)
class Held:
    """What the roles of somebody who takes part in a network allow her, and whether the network is closed."""

    verbs: frozenset[str]
    is_closed: bool


def held_in(actor: Actor, network: UUID) -> Held | None:
    """Give what somebody's roles in a network allow today; None when she takes no part in it."""
    if actor.person is None:
        return None
    known = actor.memo if actor.memo is not None else {}
    if network not in known:
        rows = _VERBS.ask(person=actor.person.pk, today=timezone.localdate(), network=network)
        verbs = frozenset(verb for verb, _ in rows if verb)
        known[network] = Held(verbs, rows[0][1] == Status.CLOSED) if rows else None
    found: Held | None = known[network]
    return found


def takes_part(via: str = "network") -> Rule:
    """Give the rule for everybody who holds any role in the object's network."""

    def test(actor: Actor, thing: Any) -> bool:
        network = network_id_of(thing, via)
        return network is not None and held_in(actor, network) is not None

    def where(actor: Actor) -> Q:
        return _within(via, open_assignments(actor).values("network"))

    return Rule(N_("you take part in this network"), test, where)


def has_verb(verb: str, via: str = "network", *, even_closed: bool = False) -> Rule:
    """Give the rule for those who hold a role with this verb in the object's network, unless it is closed."""

    def held(actor: Actor) -> QuerySet[Assignment]:
        roles = open_assignments(actor).filter(role__in=RoleVerb.objects.filter(verb=verb).values("role"))
        return roles if even_closed else roles.exclude(network__status=Status.CLOSED)

    def test(actor: Actor, thing: Any) -> bool:
        network = network_id_of(thing, via)
        mine = held_in(actor, network) if network else None
        return mine is not None and verb in mine.verbs and (even_closed or not mine.is_closed)

    def where(actor: Actor) -> Q:
        return _within(via, held(actor).values("network"))

    says = N_("a role that you hold in this network allows it")
    return Rule(
        says if even_closed else N_("a role that you hold in this network allows it, and it isn't closed"),
        test,
        where,
    )


def holds(verb: str, via: str = "network", *, even_closed: bool = False) -> Rule:
    """Give the usual rule of a deed: a role with its verb, or the machine's own command line."""
    return has_verb(verb, via, even_closed=even_closed) | is_operator


def _is_public(_actor: Actor, network: Network) -> bool:
    return bool(network.published)


def shows(section: Section) -> Rule:
    """Give the rule for networks that have this part on their public page."""

    def test(_actor: Actor, network: Network) -> bool:
        return section.value in network.published

    def where(_actor: Actor) -> Q:
        # SQLite can't ask what a JSON list contains, but both databases can ask what its text does.
        written = Network.objects.annotate(sections=Cast("published", TextField()))
        return Q(pk__in=written.filter(sections__contains=f'"{section.value}"').values("pk"))

    return Rule(N_("the network has published this part of its page"), test, where)


shows_itself = Rule(N_("the network has published its page"), _is_public, lambda _actor: ~Q(published=[]))
sees_network = takes_part("") | keeps_the_node
"""Who sees a network's inside: those who take part, and whoever looks after the installation."""
knows_network = sees_network | shows_itself
"""Who may know that there's such a network, and what it's called."""
sees_type = sees_network | shows(Section.PROFILE)
"""Who may know of which type a network is."""


def _is_offered(actor: Actor, offer: Offer | None) -> bool:
    return offer is not None and actor.person is not None and offer.person_id == actor.person.pk


is_offered = Rule(
    N_("the role is offered to you"),
    _is_offered,
    lambda actor: Q(person=actor.person.pk) if actor.person else NONE,
)


def sees(via: str = "network") -> Rule:
    """Give the rule for seeing a row of a network: whoever sees the network's inside."""
    return takes_part(via) | keeps_the_node


def network_is_open(via: str = "network") -> Rule:
    """Give the rule for objects of a network that isn't closed."""

    def test(_actor: Actor, thing: Any) -> bool:
        network = network_id_of(thing, via)
        return network is not None and Network.objects.filter(~Q(status=Status.CLOSED), pk=network).exists()

    def where(_actor: Actor) -> Q:
        return Q(**{f"{via or 'pk'}__in": Network.objects.exclude(status=Status.CLOSED).values("pk")})

    return Rule(N_("the network isn't closed"), test, where)
