"""What stands in a network before a file of activities comes in, as the plan wants to know it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.utils import timezone

from trellis.domain.activityfacts import Known, Reached, SiteKey, Spot, Standing, Word
from trellis.domain.activitygather import Gathered
from trellis.domain.activityspots import spot_keys
from trellis.domain.likeness import Named
from trellis.domain.text import fold
from trellis.imports.queries import last_applied
from trellis.members.models import Organisation
from trellis.members.naming import main_name
from trellis.networks.models import Network
from trellis.plans.importing.places import Finder
from trellis.plans.models import Activity, Group, Involved, Kind, Objective, Result, Site, Spelling

KIND = "activities"
NEEDS = "needs"
_AT_ONCE = 5_000
_VALUES = ("title", "status", "since", "until")


def standing(network: Network, gathered: Gathered) -> Standing:
    """Give all that a plan depends on."""
    last = last_applied(network.pk, KIND)
    names, named = _organisations(network)
    return Standing(
        today=timezone.localdate(),
        organisations=tuple(named),
        names=names,
        kinds=vocabulary(network, Kind, "kind"),
        groups=vocabulary(network, Group, "group"),
        objectives={
            fold(title): str(pk)
            for pk, title in Objective.objects.filter(network=network).values_list("pk", "title")
        },
        spots=Finder(network.language).spots(spot_keys(gathered)),
        spellings=spelled_places(network),
        activities=tuple(_activities(network)),
        last=frozenset(last.seen) if last else frozenset(),
        reached=_reached,
    )


def _organisations(network: Network) -> tuple[dict[str, str], list[Named]]:
    """Give the organisations of the directory by name; a double speaks for the one it is the same as."""
    names: dict[str, str] = {}
    spelled: dict[str, list[str]] = defaultdict(list)
    short: dict[str, list[str]] = defaultdict(list)
    rows = (
        Organisation.objects.filter(network=network).order_by("sort_name", "pk").prefetch_related("aliases")
    )
    for row in rows:
        target = str(row.same_as_id or row.pk)
        spelled[target] += [*row.names.values(), *(each.text for each in row.aliases.all())]
        short[target] += [row.acronym] if row.acronym else []
        if row.same_as_id is None:
            names[target] = main_name(row.names, network.language)
    return names, [Named(each, tuple(found), tuple(short[each])) for each, found in spelled.items()]


def vocabulary(network: Network, model: type[Kind] | type[Group], about: str) -> tuple[Word, ...]:
    """Give the words of a vocabulary with all that is known to mean each; one that was replaced leads on."""
    rows: list[Any] = list(model.objects.filter(network=network).order_by("position", "pk"))
    becomes = {row.pk: row.replaced_by_id for row in rows if row.replaced_by_id}
    spelled: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        spelled[_now(row.pk, becomes)] += [*row.names.values(), *([row.code] if row.code else [])]
    known = Spelling.objects.filter(network=network, about=about)
    for text, pk in known.values_list("text", f"{about}_id"):
        spelled[_now(pk, becomes)].append(text)
    return tuple(
        Word(str(row.pk), main_name(row.names, network.language), tuple(spelled[row.pk]))
        for row in rows
        if row.pk not in becomes
    )


def _now(pk: UUID, becomes: dict[UUID, UUID | None]) -> UUID:
    seen = {pk}
    while (after := becomes.get(pk)) is not None and after not in seen:
        seen.add(after)
        pk = after
    return pk


def spelled_places(network: Network) -> dict[str, Spot]:
    """Give the places that somebody said a text means."""
    rows = Spelling.objects.filter(network=network, about="place").select_related("place")
    return {
        row.folded: Spot(str(row.place.pk), main_name(row.place.names, network.language))
        for row in rows
        if row.place
    }


def _activities(network: Network) -> Iterator[Known]:
    sites: dict[UUID, dict[SiteKey, str]] = defaultdict(dict)
    found = Site.objects.filter(network=network).order_by()
    for pk, of, place, group, said in found.values_list("pk", "activity", "place", "group", "said").iterator(
        _AT_ONCE
    ):
        sites[of][_key(place, group, said)] = str(pk)
    involved: dict[UUID, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = Involved.objects.filter(activity__network=network)
    for of, organisation, how in rows.values_list("activity", "organisation", "how").iterator(_AT_ONCE):
        involved[of][how].add(str(organisation))
    fields = ("pk", "code", "organisation", "kind", "objective", "batch", *_VALUES)
    listed = Activity.objects.filter(network=network).order_by("number")
    for pk, code, organisation, kind, objective, batch, *values in listed.values_list(*fields).iterator(
        _AT_ONCE
    ):
        yield Known(
            id=str(pk),
            code=code,
            values={
                "organisation": str(organisation),
                "kind": str(kind or ""),
                "objective": str(objective or ""),
                **{name: str(value or "") for name, value in zip(_VALUES, values, strict=True)},
            },
            involved={how: frozenset(each) for how, each in involved.get(pk, {}).items()},
            sites=sites.get(pk, {}),
            is_filed=batch is not None,
        )


def _key(place: UUID | None, group: UUID | None, said: str) -> SiteKey:
    return str(place or ""), str(group or ""), fold(said)


def _reached(sites: Collection[str]) -> Iterable[Reached]:
    listed = sorted(map(UUID, sites))
    for start in range(0, len(listed), 500):
        rows: Any = Result.objects.filter(site__in=listed[start : start + 500], is_standing=True).order_by()
        fields = ("site", "period", "people", "contacts", "services")
        for site, *rest in rows.values_list(*fields).iterator(_AT_ONCE):
            yield (str(site), *rest)
