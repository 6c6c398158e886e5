"""Reading places. They are public: everybody sees every place, whoever asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Length
from django.utils import timezone

from trellis.domain.problems import NOT_FOUND, Problem
from trellis.domain.text import fold
from trellis.places.models import Code, Place
from trellis.search import entries
from trellis.search.models import Entry

KIND = "place"
PAGE = 50
SUGGESTED = 12
# More than any list of namesakes: the commonest village name of Yunnan has 40.
_CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class Page:
    """Some places in order, and the key after which the next ones come ("" when these are the last)."""

    places: Sequence[Place]
    following: str


def place_of(place_id: UUID) -> Place:
    """Give a place with the places above it, or the problem that there is none."""
    found = Place.objects.filter(pk=place_id).prefetch_related("codes").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return with_paths([found])[0]


def place_or_none(place_id: str) -> Place | None:
    """Give the place whose id stands in an address, if that is one."""
    try:
        return Place.objects.filter(pk=UUID(place_id)).first()
    except ValueError:
        return None


def by_id(place_ids: Iterable[UUID]) -> dict[UUID, Place]:
    """Give places by their ids, with the places above them."""
    return {place.pk: place for place in with_paths(Place.objects.filter(pk__in=list(place_ids)))}


def with_paths(places: Iterable[Place]) -> list[Place]:
    """Give the places with `above` filled in, by one query for all of them."""
    listed = list(places)
    wanted = {each for place in listed for each in place.ids_above()}
    found = {each.pk: each for each in Place.objects.filter(pk__in=wanted)} if wanted else {}
    for place in listed:
        place.above = tuple(found[each] for each in place.ids_above() if each in found)
    return listed


def ancestors(place: Place) -> list[Place]:
    """Give the places above a place, the widest first."""
    return list(Place.objects.filter(pk__in=place.ids_above()).order_by("depth"))


def roots() -> QuerySet[Place]:
    """Give the places that lie in no other: countries mostly."""
    return Place.objects.filter(parent=None).order_by("sort_name", "pk")


def children(place: Place) -> QuerySet[Place]:
    """Give the places directly in a place."""
    return Place.objects.filter(parent=place).order_by("sort_name", "pk")


def count_in(place: Place) -> tuple[int, int]:
    """Give how many places lie directly in a place, and how many of them have an outline."""
    counted = Place.objects.filter(parent=place).aggregate(all=Count("pk"), drawn=Count("boundary"))
    return counted["all"], counted["drawn"]


def within(place: Place) -> QuerySet[Place]:
    """Give a place and everything that lies in it, at any depth."""
    # "g" comes after every sign of a path, so this is the range of all paths that begin with the place's own.
    return Place.objects.filter(path__gte=place.path, path__lt=place.path + "g")


def find(text: str) -> QuerySet[Place]:
    """Give the places with a name or code in which each of the words stands, in any script."""
    return Place.objects.filter(pk__in=_matches(fold(text)))


def resolve(code: str, scheme: str = "", level: str = "") -> list[Place]:
    """Give the places that have a code, under a scheme or under any; several when levels share it."""
    asked = {"codes__code": code} | ({"codes__scheme": scheme} if scheme else {})
    asked |= {"codes__level": level} if level else {}
    return with_paths(Place.objects.filter(**asked).distinct().order_by("depth", "sort_name", "pk"))


def schemes() -> list[str]:
    """Give the schemes under which places have codes."""
    return list(Code.objects.order_by("scheme").values_list("scheme", flat=True).distinct())


def predecessors(place: Place) -> list[Place]:
    """Give the places that ended and that this one came after."""
    return with_paths(Place.objects.filter(successions__successor=place).prefetch_related("codes"))


def successors(place: Place) -> list[Place]:
    """Give the places that came after this one."""
    return with_paths(Place.objects.filter(predecessions__place=place).prefetch_related("codes"))


def page_of(places: QuerySet[Place], after: str = "") -> Page:
    """Give fifty places in the order of their names, from a key on."""
    name, _, last = after.rpartition(":")
    if last:
        try:
            beyond = Q(sort_name=name, pk__gt=UUID(last))
        except ValueError:
            raise Problem(NOT_FOUND) from None
        places = places.filter(Q(sort_name__gt=name) | beyond)
    found = list(places.order_by("sort_name", "pk").prefetch_related("codes")[: PAGE + 1])
    shown = found[:PAGE]
    return Page(with_paths(shown), f"{shown[-1].sort_name}:{shown[-1].pk}" if len(found) > PAGE else "")


def suggest(text: str, at_most: int = SUGGESTED) -> list[Place]:
    """Give the likeliest places for what was typed: whole name first, then its beginning, then middle."""
    name, *wider = _parts(text)
    if not name:
        return []
    found = with_paths(_ranked(name, _CANDIDATES * (10 if wider else 1)))
    return [place for place in found if all(_lies_in(place, each) for each in wider)][:at_most]


def named(text: str) -> list[Place]:
    """Give the places whose whole name, or code, this is ("Mae Sai", or "Mae Sai, Phrae" to say which)."""
    name = _parts(text)[0]
    return [place for place in suggest(text, _CANDIDATES) if name in _words(place)]


def _parts(text: str) -> list[str]:
    """Take "Mae Sai, Chiang Rai" apart, from the place to what it lies in."""
    parts = [fold(part) for part in text.replace("›", ",").replace("，", ",").replace("、", ",").split(",")]
    return [part for part in parts if part] or [""]


def _words(place: Place) -> set[str]:
    return {fold(name) for name in place.names.values()} | {fold(code.code) for code in place.codes.all()}


def _lies_in(place: Place, wider: str) -> bool:
    return any(wider in fold(name) for above in place.above for name in above.names.values())


def _ranked(name: str, at_most: int) -> list[Place]:
    framed = Concat(Value("| "), "text", Value(" |"), output_field=TextField())
    rank = Case(
        When(framed__contains=f"| {name} |", then=Value(0)),
        When(framed__contains=f"| {name}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    matched = _matches(name).alias(framed=framed).alias(rank=rank)
    ids = list(matched.order_by("rank", Length("text"), "object_id")[:at_most])
    places = Place.objects.filter(pk__in=ids).prefetch_related("codes").in_bulk()
    found = [places[each] for each in ids if each in places]
    today = timezone.localdate()
    return sorted(
        found,
        key=lambda place: (
            _nearness(place, name),
            place.has_ended(today),
            place.depth,
            place.sort_name,
            place.path,
        ),
    )


def _matches(name: str) -> QuerySet[Entry, UUID]:
    """Give the ids of the places found; for one sign reading all is quicker."""
    if len(name) > 1:
        return entries.matches(KIND, name)
    return Entry.objects.filter(kind=KIND, text__contains=name).values_list("object_id", flat=True)


def _nearness(place: Place, name: str) -> int:
    words = _words(place)
    return 0 if name in words else 1 if any(word.startswith(name) for word in words) else 2
