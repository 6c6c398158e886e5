"""The writers of the directory: organisations, their names and parents, and when they were last confirmed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.domain import text
from trellis.domain.problems import (
    CHANGED_MEANWHILE,
    NAME_KNOWN,
    NAME_MISSING,
    TREE_CYCLE,
    Problem,
)
from trellis.members import naming, rules
from trellis.members.actions.directory import index, same_network
from trellis.members.models import Alias, Organisation
from trellis.networks.models import Network
from trellis.networks.rules import holds
from trellis.places.models import Place


@dataclass(frozen=True, kw_only=True)
class Details:
    """What the directory says of an organisation; names by language code."""

    names: dict[str, str]
    acronym: str = ""
    type: str = ""
    parent: Organisation | None = None
    home: Place | None = None
    website: str = ""
    is_invented: bool = False
    aliases: tuple[str, ...] = field(default=(), compare=False)


_FIELDS = ("names", "acronym", "type", "parent", "home", "website")


def _columns(network: Network, details: Details) -> dict[str, Any]:
    names = naming.tidy(details.names)
    if not names:
        raise Problem(NAME_MISSING)
    same_network(network, details.parent)
    return {
        "names": names,
        "acronym": text.clean(details.acronym),
        "type": details.type,
        "parent": details.parent,
        "home": details.home,
        "website": details.website,
        "sort_name": naming.sort_name(names, network.language),
        "folded": naming.folded(names, network.language),
    }


def namesake(network: Network, names: dict[str, str]) -> Organisation | None:
    """Give the organisation of a network that has this very name or is known by it, if there's one."""
    folded = naming.folded(naming.tidy(names), network.language)
    here = Organisation.objects.filter(network=network, same_as=None)
    known = Alias.objects.filter(folded=folded, organisation__network=network).values("organisation")
    return here.filter(folded=folded).first() or here.filter(pk__in=known).first()


def refuse_circle(organisation: Organisation, parent: Organisation | None) -> None:
    """Refuse a parent that stands below its own child, naming the whole circle."""
    # Two changes at once could each be right and together make a circle: so one at a time in a network.
    Network.objects.select_for_update().get(pk=organisation.network_id)
    above: list[Organisation] = []
    pk = parent.pk if parent else None
    while pk is not None and pk not in {each.pk for each in above}:
        above.append(Organisation.objects.get(pk=pk))
        if pk == organisation.pk:
            raise Problem(TREE_CYCLE, circle=" → ".join(str(each) for each in (organisation, *above)))
        pk = above[-1].parent_id


def create(network: Network, details: Details) -> Organisation:
    """Write a new organisation into the directory, as part of another deed."""
    made = Organisation.objects.create(
        network=network, is_invented=details.is_invented, **_columns(network, details)
    )
    for alias in details.aliases:
        put_alias(made, alias)
    index(made)
    return made


def put_alias(organisation: Organisation, spelling: str) -> Alias | None:
    """Note another spelling, as part of another deed; one that says nothing new is left out."""
    cleaned = text.clean(spelling)
    folded = text.fold(cleaned)[:300]
    if not folded:
        return None
    return Alias.objects.get_or_create(
        organisation=organisation, folded=folded, defaults={"text": cleaned[:300]}
    )[0]


@action("organisation.add", on="network", allow=holds("organisation.add", via=""))
def add_organisation(
    *, actor: Actor, network: Network, details: Details, is_another: bool = False
) -> Organisation:
    """Put an organisation into the network's directory; it isn't a member by that."""
    known = None if is_another else namesake(network, details.names)
    if known:
        raise Problem(NAME_KNOWN, name=str(known), id=known.pk)
    return create(network, details)


@action("organisation.change", on="organisation", allow=holds("organisation.change"))
def change_organisation(
    *, actor: Actor, organisation: Organisation, version: int, details: Details
) -> Organisation:
    """Change what the directory says of an organisation; `version` is the one that the writer saw."""
    columns = _columns(organisation.network, details)
    before = Organisation.objects.get(pk=organisation.pk)
    if details.parent and details.parent.pk != before.parent_id:
        refuse_circle(before, details.parent)
    here = Organisation.objects.filter(pk=organisation.pk, version=version)
    if not here.update(**columns, version=F("version") + 1):
        raise Problem(CHANGED_MEANWHILE)
    after = Organisation.objects.get(pk=organisation.pk)
    changed = [name for name in _FIELDS if getattr(before, name) != getattr(after, name)]
    note(
        before={name: getattr(before, name) for name in changed},
        after={name: getattr(after, name) for name in changed},
    )
    index(after.same_as or after)
    return after


@action("organisation.alias", on="organisation", allow=holds("organisation.alias"), keeps=("spelling",))
def add_alias(*, actor: Actor, organisation: Organisation, spelling: str) -> Organisation:
    """Note another spelling by which an organisation is known."""
    if put_alias(organisation, spelling) is None:
        raise Problem(NAME_MISSING)
    index(organisation.same_as or organisation)
    return organisation


@action("organisation.unalias", on="organisation", allow=holds("organisation.alias"), keeps=("spelling",))
def remove_alias(*, actor: Actor, organisation: Organisation, spelling: str) -> Organisation:
    """Forget a spelling; adding it again brings it back."""
    organisation.aliases.filter(folded=text.fold(spelling)[:300]).delete()
    index(organisation.same_as or organisation)
    return organisation


@action(
    "organisation.confirm", on="organisation", allow=rules.may_confirm_organisation, keeps=("confirmed_on",)
)
def confirm_organisation(
    *, actor: Actor, organisation: Organisation, confirmed_on: date | None = None
) -> Organisation:
    """Say that what the directory tells of an organisation is still true."""
    note(before=organisation.confirmed_on)
    organisation.confirmed_on = confirmed_on or timezone.localdate()
    organisation.save(update_fields=["confirmed_on"])
    return organisation


def as_details(organisation: Organisation) -> Details:
    """Give what stands, to be changed in part."""
    return Details(**{name: getattr(organisation, name) for name in _FIELDS})
