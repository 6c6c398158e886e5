"""Reading who plans for which unit, and what was handed down to it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.access.actor import Actor
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.text import fold
from trellis.members.rules import in_force
from trellis.networks.beside import Said, says_of_unit
from trellis.networks.models import Network, Unit
from trellis.plans.models import Keeper
from trellis.ui.jinja import url
from trellis.ui.names import name_text

PAGE = 50


@dataclass(frozen=True)
class Kept:
    """A unit, and the member that plans for it today if one does."""

    unit: Unit
    keeper: Keeper | None


@dataclass(frozen=True)
class KeptPage:
    """Fifty units in the order of the tree, and the path after which there are more."""

    rows: list[Kept]
    next: str


def keepers_by_unit(units: list[Unit]) -> dict[UUID, Keeper]:
    """Give the member that plans for each unit today."""
    rows = Keeper.objects.filter(in_force(), unit__in=units).select_related("organisation")
    return {each.unit_id: each for each in rows.order_by("since", "pk")}


def without_keeper() -> QuerySet[Unit]:
    """Give the units of all networks for which no member plans today."""
    return Unit.objects.exclude(pk__in=Keeper.objects.filter(in_force()).values("unit"))


def kept_page(network: Network, words: str = "", after: str = "", *, bare: bool = False) -> KeptPage:
    """Give a page of units; `bare` gives only those for which nobody plans."""
    rows = without_keeper().filter(network=network) if bare else network.units.all()
    if words.strip():
        rows = rows.filter(_named(network, words))
    found = list(rows.filter(path__gt=after).order_by("path")[: PAGE + 1])
    shown = found[:PAGE]
    keepers = keepers_by_unit(shown)
    page = [Kept(each, keepers.get(each.pk)) for each in shown]
    return KeptPage(page, shown[-1].path if len(found) > PAGE else "")


def _named(network: Network, words: str) -> Q:
    # A network has hundreds of units at most: their names are read and compared in any script.
    wanted = fold(words)
    names = network.units.values_list("pk", "names")
    kept = Keeper.objects.filter(in_force(), network=network)
    by_member = kept.filter(organisation__sort_name__icontains=words.strip()).values("unit")
    return Q(pk__in=[pk for pk, said in names if wanted in fold(" | ".join(said.values()))]) | Q(
        pk__in=by_member
    )


def bare_count(network: Network) -> int:
    """Count the units for which nobody plans."""
    return without_keeper().filter(network=network).count()


def keepers_of(unit: Unit) -> list[Keeper]:
    """Give who plans for a unit and who did, the latest first."""
    return list(unit.keepers.select_related("organisation").order_by("-since", "-pk"))


def keeper_in(network: Network, pk: UUID) -> Keeper:
    """Give one of a network's keepers, or the problem that there's none."""
    found = Keeper.objects.filter(network=network, pk=pk).select_related("unit", "organisation").first()
    if found is None:
        raise Problem(NOT_FOUND)
    found.network = found.unit.network = network
    return found


def keeps_now(keeper: Keeper) -> bool:
    """Say whether a member plans for the unit today."""
    return keeper.until is None or keeper.until >= timezone.localdate()


@says_of_unit
def keeper_line(_actor: Actor, unit: Unit) -> list[Said]:
    """Say on a unit's page which member plans and reports for it."""
    keeper = keepers_by_unit([unit]).get(unit.pk)
    named = name_text(keeper.organisation.names, unit.network.language) if keeper else ""
    return [
        Said(
            label=_("Plans and reports for it"),
            text=named,
            href=url("unit-keeper", unit.network.slug, unit.pk),
        )
    ]
