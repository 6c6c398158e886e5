"""A table of needs comes in whole, asks about what it can't tell, and goes again without a trace."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.members.test_rules import disagreements
from tests.people import OPERATOR, North, South, by
from tests.plans.counting import place
from tests.plans.test_files import guessed
from tests.plans.test_files_pages import page
from trellis.access.action import VERBS
from trellis.domain.activityfacts import Plan
from trellis.domain.problems import IMPORT_CHANGED, QUESTIONS_WAIT, Problem
from trellis.imports.models import Batch, State
from trellis.networks.models import Network
from trellis.places.models import Place
from trellis.plans.importing.needs.actions import answer_needs, begin_needs, import_needs, undo_needs
from trellis.plans.importing.needs.looking import look_at
from trellis.plans.models import Group, Kind, Need, Spelling

pytestmark = pytest.mark.django_db
HEAD = "Province,District,Kind,Group,People in need,Source,As of\n"
SHELTER = "Northland,Riverside,Shelter,Girls,120,Survey,2026-01-15\n"
TEXT = HEAD + SHELTER + 'Northland,Hillside,,,"1,500",Register,\n'
SPOKEN_OF = (Need, Kind, Group, Spelling)


@pytest.fixture
def riverside(north: North) -> Place:
    """Give the places of the table."""
    province = place("Northland")
    place("Hillside", province)
    return place("Riverside", province)


def chosen(network: Network, text: str, **answers: str) -> Batch:
    """Let somebody choose a table, and answer what must be answered as the page proposes."""
    batch = begin_needs(actor=OPERATOR, network=network, name="needs.csv", content=io.BytesIO(text.encode()))
    given = guessed(look_at(network, batch)) | answers
    return answer_needs(actor=OPERATOR, network=network, batch=batch, answers=given) if given else batch


def brought(network: Network, text: str, **answers: str) -> Batch:
    """Bring a table in."""
    batch = chosen(network, text, **answers)
    figures = look_at(network, batch).plan.figures
    return import_needs(actor=OPERATOR, network=network, batch=batch, expected=figures)


def seen(network: Network, text: str) -> Plan:
    """Tell what a table would do, before anything is answered."""
    batch = begin_needs(actor=OPERATOR, network=network, name="needs.csv", content=io.BytesIO(text.encode()))
    return look_at(network, batch).plan


def everything() -> dict[str, list[Any]]:
    """Give all rows that a table may touch."""
    ignored = {"version", "at", "created_at"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in ignored}
            for row in model.objects.order_by("pk").values()
        ]
        for model in SPOKEN_OF
    }


def test_a_table_comes_in_and_goes_again_without_a_trace(north: North, riverside: Place) -> None:
    before = everything()
    batch = brought(north.network, TEXT)
    need = Need.objects.get(place=riverside)
    assert (need.people, need.source, str(need.as_of), need.path) == (
        120,
        "Survey",
        "2026-01-15",
        riverside.path,
    )
    assert (str(need.kind), str(need.group)) == ("Shelter", "Girls")
    any_kind = Need.objects.exclude(pk=need.pk).get()
    assert (any_kind.people, any_kind.kind, any_kind.group) == (1500, None, None)
    undo_needs(actor=OPERATOR, network=north.network, batch=batch)
    assert everything() == before


def test_the_same_table_again_changes_nothing(north: North, riverside: Place) -> None:
    brought(north.network, TEXT)
    stands = everything()
    again = seen(north.network, TEXT)
    assert (again.changes_nothing, again.figures["same"], again.figures["errors"]) == (True, 2, 0)
    brought(north.network, TEXT)
    assert everything() == stands


def test_a_later_table_changes_what_it_names_and_asks_about_the_rest(north: North, riverside: Place) -> None:
    first = brought(north.network, TEXT)
    before = everything()
    later = HEAD + SHELTER.replace("120", "90")
    gone = Need.objects.get(people=1500)
    kept = brought(north.network, later)
    assert (kept.figures["update"], kept.figures["gone"], Need.objects.count()) == (1, 1, 2)
    undo_needs(actor=OPERATOR, network=north.network, batch=kept)
    assert everything() == before
    brought(north.network, later, **{f"gone:{gone.pk}": "take-out"})
    assert list(Need.objects.values_list("people", flat=True)) == [90]
    # What the first table brought was changed since: it stays, with the words that it needs.
    undone = undo_needs(actor=OPERATOR, network=north.network, batch=first)
    assert undone.figures["kept"] > 0
    assert [(each.people, str(each.kind)) for each in Need.objects.all()] == [(90, "Shelter")]


def test_what_was_taken_out_comes_back(north: North, riverside: Place) -> None:
    brought(north.network, TEXT)
    before, gone = everything(), Need.objects.get(people=1500)
    shorter = brought(north.network, HEAD + SHELTER, **{f"gone:{gone.pk}": "take-out"})
    assert Need.objects.count() == 1
    shown = page(north.malee, f"/n/north/needs/import/{shorter.pk}/undo").content.decode()
    assert "Needs that go back as they were" in shown
    undo_needs(actor=OPERATOR, network=north.network, batch=shorter)
    assert everything() == before


@pytest.mark.parametrize("number", ["-4", "1" + "0" * 30, "10000000000", "about ten", "1e3", "3.5"])
def test_a_number_that_cannot_be_is_asked_about(north: North, riverside: Place, number: str) -> None:
    batch = begin_needs(
        actor=OPERATOR,
        network=north.network,
        name="needs.csv",
        content=io.BytesIO(f"{HEAD}Northland,Riverside,,,{number},,\n".encode()),
    )
    plan = look_at(north.network, batch).plan
    assert [ask.id.partition(":")[0] for ask in plan.asks if ask.must] == ["word"]
    with pytest.raises(Problem) as found:
        import_needs(actor=OPERATOR, network=north.network, batch=batch, expected=plan.figures)
    assert found.value.kind == QUESTIONS_WAIT
    assert brought(north.network, f"{HEAD}Northland,Riverside,,,{number},,\n").figures["without"] == 1
    assert not Need.objects.exists()


def test_what_nobody_knows_is_matched_or_left_out(north: North, riverside: Place) -> None:
    text = f"{HEAD}Northland,Nowhere,Shelter,Girls,5,,\nNorthland,Riverside,Sheltr,Girls,6,,\n"
    text += "Northland,Riverside,Shelter,Ghosts,7,,\nNorthland,Riverside,Shelter,Girls,0,,\n"
    asks = {ask.id: ask for ask in seen(north.network, text).asks}
    where = next(key for key in asks if key.startswith("place:"))
    assert asks[where].must
    assert [each.value for each in asks[where].options][-1] == "leave-out"
    answers = {where: "leave-out", "kind:sheltr": "leave-out", "group:ghosts": "leave-out"}
    batch = brought(north.network, text, **answers)
    assert (batch.figures["without"], batch.figures["create"]) == (3, 1)
    assert Need.objects.get().people == 0


@pytest.mark.parametrize(("answer", "people"), [("sum", 10), ("last", 6)])
def test_two_numbers_for_one_need_are_never_added_unasked(
    north: North, riverside: Place, answer: str, people: int
) -> None:
    text = f"{HEAD}Northland,Riverside,,,4,women,\nNorthland,Riverside,,,6,men,\n"
    assert "again:numbers" in {ask.id for ask in seen(north.network, text).asks if ask.must}
    brought(north.network, text, **{"again:numbers": answer})
    assert Need.objects.get().people == people


def test_figures_that_no_longer_hold_stop_the_table(north: North, riverside: Place) -> None:
    batch = chosen(north.network, TEXT)
    with pytest.raises(Problem) as found:
        import_needs(actor=OPERATOR, network=north.network, batch=batch, expected={"create": 9})
    assert (found.value.kind, Need.objects.exists()) == (IMPORT_CHANGED, False)


def test_malee_brings_a_table_in_from_the_coverage_page(north: North, riverside: Place) -> None:
    start = "/n/north/needs/import"
    assert "Bring in a table of needs" in page(north.malee, "/n/north/activities/import").content.decode()
    assert "people in need" in page(north.malee, start).content.decode()
    sent = page(north.malee, start, file=SimpleUploadedFile("needs.csv", TEXT.encode()))
    at = sent.headers["Location"]
    batch = Batch.objects.get(pk=at.rsplit("/", 1)[1])
    assert "is no kind of work" in page(north.malee, f"{at}/questions").content.decode()
    given = {f"a:{key}": answer for key, answer in guessed(look_at(north.network, batch)).items()}
    page(north.malee, f"{at}/answer", **given, then="look")
    batch.refresh_from_db()
    assert "Riverside" in page(north.malee, f"{at}/rows?only=create").content.decode()
    assert "day of the number" in page(north.malee, f"{at}/columns").content.decode()
    page(north.malee, f"{at}/apply", **look_at(north.network, batch).plan.figures)
    assert Need.objects.count() == 2
    page(north.malee, f"{at}/undo", sent="yes")
    batch.refresh_from_db()
    assert (batch.state, Need.objects.exists()) == (State.UNDONE, False)


def test_a_table_without_its_columns_asks_for_them_and_can_be_put_away(north: North, south: South) -> None:
    sent = page(
        north.malee, "/n/north/needs/import", file=SimpleUploadedFile("n.csv", b"District,Colour\nA,red\n")
    )
    at = sent.headers["Location"]
    assert page(north.malee, at).headers["Location"] == f"{at}/columns"
    assert "A column is missing" in page(north.malee, f"{at}/columns").content.decode()
    for step in ("", "/columns", "/questions", "/rows", "/undo"):
        assert page(north.nok, at + step).status_code == 403
        assert page(south.wipa, at + step).status_code in {403, 404}
    elsewhere = at.replace("/north/", "/south/")
    assert page(north.malee, elsewhere).status_code in {403, 404}
    page(north.malee, f"{at}/drop", sent="yes")
    assert page(north.malee, at).status_code == 404


def test_a_file_that_is_no_table_is_not_kept(north: North) -> None:
    sent = page(north.malee, "/n/north/needs/import", file=SimpleUploadedFile("n.csv", b"\x00\x01"))
    assert (sent.status_code, Batch.objects.exists()) == (200, False)


def test_both_halves_of_the_rule_agree(north: North, south: South) -> None:
    actors = [OPERATOR, *map(by, (north.malee, north.nok, south.wipa))]
    verbs = [verb for verb in VERBS if verb.startswith("needs.")]
    assert len(verbs) == 5
    for verb in verbs:
        assert disagreements(VERBS[verb].allow, Network, actors) == []
