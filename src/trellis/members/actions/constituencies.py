"""The writers of constituencies: the groups of members that a network distinguishes."""

from django.db.models import F, Max
from django.utils.text import slugify

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    CONSTITUENCY_KNOWN,
    CONSTITUENCY_USED,
    NAME_MISSING,
    Problem,
)
from trellis.members import naming
from trellis.members.models import Constituency, Part
from trellis.networks.models import Network
from trellis.networks.rules import holds


def _key(network: Network, names: dict[str, str]) -> str:
    """Make the key of a new constituency from its name; one that has no Latin letters gets a number."""
    base = slugify(naming.main_name(names, "en"))[:30] or "group"
    taken = set(network.constituencies.filter(key__startswith=base).values_list("key", flat=True))
    candidates = (base, *(f"{base}-{number}" for number in range(2, 1000)))
    return next(key for key in candidates if key not in taken)


def _tidy(network: Network, names: dict[str, str], but: Constituency | None = None) -> dict[str, str]:
    tidied = naming.tidy(names)
    if not tidied:
        raise Problem(NAME_MISSING)
    others = [each for each in network.constituencies.all() if but is None or each.pk != but.pk]
    if any(set(tidied.items()) & set(other.names.items()) for other in others):
        raise Problem(CONSTITUENCY_KNOWN)
    return tidied


@action("constituency.add", on="network", allow=holds("constituency.add", via=""), keeps=("names", "key"))
def add_constituency(*, actor: Actor, network: Network, names: dict[str, str], key: str = "") -> Constituency:
    """Add a constituency after the others; its key is made from its name unless one is given."""
    tidied = _tidy(network, names)
    last = network.constituencies.aggregate(last=Max("position"))["last"]
    if key and network.constituencies.filter(key=key).exists():
        raise Problem(CONSTITUENCY_KNOWN)
    return Constituency.objects.create(
        network=network,
        key=key or _key(network, tidied),
        names=tidied,
        position=0 if last is None else last + 1,
    )


@action(
    "constituency.change",
    on="constituency",
    allow=holds("constituency.change"),
    keeps=("names", "position"),
)
def change_constituency(
    *,
    actor: Actor,
    constituency: Constituency,
    version: int,
    names: dict[str, str],
    position: int | None = None,
) -> Constituency:
    """Rename a constituency, or move it in the order of lists."""
    tidied = _tidy(constituency.network, names, but=constituency)
    note(before={"names": constituency.names, "position": constituency.position})
    place = constituency.position if position is None else position
    here = Constituency.objects.filter(pk=constituency.pk, version=version)
    if not here.update(names=tidied, position=place, version=F("version") + 1):
        raise Problem(CHANGED_MEANWHILE)
    constituency.refresh_from_db()
    return constituency


@action("constituency.remove", on="constituency", allow=holds("constituency.remove"))
def remove_constituency(*, actor: Actor, constituency: Constituency) -> Network:
    """Remove a constituency that no membership stands in, and no part is for."""
    parts = Part.objects.filter(for_constituency=constituency).count()
    count = constituency.memberships.count() + parts
    if count:
        raise Problem(CONSTITUENCY_USED, count=count)
    note(names=constituency.names, key=constituency.key)
    network = constituency.network
    constituency.delete()
    return network
