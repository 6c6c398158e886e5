"""The network's own tree."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.conftest import QueryLimit
from tests.pages import fill_in
from tests.people import OPERATOR, North, South, by
from trellis.networks import actions
from trellis.networks.models import Unit
from trellis.places import actions as places
from trellis.places.models import Place

UNITS = "/n/north/units"


def text(client: Client, address: str) -> str:
    """Open a page and give what it says."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def unit(north: North, name: str, parent: Unit | None = None) -> Unit:
    """Let Malee add a unit."""
    return actions.add_unit(actor=by(north.malee), network=north.network, names={"en": name}, parent=parent)


def place(name: str, parent: Place | None = None) -> Place:
    """Add a place."""
    return places.add_place(
        actor=OPERATOR,
        names={"en": name},
        level="district" if parent else "province",
        parent=parent,
        codes={},
    )


@pytest.fixture
def malee(north: North, client: Client) -> Client:
    """Give Malee's browser."""
    client.force_login(north.malee)
    return client


def test_an_empty_tree_teaches(north: North, malee: Client) -> None:
    assert "No units yet" in text(malee, UNITS)
    malee.force_login(north.aree)
    page = text(malee, UNITS)
    assert "Who may add units?" in page
    assert "/units/add" not in page


def test_malee_adds_a_unit_with_two_places(north: North, malee: Client) -> None:
    chiang_rai = place("Chiang Rai")
    mae_sai = place("Mae Sai", chiang_rai)
    given = {
        "name_en": "Border group",
        "level": "district centre",
        "covers_0": "Mae Sai",
        "covers_1": "Chiang Rai",
    }
    answer = malee.post(f"{UNITS}/add", given)
    added = Unit.objects.get()
    assert answer["Location"] == f"{UNITS}/{added.pk}"
    assert set(added.covers.all()) == {chiang_rai, mae_sai}
    assert "Border group" in text(malee, f"{UNITS}?q=sai")


def test_one_more_place_keeps_all_that_was_typed(north: North, malee: Client) -> None:
    given = {"name_en": "Border group", "name_th": "กลุ่มชายแดน", "covers_0": "Mae Sai", "more": "yes"}
    page = malee.post(f"{UNITS}/add", given).content.decode()
    assert 'name="covers_1"' in page
    assert "กลุ่มชายแดน" in page
    assert 'value="Mae Sai"' in page
    assert not Unit.objects.exists()


def test_a_place_of_which_there_are_two_is_asked_about(north: North, malee: Client) -> None:
    place("Mae Sai", place("Chiang Rai"))
    meant = place("Mae Sai", place("Phrae"))
    given = {"name_en": "Border group", "covers_0": "Mae Sai"}
    assert "Which one do you mean?" in malee.post(f"{UNITS}/add", given).content.decode()
    malee.post(f"{UNITS}/add", {**given, "covers_0-said": "Mae Sai", "covers_0-id": str(meant.pk)})
    assert list(Unit.objects.get().covers.all()) == [meant]


def test_preecha_changes_a_unit_but_adds_none(north: North, malee: Client) -> None:
    centre = unit(north, "Centre")
    malee.force_login(north.preecha)
    malee.post(f"{UNITS}/{centre.pk}/change", {"name_en": "District centre", "level": ""})
    assert Unit.objects.get().names == {"en": "District centre"}
    assert malee.get(f"{UNITS}/add").status_code == 403


def test_a_unit_moves_with_all_below_it_but_never_into_itself(north: North, malee: Client) -> None:
    committee, province = unit(north, "Committee"), unit(north, "Province")
    district = unit(north, "District", province)
    fill_in(malee, f"{UNITS}/{province.pk}/move", {"parent": str(committee.pk)})
    district.refresh_from_db()
    assert district.depth == 2
    page = fill_in(malee, f"{UNITS}/{committee.pk}/move", {"parent": str(district.pk)}).content.decode()
    assert "Parents in a circle: Committee → District → Committee" in page


def test_what_was_removed_comes_back_as_it_was(north: North, malee: Client) -> None:
    committee = unit(north, "Committee")
    here = place("Chiang Rai")
    centre = actions.add_unit(
        actor=by(north.malee), network=north.network, names={"en": "Centre"}, parent=committee, covers=[here]
    )
    malee.post(f"{UNITS}/{centre.pk}/remove")
    assert not Unit.objects.filter(names__en="Centre").exists()
    page = text(malee, UNITS)
    assert "Removed lately" in page
    address = page.split('action="/n/north/units/put-back/')[1].split('"')[0]
    malee.post(f"{UNITS}/put-back/{address}")
    back = Unit.objects.get(pk=centre.pk)
    assert (back.parent, list(back.covers.all())) == (committee, [here])
    assert "Removed lately" not in text(malee, UNITS)


def test_it_comes_back_once_and_at_the_top_when_its_parent_is_gone(north: North, malee: Client) -> None:
    committee = unit(north, "Committee")
    centre = unit(north, "Centre", committee)
    malee.post(f"{UNITS}/{centre.pk}/remove")
    malee.post(f"{UNITS}/{committee.pk}/remove")
    numbers = [part.split('"')[0] for part in text(malee, UNITS).split("/units/put-back/")[1:]]
    assert len(numbers) == 2
    malee.post(f"{UNITS}/put-back/{numbers[1]}")
    assert Unit.objects.get().parent is None
    answer = malee.post(f"{UNITS}/put-back/{numbers[1]}", follow=True)
    assert "has been put back already" in answer.content.decode()


def test_a_unit_with_others_below_stays(north: North, malee: Client) -> None:
    committee = unit(north, "Committee")
    unit(north, "Centre", committee)
    answer = malee.post(f"{UNITS}/{committee.pk}/remove", follow=True)
    assert "Committee has units below it" in answer.content.decode()


def test_aree_reads_and_wipa_sees_nothing(north: North, south: South, malee: Client) -> None:
    centre = unit(north, "Centre")
    malee.force_login(north.aree)
    assert "Remove this unit" not in text(malee, f"{UNITS}/{centre.pk}")
    assert malee.post(f"{UNITS}/{centre.pk}/remove").status_code == 403
    malee.force_login(south.wipa)
    assert malee.get(f"{UNITS}/{centre.pk}").status_code == 404
    assert malee.get(f"/n/south/units/{centre.pk}").status_code == 404
    assert malee.get(f"/n/south/units/{uuid4()}").status_code == 404


def test_a_large_tree_is_shown_level_by_level(
    north: North, malee: Client, assert_queries: QueryLimit
) -> None:
    top = unit(north, "Country")
    Unit.objects.bulk_create(
        Unit(
            network=north.network,
            parent=top,
            names={"en": f"Unit {number:03}"},
            sort_name=f"unit {number:03}",
            path=f"{top.path}{number}/",
            depth=1,
        )
        for number in range(250)
    )
    with assert_queries(at_most=20):
        page = text(malee, UNITS)
    assert "Unit 000" not in page
    assert ">250<" in page
    with assert_queries(at_most=25):
        below = text(malee, f"{UNITS}/{top.pk}")
    assert "Unit 049" in below
    assert "Unit 050" not in below
    after = below.split("after=")[1].split('"')[0]
    assert "Unit 050" in text(malee, f"{UNITS}/{top.pk}?after={after}")
