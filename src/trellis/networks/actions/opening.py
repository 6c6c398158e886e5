"""Opening a network: whoever opens it becomes its coordinator."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone, translation

from trellis.access.action import action
from trellis.access.actor import Actor
from trellis.access.rules import is_operator, is_signed_in
from trellis.accounts.models import Person
from trellis.domain.problems import NETWORK_NAME_MISSING, SLUG_TAKEN, Problem
from trellis.domain.text import clean
from trellis.networks.actions.roles import seat
from trellis.networks.models import Network, Role, RoleVerb
from trellis.networks.roles import STARTERS
from trellis.search import entries


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What a network is opened with: names by language, a short name for addresses, its main language."""

    slug: str
    names: dict[str, str]
    acronym: str = ""
    language: str = "en"
    purpose: dict[str, str] = field(default_factory=dict)
    is_invented: bool = False
    demo_note: str = ""


def index(network: Network) -> None:
    """Make a network findable by its names."""
    words = entries.Words(
        kind="network",
        object_id=network.pk,
        network=network.pk,
        texts=(*network.names.values(), network.acronym),
    )
    entries.put([words])


def _in_every_language(says: str) -> dict[str, str]:
    names = {}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            names[language] = translation.gettext(says)
    return names


def _give_starters(network: Network) -> None:
    for starter in STARTERS:
        names = _in_every_language(starter.name)
        offered = sorted(starter.verbs)
        role = Role.objects.create(network=network, key=starter.key, names=names, offered=offered)
        RoleVerb.objects.bulk_create(RoleVerb(role=role, verb=verb) for verb in starter.verbs)


@action("network.open", on="network", allow=is_signed_in | is_operator)
def open_network(*, actor: Actor, opening: Opening) -> Network:
    """Open a network, forming; whoever opens it becomes its coordinator."""
    if Network.objects.filter(slug=opening.slug).exists():
        raise Problem(SLUG_TAKEN, slug=opening.slug)
    names = {language: clean(name) for language, name in opening.names.items() if clean(name)}
    if not names:
        raise Problem(NETWORK_NAME_MISSING)
    network = Network.objects.create(
        slug=opening.slug,
        names=names,
        acronym=opening.acronym,
        language=opening.language,
        purpose=opening.purpose,
        is_invented=opening.is_invented,
        demo_note=opening.demo_note,
        status_since=timezone.localdate(),
    )
    _give_starters(network)
    index(network)
    if isinstance(actor.person, Person):
        seat(network.roles.get(key="coordinator"), actor.person)
    return network
