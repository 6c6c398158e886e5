"""A file of boundaries on its way in: read, and its areas matched with the places that are here."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from trellis.domain.boundarymatch import Known, Matching, Way, is_swapped, match
from trellis.domain.geofile import Collection, read
from trellis.domain.georings import DEGREE, Point
from trellis.domain.problems import (
    BOUNDARIES_NO_MATCH,
    BOUNDARIES_NO_PROPERTY,
    BOUNDARIES_SWAPPED,
    BOUNDARIES_TOO_BIG,
    FILE_EMPTY,
    Problem,
)
from trellis.places import countries
from trellis.places.models import Code, Place

LARGEST = 50_000_000


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How a file is to be taken; what is left empty is guessed.

    `level` and `scheme` say which places and codes are meant, `code` and `name` the properties of the areas
    that hold them, `layer` the layer of a TopoJSON file. `unites` draws the places above from their parts.
    """

    level: str = ""
    scheme: str = ""
    code: str = ""
    name: str = ""
    layer: str = ""
    source: str = ""
    disclaimer: str = ""
    unites: bool = True


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a file holds, and which of it belongs to which place."""

    wish: Wish
    name: str
    digest: str
    collection: Collection
    matching: Matching

    def figures(self) -> dict[str, int]:
        """Count what the file holds, by what comes of it."""
        found = self.matching
        return {
            "areas": len(self.collection.features),
            "matched": len(found.areas),
            "unknown": len(found.unknown),
            "unclear": len(found.unclear),
            "doubled": len(found.doubled),
            "left_out": self.collection.left_out,
        }


def open_boundaries(path: Path, name: str, wish: Wish) -> Opened:
    """Read a file and match it, nothing more; `name` is what the person calls it. Raises Problem."""
    size = path.stat().st_size
    if size > LARGEST:
        raise Problem(BOUNDARIES_TOO_BIG, name=name, limit=LARGEST // 1_000_000)
    if not size:
        raise Problem(FILE_EMPTY, name=name)
    raw = path.read_bytes()
    collection = read(raw, name, wish.layer)
    _check_properties(collection, name, wish)
    known = list(_known(wish))
    matching = match(collection.features, known, Way(level=wish.level, code=wish.code, name=wish.name))
    if is_swapped(matching, known):
        raise Problem(BOUNDARIES_SWAPPED, name=name)
    digest = hashlib.sha256(raw).hexdigest()
    return Opened(wish=wish, name=name, digest=digest, collection=collection, matching=matching)


def refuse_strangers(opened: Opened) -> None:
    """Refuse a file of which nothing belongs to any place here."""
    if not opened.matching.areas:
        raise Problem(BOUNDARIES_NO_MATCH, name=opened.name)


def _check_properties(collection: Collection, name: str, wish: Wish) -> None:
    keys = collection.keys
    for key in (wish.code, wish.name):
        if key and key not in keys:
            raise Problem(BOUNDARIES_NO_PROPERTY, name=name, key=key, keys=", ".join(keys))


def _known(wish: Wish) -> Iterator[Known]:
    """Give the places that are still there, with their codes."""
    codes: dict[UUID, list[str]] = defaultdict(list)
    listed = Code.objects.filter(scheme=wish.scheme) if wish.scheme else Code.objects.all()
    for place, scheme, code in listed.values_list("place_id", "scheme", "code"):
        codes[place].append(code)
        if scheme == countries.SCHEME:
            codes[place] += countries.other_codes(code)
    here = Place.objects.filter(Q(valid_until=None) | Q(valid_until__gte=timezone.localdate()))
    here = here.filter(level=wish.level) if wish.level else here
    fields = ("pk", "level", "names", "latitude", "longitude")
    for pk, level, names, latitude, longitude in here.order_by("depth", "pk").values_list(*fields):
        at = point_of(latitude, longitude)
        yield Known(pk, level, tuple(codes.get(pk, ())), tuple(names.values()), at)


def point_of(latitude: Decimal | None, longitude: Decimal | None) -> Point | None:
    """Give a position as maps reckon with it, if it is known."""
    if latitude is None or longitude is None:
        return None
    return round(longitude * DEGREE), round(latitude * DEGREE)
