"""Words along the structure: from the network, or a unit, to all units below it (C7.3)."""

from uuid import UUID

from trellis.access.action import action, concern, note
from trellis.access.actor import Actor
from trellis.channels.telling import News, tell
from trellis.domain.problems import HANDING_NOBODY, MESSAGE_EMPTY, NOT_PERMITTED, Problem
from trellis.members.actions.directory import same_network
from trellis.members.asking import speakers
from trellis.networks.models import Network, Unit
from trellis.networks.rules import holds
from trellis.plans import rules
from trellis.plans.actions.handing import keepers_today
from trellis.plans.models import Handing


def units_below(network: Network, unit: Unit | None) -> list[UUID]:
    """Give the ids of all units below one, or of all units of the network."""
    rows = network.units.filter(path__startswith=unit.path).exclude(pk=unit.pk) if unit else network.units
    return list(rows.values_list("pk", flat=True))


@action("handing.tell", on="network", allow=rules.may_tell)
def tell_units(
    *, actor: Actor, network: Network, subject: str, text: str, unit: Unit | None = None
) -> Network:
    """Tell all units below something: whoever speaks for the member that plans for each, by her own way."""
    same_network(network, unit)
    _check(actor, network, unit)
    if not text.strip() or not subject.strip():
        raise Problem(MESSAGE_EMPTY)
    below = units_below(network, unit)
    keepers = keepers_today(below)
    organisations = {each.organisation_id for each in keepers.values()}
    people = [person for each in speakers(organisations).values() for person in each]
    if not people:
        raise Problem(HANDING_NOBODY)
    own = network.language
    without = tell(network, people, News(subject={own: subject.strip()}, text={own: text.strip()}))
    concern(organisations)
    note(unit=unit, units=len(below), without_keeper=len(below) - len(keepers), by_paper=len(without))
    return network


def _check(actor: Actor, network: Network, unit: Unit | None) -> None:
    """Let those who aren't the coordinator write only to units below one for which they plan."""
    if holds(rules.OFFER, via="").test(actor, network):
        return
    if unit is None or not rules.keeps().test(actor, Handing(network=network, unit=unit)):
        raise Problem(NOT_PERMITTED)
