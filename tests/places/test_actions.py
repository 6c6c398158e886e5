"""Mending the tree by hand: each deed permitted, recorded, and found again."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.people import OPERATOR, by
from trellis.accounts.models import Person
from trellis.domain.problems import PLACE_CODE_TAKEN, PLACE_GOES_ON, PLACE_HAS_ENDED, PLACE_TOO_DEEP, Problem
from trellis.ledger.models import Line
from trellis.places import actions, queries
from trellis.places.models import Place, Succession

Find = Callable[[str], Place]


def test_a_village_is_added_below_its_sub_district(thailand: Find, prasit: Person) -> None:
    parent = thailand("570906")
    names = {"en": "Ban Pha Mi", "th": "บ้านผาหมี"}
    village = actions.add_place(
        actor=by(prasit), names=names, level="village", parent=parent, codes={"tha-dopa": "57090606"}
    )
    assert (village.depth, village.path) == (3, parent.path + village.pk.hex)
    assert queries.suggest("ผาหมี") == [village]
    assert queries.resolve("57090606") == [village]
    line = Line.objects.get(verb="place.add")
    assert (line.person, line.places) == (prasit.pk, sorted([str(parent.pk), str(village.pk)]))


def test_a_name_is_mended_and_found_by_the_new_one_only(thailand: Find) -> None:
    place = actions.rename_place(
        actor=OPERATOR, place=thailand("5402"), names={"th": "ร้องกวาง", "en": "Hong Kwang"}
    )
    assert queries.suggest("Hong Kwang") == [place]
    assert queries.suggest("Rong Kwang") == []
    assert str(place) == "Hong Kwang"


def test_a_code_belongs_to_one_place(thailand: Find) -> None:
    mae_sai, rong_kwang = thailand("5709"), thailand("5402")
    for _ in range(2):
        actions.add_code(actor=OPERATOR, place=mae_sai, scheme="ocha", code="TH5709")
    assert [str(code) for code in mae_sai.codes.order_by("scheme")] == ["ocha TH5709", "tha-dopa 5709"]
    with pytest.raises(Problem) as raised:
        actions.add_code(actor=OPERATOR, place=rong_kwang, scheme="ocha", code="TH5709")
    assert raised.value.kind is PLACE_CODE_TAKEN
    assert queries.resolve("TH5709", "ocha", "district") == [mae_sai]
    assert queries.resolve("TH5709", "tha-dopa") == []
    assert queries.schemes() == ["ocha", "tha-dopa"]


def test_a_place_ends_and_another_comes_after_it(thailand: Find) -> None:
    old, new = thailand("540214"), thailand("560114")
    actions.end_place(actor=OPERATOR, place=old, until=date(2025, 12, 31), successors=[new])
    assert old.has_ended(date(2026, 1, 1))
    assert not old.has_ended(date(2025, 12, 31))
    assert queries.successors(old) == [new]
    assert queries.predecessors(new) == [old]
    assert str(old.successions.get()) == "Mae Sai → Mae Sai"
    with pytest.raises(Problem) as raised:
        actions.end_place(actor=OPERATOR, place=old, until=date(2026, 1, 1), successors=[])
    assert raised.value.kind is PLACE_HAS_ENDED


def test_that_a_place_ended_is_taken_back_exactly(thailand: Find) -> None:
    old, new, earlier = thailand("540214"), thailand("560114"), thailand("5402")
    Succession.objects.create(place=old, successor=earlier, on=date(2001, 1, 1))
    actions.end_place(actor=OPERATOR, place=old, until=date(2025, 12, 31), successors=[new])
    actions.resume_place(actor=OPERATOR, place=old)
    old.refresh_from_db()
    assert old.valid_until is None
    assert queries.successors(old) == [earlier]
    line = Line.objects.get(verb="place.resume")
    assert line.detail == {"before": "2025-12-31", "successors": [str(new.pk)]}
    with pytest.raises(Problem) as raised:
        actions.resume_place(actor=OPERATOR, place=old)
    assert raised.value.kind is PLACE_GOES_ON


def test_a_tree_is_not_endless(db: None) -> None:
    place: Place | None = None
    for number in range(12):
        place = actions.add_place(
            actor=OPERATOR, names={"en": str(number)}, level="x", parent=place, facts={"country": "THA"}
        )
    assert place is not None
    assert len(place.path) == 384
    with pytest.raises(Problem) as raised:
        actions.add_place(actor=OPERATOR, names={"en": "deeper"}, level="x", parent=place)
    assert raised.value.kind is PLACE_TOO_DEEP
