"""The words of the plan: begun with those that are offered, then worded by the network itself."""

from typing import Any

import pytest

from tests.people import North, by
from tests.plans.acting import browser
from trellis.domain.problems import WORD_NAME_MISSING, WORD_STAGE, Problem
from trellis.plans.actions import words as actions
from trellis.plans.actions.words import Wording
from trellis.plans.models import Group, Kind


def refused(deed: Any, kind: object) -> None:
    with pytest.raises(Problem) as caught:
        deed()
    assert caught.value.kind == kind


def test_the_coordinator_begins_with_the_usual_words_once(north: North) -> None:
    malee = browser(north.malee)
    assert "Begin with the usual words" in malee.get("/n/north/activities/words").content.decode()
    for _time in range(2):
        assert malee.post("/n/north/activities/words/begin").status_code == 302
    assert Kind.objects.filter(code="shelter").count() == 1
    assert Group.objects.get(code="children").names["th"] != Group.objects.get(code="children").names["en"]
    assert "Shelter" in browser(north.aree).get("/n/north/activities/words").content.decode()


def test_a_word_is_added_renamed_moved_and_ended_on_the_web(north: North) -> None:
    malee, here = browser(north.malee), "/n/north/activities/words/kind"
    for name in ("Shelter", "Hotline"):
        sent = {"name_en": name, "dimensions": ["protection"], "code": name[:2]}
        assert malee.post(f"{here}/add", sent).status_code == 302
    hotline = Kind.objects.get(code="Ho")
    assert hotline.dimensions == 2
    malee.post(f"{here}/{hotline.pk}/move", {"way": "up"})
    assert [each.code for each in Kind.objects.order_by("position")] == ["Ho", "Sh"]
    hotline.refresh_from_db()
    sent = {"name_en": "Helpline", "name_th": "สายด่วน", "version": str(hotline.version)}
    assert malee.post(f"{here}/{hotline.pk}/change", sent).status_code == 302
    assert malee.post(f"{here}/{hotline.pk}/change", sent).status_code == 400
    for _time in range(2):
        assert malee.post(f"{here}/{hotline.pk}/end").status_code == 302
    hotline.refresh_from_db()
    assert hotline.ended_on is not None
    assert hotline.names == {"en": "Helpline", "th": "สายด่วน"}
    assert malee.get("/n/north/activities/words/nonsense/add").status_code == 404


def test_a_word_needs_a_name_and_an_ended_one_isnt_moved(north: North) -> None:
    given: dict[str, Any] = {"actor": by(north.malee), "network": north.network, "vocabulary": "group"}
    refused(lambda: actions.add_word(wording=Wording(names={"en": " "}), **given), WORD_NAME_MISSING)
    made = actions.add_word(wording=Wording(names={"en": "Women"}), **given)
    actions.end_word(actor=by(north.malee), word=made)
    refused(lambda: actions.move_word(actor=by(north.malee), word=made, up=True), WORD_STAGE)
