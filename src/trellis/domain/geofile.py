"""Reads boundaries from GeoJSON (RFC 7946) and TopoJSON: the areas, with what is said of each.

Coordinates become whole numbers, a hundred thousand to the degree (about a metre). Rings are closed, doubled
points left out; a ring that crosses the 180th meridian runs on beyond it. Whatever isn't an area is counted.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from trellis.domain.georings import DEGREE, MOST_POINTS, Arcs, Polygon, Rings, TooManyPointsError
from trellis.domain.problems import (
    BOUNDARIES_BAD_SHAPE,
    BOUNDARIES_NO_AREAS,
    BOUNDARIES_NO_LAYER,
    BOUNDARIES_NOT_A_NUMBER,
    BOUNDARIES_NOT_READ,
    BOUNDARIES_OUT_OF_RANGE,
    BOUNDARIES_SWAPPED,
    BOUNDARIES_TOO_MANY,
    BOUNDARIES_WRONG_ARC,
    Problem,
)
from trellis.domain.text import clean

MOST_AREAS = 20_000
ID = "id"
_MOST_KEYS = 60
_LONGEST = 200
_AREAS = frozenset({"Polygon", "MultiPolygon"})


@dataclass(frozen=True, slots=True)
class Feature:
    """An area as the file has it, counted from 1: what is said of it, and its polygons."""

    number: int
    properties: Mapping[str, str]
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """The areas of one layer; `layers` are the names of all, `left_out` counts what isn't an area."""

    features: tuple[Feature, ...]
    layer: str = ""
    layers: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the names of all properties, in the order of the file."""
        return tuple(dict.fromkeys(key for each in self.features for key in each.properties))


class _NotANumberError(Exception):
    pass


def read(raw: bytes, name: str, layer: str = "") -> Collection:
    """Read a file; of a TopoJSON file one layer, the one with the most areas if none is named.

    Raises Problem (BOUNDARIES_*); `name` is what the person calls the file.
    """
    content = _parsed(raw, name)
    if not isinstance(content, dict):
        raise Problem(BOUNDARIES_NOT_READ, name=name)
    is_topology = content.get("type") == "Topology"
    found = _topology(content, name, layer) if is_topology else _collection(content, name)
    if not found.features:
        raise Problem(BOUNDARIES_NO_AREAS, name=name)
    _check_range(found.features, name)
    return found


def _parsed(raw: bytes, name: str) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse)
    except _NotANumberError:
        raise Problem(BOUNDARIES_NOT_A_NUMBER, name=name) from None
    except (ValueError, RecursionError):
        raise Problem(BOUNDARIES_NOT_READ, name=name) from None


def _refuse(_constant: str) -> NoReturn:
    raise _NotANumberError


def _collection(content: dict[str, Any], name: str) -> Collection:
    kind = content.get("type")
    if kind == "FeatureCollection":
        raw = content.get("features")
    elif kind == "Feature":
        raw = [content]
    elif kind in _AREAS:
        raw = [{"geometry": content}]
    else:
        raw = None
    if not isinstance(raw, list):
        raise Problem(BOUNDARIES_NOT_READ, name=name)
    return _features(raw, name, Rings())


def _topology(content: dict[str, Any], name: str, layer: str) -> Collection:
    objects, arcs = content.get("objects"), content.get("arcs")
    if not isinstance(objects, dict) or not isinstance(arcs, list) or not objects:
        raise Problem(BOUNDARIES_NOT_READ, name=name)
    layers = {str(key): _members(value) for key, value in objects.items()}
    if layer and layer not in layers:
        raise Problem(BOUNDARIES_NO_LAYER, name=name, layer=layer, layers=", ".join(layers))
    chosen = layer or max(layers, key=lambda each: len(layers[each]))
    rings = _decoded(content, name)
    members = [{**each, "geometry": each} if isinstance(each, dict) else each for each in layers[chosen]]
    found = _features(members, name, rings)
    return Collection(found.features, chosen, tuple(layers), found.left_out)


def _members(value: Any) -> list[Any]:
    members = value.get("geometries") if isinstance(value, dict) else None
    return members if isinstance(members, list) else [value]


def _decoded(content: dict[str, Any], name: str) -> Arcs:
    try:
        return Arcs(content["arcs"], content.get("transform"))
    except TooManyPointsError:
        raise Problem(BOUNDARIES_TOO_MANY, name=name, limit=MOST_POINTS) from None
    except (ArithmeticError, LookupError, TypeError, ValueError):
        raise Problem(BOUNDARIES_NOT_READ, name=name) from None


def _features(raw: Sequence[Any], name: str, rings: Rings) -> Collection:
    if len(raw) > MOST_AREAS:
        raise Problem(BOUNDARIES_TOO_MANY, name=name, limit=MOST_AREAS)
    found: list[Feature] = []
    for number, each in enumerate(raw, start=1):
        try:
            feature = Feature(number, _properties(each), tuple(_polygons(each["geometry"], rings)))
        except TooManyPointsError:
            raise Problem(BOUNDARIES_TOO_MANY, name=name, limit=MOST_POINTS) from None
        except IndexError:
            kind = BOUNDARIES_WRONG_ARC if isinstance(rings, Arcs) else BOUNDARIES_BAD_SHAPE
            raise Problem(kind, name=name, number=number) from None
        except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError):
            raise Problem(BOUNDARIES_BAD_SHAPE, name=name, number=number) from None
        if feature.polygons:
            found.append(feature)
    return Collection(tuple(found), left_out=len(raw) - len(found))


def _polygons(geometry: Any, rings: Rings) -> Iterable[Polygon]:
    """Give the polygons of a geometry, those inside a collection of geometries included."""
    waiting = [geometry]
    while waiting:
        each = waiting.pop()
        kind = each["type"] if each is not None else ""
        parts = each[rings.key] if kind in _AREAS else ()
        for part in [parts] if kind == "Polygon" else parts:
            polygon = rings.polygon(part)
            if polygon:
                yield polygon
        if kind == "GeometryCollection":
            waiting.extend(each["geometries"])


def _properties(each: dict[str, Any]) -> dict[str, str]:
    """Give what is said of an area, as text; what holds further things is left out."""
    given = each.get("properties") or {}
    own = {ID: each[ID]} if ID in each else {}
    said = {clean(str(key))[:_LONGEST]: _text(value) for key, value in [*own.items(), *given.items()]}
    return {key: value for key, value in list(said.items())[:_MOST_KEYS] if key and value}


def _text(value: Any) -> str:
    """Write a value as a person would; 5301 stands for 5301.0, which programs write."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return clean(str(value).removesuffix(".0") if isinstance(value, float) else str(value))[:_LONGEST]


def _check_range(features: Iterable[Feature], name: str) -> None:
    """Refuse what lies nowhere on Earth, and say so where it would lie somewhere the other way round."""
    widest, highest, wrong = 0, 0, 0
    for each in features:
        for polygon in each.polygons:
            for x, y in polygon[0]:
                widest, highest = max(widest, abs(x)), max(highest, abs(y))
        if not wrong and (widest > 360 * DEGREE or highest > 90 * DEGREE):
            wrong = each.number
    if wrong and widest <= 90 * DEGREE and highest <= 180 * DEGREE:
        raise Problem(BOUNDARIES_SWAPPED, name=name)
    if wrong:
        raise Problem(BOUNDARIES_OUT_OF_RANGE, name=name, number=wrong)
