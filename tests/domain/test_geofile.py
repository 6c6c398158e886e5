"""Files of boundaries, good and hostile: each gives its areas, or one clear sentence."""

import json
from typing import Any

import pytest

from trellis.domain import geofile, georings
from trellis.domain.geofile import Collection, read
from trellis.domain.georings import DEGREE, ROUND
from trellis.domain.outline import box_of
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

SQUARE = [[100, 18], [101, 18], [101, 19], [100, 19], [100, 18]]
LAKE = [[100.2, 18.2], [100.4, 18.2], [100.4, 18.4], [100.2, 18.2]]
FARTHER = [[x + 3, y] for x, y in SQUARE]


def area(ring: Any, **more: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, **more}


def collection(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def of(geometry: Any) -> Collection:
    return read(collection({"type": "Feature", "geometry": geometry, "properties": None}), "a.json")


# Two squares side by side that share the line number 0.
TOPOLOGY: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [100, 18]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 10], [10, 0], [0, -10], [-10, 0]],
    ],
    "objects": {
        "districts": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "id": 5701, "properties": {"name": "West"}},
                {"type": "MultiPolygon", "arcs": [[[-1, 2]]], "properties": {"name": "East"}},
            ],
        },
        "outline": {"type": "Polygon", "arcs": [[1, 2]]},
    },
}  # fmt: skip


def topology(**changed: Any) -> bytes:
    return json.dumps({**TOPOLOGY, **changed}).encode()


def test_an_area_comes_with_its_hole_and_what_is_said_of_it() -> None:
    made = {"type": "Polygon", "coordinates": [SQUARE, LAKE, [[100, 18]]]}
    said = {"name": " Mae  Sai ", "code": 5709.0, "is_big": True, "parts": [1], "share": 0.5, "": "x"}
    raw = collection({"type": "Feature", "id": "TH57", "geometry": made, "properties": said})
    (found,) = read(raw, "a.json").features
    assert dict(found.properties) == {"id": "TH57", "name": "Mae Sai", "code": "5709", "share": "0.5"}
    (polygon,) = found.polygons
    assert [len(ring) for ring in polygon] == [5, 4]
    assert polygon[0][0] == (100 * DEGREE, 18 * DEGREE)


def test_an_open_ring_is_closed_and_heights_and_doubled_points_are_left_out() -> None:
    (found,) = of({"type": "Polygon", "coordinates": [[[0, 0, 300], [1, 0], [1, 0], [1, 1]]]}).features
    assert found.polygons[0][0] == ((0, 0), (DEGREE, 0), (DEGREE, DEGREE), (0, 0))


def test_many_parts_and_parts_within_parts_are_one_area() -> None:
    many = {"type": "MultiPolygon", "coordinates": [[SQUARE], [FARTHER]]}
    nested = {"type": "GeometryCollection", "geometries": [many, {"type": "Point", "coordinates": [0, 0]}]}
    (found,) = of({"type": "GeometryCollection", "geometries": [nested]}).features
    assert len(found.polygons) == 2


def test_what_is_no_area_is_left_out_and_counted() -> None:
    point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [100, 18]}}
    nothing = {"type": "Feature", "geometry": None}
    found = read(collection(point, area(SQUARE), nothing, area([[0, 0], [1, 1]])), "a.json")
    assert ([each.number for each in found.features], found.left_out) == ([2], 3)


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: one["geometry"]])
def test_one_area_alone_is_a_file_too(wrap: Any) -> None:
    assert len(read(json.dumps(wrap(area(SQUARE))).encode(), "a.json").features) == 1


def test_a_topology_gives_neighbours_one_border() -> None:
    found = read(topology(), "a.json")
    west, east = found.features
    assert (found.layer, found.layers, found.keys) == ("districts", ("districts", "outline"), ("id", "name"))
    assert west.properties["id"] == "5701"
    border = {(101 * DEGREE, 18 * DEGREE), (101 * DEGREE, 19 * DEGREE)}
    assert border <= set(west.polygons[0][0]) & set(east.polygons[0][0])


def test_a_layer_may_be_named_and_lines_may_be_written_in_degrees() -> None:
    found = read(topology(), "a.json", layer="outline")
    assert box_of(found.features[0].polygons) == (100 * DEGREE, 18 * DEGREE, 102 * DEGREE, 19 * DEGREE)
    plain = topology(transform=None, arcs=[SQUARE], objects={"a": {"type": "Polygon", "arcs": [[0]]}})
    assert len(read(plain, "a.json").features[0].polygons[0][0]) == 5


def test_an_area_over_the_180th_meridian_runs_on_beyond_it() -> None:
    (found,) = read(collection(area([[179, 0], [-179, 0], [-179, 1], [179, 1]])), "a.json").features
    assert box_of(found.polygons) == (179 * DEGREE, 0, 181 * DEGREE, DEGREE)
    (found,) = read(collection(area([[-179, 0], [-179, 1], [179, 1], [179, 0]])), "a.json").features
    assert box_of(found.polygons) == (179 * DEGREE, 0, 181 * DEGREE, DEGREE)


def test_an_area_around_the_pole_stays_as_it_is_written() -> None:
    around = [[-180, -80], [0, -75], [180, -80], [180, -90], [-180, -90], [-180, -80]]
    (found,) = read(collection(area(around)), "a.json").features
    assert box_of(found.polygons) == (-ROUND // 2, -90 * DEGREE, ROUND // 2, -75 * DEGREE)
    (found,) = read(collection(area([[0, 80], [100, 80], [-130, 80]])), "a.json").features
    assert box_of(found.polygons) == (-130 * DEGREE, 80 * DEGREE, 100 * DEGREE, 80 * DEGREE)


def far(number: bytes) -> bytes:
    return b'{"type": "Polygon", "coordinates": [[[%s, 1], [1, 1], [2, 2]]]}' % number


HOSTILE: list[tuple[bytes, Any]] = [
    (b"", BOUNDARIES_NOT_READ),
    (b"PK\x03\x04\xff\xfe", BOUNDARIES_NOT_READ),
    (b"[" * 100_000, BOUNDARIES_NOT_READ),
    (b"[1, 2]", BOUNDARIES_NOT_READ),
    (b'{"type": "Map"}', BOUNDARIES_NOT_READ),
    (b'{"type": "FeatureCollection", "features": 7}', BOUNDARIES_NOT_READ),
    (collection(area(SQUARE))[:-40], BOUNDARIES_NOT_READ),
    (b'{"type": "Topology", "arcs": [], "objects": {}}', BOUNDARIES_NOT_READ),
    (topology(arcs=[["a"]]), BOUNDARIES_NOT_READ),
    (topology(transform={"scale": 1}), BOUNDARIES_NOT_READ),
    (collection(), BOUNDARIES_NO_AREAS),
    (collection({"type": "Feature", "geometry": None}), BOUNDARIES_NO_AREAS),
    (topology(objects={"a": 7}), BOUNDARIES_BAD_SHAPE),
    (collection(area([[float("nan"), 1], [1, 1], [2, 2]])), BOUNDARIES_NOT_A_NUMBER),
    (collection(area(SQUARE), area(7)), BOUNDARIES_BAD_SHAPE),
    (collection(area(SQUARE), "area"), BOUNDARIES_BAD_SHAPE),
    (collection(area(SQUARE, properties=[1])), BOUNDARIES_BAD_SHAPE),
    (collection(area([["a", "b"]] * 4)), BOUNDARIES_BAD_SHAPE),
    (collection(area([[True, 1], [1, 1], [2, 2]])), BOUNDARIES_BAD_SHAPE),
    (collection(area([[1], [2], [3], [4]])), BOUNDARIES_BAD_SHAPE),
    (collection(area([{"x": 1}] * 4)), BOUNDARIES_BAD_SHAPE),
    (collection({"type": "Feature", "geometry": {"type": "Polygon"}}), BOUNDARIES_BAD_SHAPE),
    (topology(objects={"a": {"type": "Polygon", "arcs": [[0, 9]]}}), BOUNDARIES_WRONG_ARC),
    (topology(objects={"a": {"type": "Polygon", "arcs": [[-9]]}}), BOUNDARIES_WRONG_ARC),
    (topology(objects={"a": {"type": "Polygon", "arcs": [["x"]]}}), BOUNDARIES_BAD_SHAPE),
    (collection(area([[500_000 + x, 2_200_000 + y] for x, y in SQUARE])), BOUNDARIES_OUT_OF_RANGE),
    (far(b"1e400"), BOUNDARIES_OUT_OF_RANGE),
    (far(b"9" * 400), BOUNDARIES_OUT_OF_RANGE),
    (topology(transform={"scale": [1e300, 1], "translate": [0, 0]}), BOUNDARIES_OUT_OF_RANGE),
    (collection(area([[y, x] for x, y in SQUARE])), BOUNDARIES_SWAPPED),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "kind"), HOSTILE)
def test_a_hostile_file_gets_its_sentence(raw: bytes, kind: Any) -> None:
    with pytest.raises(Problem) as raised:
        read(raw, "districts.json")
    assert raised.value.kind is kind
    assert "districts.json" in str(raised.value)


def test_a_layer_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(Problem, match="districts, outline") as raised:
        read(topology(), "a.json", layer="villages")
    assert raised.value.kind is BOUNDARIES_NO_LAYER


def test_what_unfolds_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(georings, "MOST_POINTS", 50)
    monkeypatch.setattr(geofile, "MOST_AREAS", 20)
    bombs = (
        topology(objects={"a": {"type": "Polygon", "arcs": [[0, 1] * 40]}}),
        topology(arcs=[[[0, 0]] * 60]),
        collection(area(SQUARE * 20)),
        collection(*[area(SQUARE)] * 21),
    )
    for raw in bombs:
        with pytest.raises(Problem) as raised:
            read(raw, "a.json")
        assert raised.value.kind is BOUNDARIES_TOO_MANY
