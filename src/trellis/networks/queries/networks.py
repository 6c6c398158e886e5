"""Which networks somebody sees from inside, and of which she may know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet, SlugField

from trellis.access.actor import Actor
from trellis.access.question import Question
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks import rules
from trellis.networks.models import Network, ProfileValue
from trellis.networks.queries.types import Profile, profiles_of
from trellis.search import entries

PAGE = 50
USUAL_COLOUR: str = Network._meta.get_field("accent").default


_NAMED = Question(lambda slug: Network.objects.filter(slug=slug), slug=SlugField())


def networks_of(actor: Actor) -> QuerySet[Network]:
    """Give the networks whose inside somebody sees."""
    return Network.objects.filter(rules.sees_network.where(actor))


def network_named(actor: Actor, slug: str) -> Network:
    """Give a network whose inside somebody sees, or the problem that there is none."""
    network = next(iter(_NAMED.ask(slug=slug)), None)
    if network is None or not rules.sees_network.test(actor, network):
        raise Problem(NOT_FOUND)
    return network


def public_networks() -> QuerySet[Network]:
    """Give the networks that have published a page about themselves."""
    return Network.objects.filter(rules.shows_itself.where(Actor.nobody()))


def networks_shown_to(actor: Actor) -> QuerySet[Network]:
    """Give the networks of which somebody may know: her own, and those that have published their page."""
    return Network.objects.filter(rules.knows_network.where(actor))


def shown_network(actor: Actor, slug: str) -> Network:
    """Give a network of which somebody may know, or the problem that there is none."""
    network = networks_shown_to(actor).filter(slug=slug).first()
    if network is None:
        raise Problem(NOT_FOUND)
    return network


def networks_typed_for(actor: Actor) -> QuerySet[Network]:
    """Give the networks of whose type somebody may know."""
    return Network.objects.filter(rules.sees_type.where(actor))


def accent_of(slug: str) -> str:
    """Give a network's colour; where there's no network the usual one, so that nobody learns it from this."""
    found = Network.objects.filter(slug=slug).values_list("accent", flat=True).first()
    return found or USUAL_COLOUR


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list of networks is narrowed to; `after` is the short name of the last one already shown."""

    name: str = ""
    only_mine: bool = False
    profile: Mapping[str, str] = field(default_factory=dict)
    after: str = ""


@dataclass(frozen=True)
class Listed:
    """A network in a list: whether the reader takes part, and its type as far as she may know it."""

    network: Network
    is_mine: bool
    profile: Profile | None


@dataclass(frozen=True)
class Networks:
    """Fifty networks, and the short name after which there are more, if there are."""

    rows: list[Listed]
    next: str


def _narrowed(actor: Actor, wanted: Wanted) -> QuerySet[Network]:
    found = networks_of(actor) if wanted.only_mine else networks_shown_to(actor)
    if wanted.name:
        found = entries.found_among(found, "network", wanted.name)
    if wanted.profile:
        # A type that isn't shown can't be searched either: else the search would tell it.
        found = found.filter(rules.sees_type.where(actor))
    for facet, value in wanted.profile.items():
        found = found.filter(pk__in=ProfileValue.objects.filter(facet=facet, value=value).values("network"))
    return found.filter(slug__gt=wanted.after) if wanted.after else found


def find_networks(actor: Actor, wanted: Wanted) -> Networks:
    """Give a page of the networks of which somebody may know, in the order of their short names."""
    found = list(_narrowed(actor, wanted).order_by("slug")[: PAGE + 1])
    shown = found[:PAGE]
    ids = [each.pk for each in shown]
    mine: set[UUID] = set(networks_of(actor).filter(pk__in=ids).values_list("pk", flat=True))
    typed = profiles_of(networks_typed_for(actor).filter(pk__in=ids))
    rows = [Listed(each, each.pk in mine, typed.get(each.pk)) for each in shown]
    return Networks(rows, shown[-1].slug if len(found) > PAGE else "")
