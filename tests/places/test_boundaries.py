"""Boundaries come in whole, are drawn on maps, and are taken back exactly."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from tests.people import NOBODY, OPERATOR, North
from trellis.domain.outline import Detail
from trellis.domain.placeplan import Plan
from trellis.domain.problems import (
    BOUNDARIES_NO_MATCH,
    BOUNDARIES_NO_PROPERTY,
    BOUNDARIES_SWAPPED,
    BOUNDARIES_TOO_BIG,
    FILE_EMPTY,
    IMPORT_NOT_APPLIED,
    NOT_PERMITTED,
    Problem,
)
from trellis.imports.models import Batch
from trellis.ledger.models import Line
from trellis.places import actions, maps, queries
from trellis.places.models import Boundary, Place
from trellis.places.outlining import Wish, open_boundaries

Find = Callable[[str], Place]
Draw = Callable[..., Batch]


def square(x: float, y: float, **said: str) -> dict[str, Any]:
    """Give an invented area, a fifth of a degree wide."""
    ring = [[x, y], [x + 0.2, y], [x + 0.2, y + 0.2], [x, y + 0.2], [x, y]]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": said,
    }


# The sub-districts of the district of Mae Sai, beside each other, and one that lies elsewhere.
MAE_SAI = (
    square(99.8, 20.3, code="570901", name="แม่สาย"),
    square(100.0, 20.3, code="570906", name="เวียงพางคำ"),
)
ELSEWHERE = square(100.2, 18.3, code="540214", name="Mae Sai")


def written(folder: Path, *features: Any, name: str = "areas.geojson") -> Path:
    """Write a file of boundaries."""
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


@pytest.fixture
def draw(thailand: Find, tmp_path: Path) -> Draw:
    """Give a way to bring areas in: `draw(area, area, source="…")`."""

    def bring(*features: Any, **wish: Any) -> Batch:
        path = written(tmp_path, *features)
        opened = open_boundaries(path, path.name, Wish(**wish))
        return actions.import_boundaries(actor=OPERATOR, opened=opened)

    return bring


def rows() -> list[dict[str, Any]]:
    """Give all outlines, as they stand but for who wrote them last."""
    found = Boundary.objects.order_by("place_id").values()
    return [{key: value for key, value in each.items() if key not in {"id", "version"}} for each in found]


def test_areas_become_outlines_and_the_place_above_is_made_of_them(draw: Draw, thailand: Find) -> None:
    batch = draw(*MAE_SAI, ELSEWHERE, source="Land office")
    assert (batch.figures["created"], batch.figures["made"], batch.figures["fits"]) == (3, 1, 1)
    made = Boundary.objects.get(is_made=True)
    assert (made.place, made.source) == (thailand("5709"), "Land office")
    assert made.box == (9_980_000, 2_030_000, 10_020_000, 2_050_000)
    assert "Mae Sai" in str(made)
    line = Line.objects.get(verb="place.import_boundaries")
    assert (line.detail["figures"]["matched"], len(line.detail["sha256"])) == (3, 64)
    assert "แม่สาย" not in json.dumps(line.detail)


def test_the_same_file_again_changes_nothing(draw: Draw) -> None:
    draw(*MAE_SAI)
    before = rows()
    assert draw(*MAE_SAI).figures["unchanged"] == 2
    assert rows() == before


def test_undoing_brings_back_what_stood_before(draw: Draw, thailand: Find) -> None:
    first = draw(*MAE_SAI)
    before = rows()
    second = draw(square(99.8, 20.3, code="570901"), ELSEWHERE, level="sub-district", code="code")
    third = draw(square(99.7, 20.2, code="570901"), level="sub-district", code="code", unites=False)
    assert actions.undo_boundaries(actor=OPERATOR, batch=third) == 0
    assert actions.undo_boundaries(actor=OPERATOR, batch=second) == 0
    assert rows() == before
    assert actions.undo_boundaries(actor=OPERATOR, batch=first) == 0
    assert not Boundary.objects.exists()
    with pytest.raises(Problem) as raised:
        actions.undo_boundaries(actor=OPERATOR, batch=first)
    assert raised.value.kind is IMPORT_NOT_APPLIED


def test_what_a_later_file_drew_stays(draw: Draw, thailand: Find) -> None:
    first = draw(*MAE_SAI)
    draw(square(99.9, 20.4, code="570901"), level="sub-district", code="code")
    assert actions.undo_boundaries(actor=OPERATOR, batch=first) == 1
    assert [each.place for each in Boundary.objects.all()] == [thailand("570901")]


def test_an_outline_of_its_own_is_not_made_and_a_country_never(draw: Draw, thailand: Find) -> None:
    draw(square(99.8, 20.3, code="5709"), level="district", code="code")
    draw(*MAE_SAI)
    assert not Boundary.objects.filter(is_made=True).exists()
    country = actions.add_place(actor=OPERATOR, names={"en": "Thailand"}, level="country")
    Place.objects.filter(level="province").update(parent=country)
    draw(*(square(99 + at, 18, code=code) for at, code in enumerate(("45", "42", "44"))), level="province")
    assert not Boundary.objects.filter(place=country).exists()


def test_only_the_keepers_of_the_node_bring_boundaries_in(thailand: Find, tmp_path: Path) -> None:
    path = written(tmp_path, *MAE_SAI)
    with pytest.raises(Problem) as raised:
        actions.import_boundaries(actor=NOBODY, opened=open_boundaries(path, path.name, Wish()))
    assert raised.value.kind is NOT_PERMITTED


def test_a_file_that_fits_nothing_is_refused_in_a_sentence(
    draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flipped = square(20.3, 60.8, code="570901")
    for features, wish, kind in (
        ((square(0, 0, name="Atlantis"),), {}, BOUNDARIES_NO_MATCH),
        (MAE_SAI, {"code": "pcode"}, BOUNDARIES_NO_PROPERTY),
        ((flipped,), {"code": "code"}, BOUNDARIES_SWAPPED),
    ):
        if kind is BOUNDARIES_SWAPPED:
            Place.objects.filter(codes__code="570901").update(latitude="20.4", longitude="60.9")
        with pytest.raises(Problem) as raised:
            draw(*features, **wish)
        assert raised.value.kind is kind
    empty = tmp_path / "empty.json"
    empty.touch()
    monkeypatch.setattr("trellis.places.outlining.LARGEST", 100)
    for path, kind in ((empty, FILE_EMPTY), (written(tmp_path, *MAE_SAI), BOUNDARIES_TOO_BIG)):
        with pytest.raises(Problem) as raised:
            open_boundaries(path, path.name, Wish())
        assert raised.value.kind is kind
    assert not Boundary.objects.exists()


def test_a_map_shows_outlines_and_the_rest_as_tiles(
    draw: Draw, thailand: Find, assert_queries: Callable[..., Any]
) -> None:
    draw(*MAE_SAI, source="Land office", disclaimer="Not agreed on.")
    mae_sai, new = thailand("5709"), thailand("540214")
    shown = [*queries.children(mae_sai), new]
    with assert_queries(at_most=2):
        found = maps.map_of(mae_sai, shown)
    assert [spot.place for spot in found.spots] == [place.pk for place in shown]
    assert [spot.is_tile for spot in found.spots] == [False, False, True]
    assert found.ground
    assert found.credits == (("Land office", "Not agreed on."),)
    assert all(0 < spot.x < 1000 and 0 < spot.y < found.height for spot in found.spots)
    fine = maps.map_of(None, shown[:2], Detail.FINE)
    assert (fine.ground, fine.has_outlines) == ("", True)


def test_without_outlines_places_are_tiles_that_lie_as_they_do(
    thailand: Find, assert_queries: Callable[..., Any]
) -> None:
    chiang_rai, phrae = thailand("45"), thailand("42")
    with assert_queries(at_most=3):
        found = maps.map_of(None, [phrae, chiang_rai])
    assert not found.has_outlines
    south, north = found.spots
    assert (north.y, north.x) < (south.y, south.x)
    assert maps.map_of(None, []).spots == ()


def test_a_place_shows_what_lies_in_it_on_a_map(draw: Draw, thailand: Find, client: Client) -> None:
    address = f"/places/{thailand('5709').pk}/"
    assert "<svg viewBox" not in client.get(address).content.decode()
    draw(*MAE_SAI, source="Land office")
    page = client.get(address).content.decode()
    assert "Map of Mae Sai" in page
    assert f'href="/places/{thailand("570906").pk}/"' in page
    assert "Boundaries: Land office. Boundaries show roughly where places lie." in page
    assert "style=" not in page
    assert "<svg viewBox" not in client.get(address, {"q": "Mae"}).content.decode()


def send(client: Client, body: bytes, **more: str) -> Any:
    file = SimpleUploadedFile("areas.geojson", body)
    return client.post("/places/boundaries", {"file": file, **more}, follow=True)


def test_a_steward_looks_draws_and_takes_it_back(
    thailand: Find, stewards: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    doubled = [square(1, 1, name="Phrae"), square(2, 2, name="Atlantis")]
    body = written(tmp_path, *MAE_SAI, *doubled).read_bytes()
    looked = send(stewards, body, source="Land office").content.decode()
    for part in ("Draw them", "Guessed: code", "Guessed: Sub-district", "Atlantis", "Wiang Phang Kham"):
        assert part in looked
    batch = Batch.objects.get()
    page = f"/places/boundaries/{batch.pk}"
    provinces = stewards.get(page, {"level": "province", "name": "name"}).content.decode()
    assert "Phrae" in provinces
    assert "has no property" not in provinces
    assert "have no property" in stewards.get(page, {"code": "no"}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        drawn = stewards.post(f"{page}/draw", {"together": "no"}, follow=True).content.decode()
    assert "The boundaries are drawn." in drawn
    assert (Boundary.objects.count(), Path(batch.file.path).exists()) == (2, False)
    assert "areas.geojson" in stewards.get("/places/boundaries").content.decode()
    assert stewards.post(f"{page}/draw").status_code == 302
    undone = stewards.post(f"{page}/undo", follow=True).content.decode()
    assert "as they were before this file" in undone
    assert stewards.post(f"{page}/undo").status_code == 302
    assert not Boundary.objects.exists()


def test_a_bad_file_is_told_beside_its_field_and_not_kept(thailand: Find, stewards: Client) -> None:
    answer = send(stewards, b"{")
    assert (answer.status_code, Batch.objects.exists()) == (400, False)
    assert "only a part of it arrived" in answer.content.decode()
    nothing = send(stewards, json.dumps(square(0, 0, name="Atlantis")).encode()).content.decode()
    assert "None of its areas belongs to a place here" in nothing


def test_nobody_else_gets_there(thailand: Find, client: Client, north: North, stewards: Client) -> None:
    send(stewards, json.dumps(MAE_SAI[0]).encode())
    page = f"/places/boundaries/{Batch.objects.get().pk}"
    malee = Client()
    malee.force_login(north.malee)
    for who in (client, malee):
        assert {who.get("/places/boundaries").status_code, who.get(page).status_code} == {403}
        assert {who.post(f"{page}/draw").status_code, who.post(f"{page}/undo").status_code} == {403}
    assert not Boundary.objects.exists()


def test_the_command_says_what_fits_and_draws_it(
    thailand: Find, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(written(tmp_path, *MAE_SAI, square(0, 0, name="Atlantis")))
    call_command("import_boundaries", path, "--dry-run")
    says = "Area 3 belongs to no place: Atlantis\n2 of 3 areas belong to a place.\n"
    assert capsys.readouterr().out == says
    assert not Boundary.objects.exists()
    call_command("import_boundaries", path, "--json", "--level", "sub-district")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["applied"], answer["code"], answer["figures"]["created"]) == (True, "code", 2)
    assert [each["why"] for each in answer["loose"]] == ["unknown"]
    over = str(written(tmp_path, *MAE_SAI, square(99.85, 20.3, code="540214")))
    call_command("import_boundaries", over)
    assert "The areas lie over each other." in capsys.readouterr().out


def test_what_unites_is_not_loaded_for_drawing_a_map() -> None:
    look = (
        "import django, sys; django.setup(); import trellis.config.urls, trellis.places.views.outlining;"
        "sys.exit(any(name in sys.modules for name in ('shapely', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


@pytest.mark.shared
def test_the_prefectures_of_yunnan_are_drawn_and_the_province_of_them(
    shared_data: Path, bring_in: Callable[..., Plan], assert_queries: Callable[..., Any]
) -> None:
    table = (shared_data / "places" / "chn_yunnan_levels1-5.csv").read_text(encoding="utf-8")
    bring_in({"yunnan.csv": "\n".join(table.splitlines()[:160])}, scheme="chn-nbs")
    path = shared_data / "maps" / "CHN_yunnan_prefectures.topo.json"
    opened = open_boundaries(path, path.name, Wish(scheme="chn-nbs", source="ECharts 4.9.0, Apache-2.0"))
    figures = actions.import_boundaries(actor=OPERATOR, opened=opened).figures
    assert (figures["created"], figures["made"], figures["unknown"], figures["fits"]) == (16, 1, 0, 1)
    yunnan = Place.objects.get(codes__code="53")
    shown = list(queries.children(yunnan))
    with assert_queries(at_most=2):
        began = perf_counter()
        found = maps.map_of(yunnan, shown)
        took = perf_counter() - began
    assert (len(found.spots), found.has_outlines, took < 0.5) == (16, True, True)


@pytest.mark.shared
def test_the_world_finds_its_countries(shared_data: Path, yunnan: Find) -> None:
    path = shared_data / "maps" / "world_countries-110m.topo.json"
    opened = open_boundaries(path, path.name, Wish())
    actions.import_boundaries(actor=OPERATOR, opened=opened)
    assert (opened.matching.way.level, opened.collection.layer) == ("country", "countries")
    assert [each.place for each in Boundary.objects.all()] == [yunnan("CHN")]
