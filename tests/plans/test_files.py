"""A file of activities comes in whole, asks about what it can't tell, and goes again without a trace."""

import io
from typing import Any

import pytest

from tests.people import North
from tests.plans.counting import place
from trellis.access.actor import Actor
from trellis.domain.periods import read_period
from trellis.domain.problems import IMPORT_CHANGED, QUESTIONS_WAIT, Problem
from trellis.domain.reached import Numbers
from trellis.imports.models import Batch, State
from trellis.members.models import Organisation
from trellis.networks.models import Network
from trellis.plans.actions import results as reached
from trellis.plans.importing.actions import answer_import, begin_import, import_activities, undo_import
from trellis.plans.importing.looking import Look, look_at
from trellis.plans.models import Activity, Group, Involved, Kind, Result, Site, Spelling

pytestmark = pytest.mark.django_db
OPERATOR = Actor.operator("a test")
SPOKEN_OF = (Activity, Involved, Site, Result, Kind, Group, Spelling, Organisation)
TEXT = (
    "Organisation,Activity,Title,Province,District,Target group,Funder,Month,People,Contacts\n"
    "Children's Centre,Shelter,Night shelter,Northland,Riverside,Girls,Lotus Fund,2026-01,12,40\n"
    "Children's Centre,Shelter,Night shelter,Northland,Riverside,Girls,Lotus Fund,2026-02,14,44\n"
    "Children's Centre,Shelter,Night shelter,Northland,Hilltop,Girls,,2026-01,3,\n"
    "Harbour Team,Training,Teachers,Northland,Riverside,,,,,\n"
)


def chosen(network: Network, text: str | bytes, name: str = "4w.csv", **answers: str) -> Batch:
    """Let somebody choose a file."""
    content = text.encode() if isinstance(text, str) else text
    return begin_import(
        actor=OPERATOR, network=network, name=name, content=io.BytesIO(content), answers=answers
    )


def guessed(look: Look) -> dict[str, str]:
    """Answer each question that must be answered as the page proposes."""
    return {ask.id: ask.guess or ask.options[0].value for ask in look.plan.asks if ask.must and ask.is_open}


def answered(network: Network, batch: Batch, **answers: str) -> Look:
    """Answer everything, and give what would happen."""
    for _round in range(3):
        given = guessed(look_at(network, batch)) | answers
        if given:
            batch = answer_import(actor=OPERATOR, network=network, batch=batch, answers=given)
    batch.refresh_from_db()
    return look_at(network, batch)


def brought(network: Network, text: str | bytes, name: str = "4w.csv", **answers: str) -> Batch:
    """Bring a file in."""
    batch = chosen(network, text, name)
    seen = answered(network, batch, **answers)
    batch.refresh_from_db()
    return import_activities(actor=OPERATOR, network=network, batch=batch, expected=seen.plan.figures)


def everything() -> dict[str, list[Any]]:
    """Give all rows that a file may touch."""
    ignored = {"version", "at", "created_at"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in ignored}
            for row in model.objects.order_by("pk").values()
        ]
        for model in SPOKEN_OF
    }


def test_a_file_comes_in_and_goes_again_without_a_trace(north: North) -> None:
    northland = place("Northland")
    riverside = place("Riverside", northland)
    before = everything()
    batch = brought(north.network, TEXT)
    shelter = Activity.objects.get(title="Night shelter")
    assert (shelter.organisation, str(shelter.kind), shelter.status) == (north.centre, "Shelter", "active")
    assert [str(each.organisation) for each in shelter.involved.all()] == ["Lotus Fund"]
    at = shelter.sites.get(place=riverside)
    assert (at.people_least, at.people_most, at.contacts, str(at.group)) == (14, 26, 84, "Girls")
    assert (at.reported_until, at.services) == ("2026-02", None)
    hilltop = shelter.sites.exclude(pk=at.pk).get()
    assert (hilltop.said, hilltop.place) == ("Hilltop, Northland", None)
    assert batch.figures["create"] == 2
    undo_import(actor=OPERATOR, network=north.network, batch=batch)
    assert everything() == before


def test_the_same_file_again_changes_nothing(north: North) -> None:
    brought(north.network, TEXT)
    stands = everything()
    seen = look_at(north.network, chosen(north.network, TEXT))
    assert seen.plan.changes_nothing
    assert (seen.plan.figures["same"], seen.plan.figures["results"], seen.plan.figures["errors"]) == (2, 0, 0)
    brought(north.network, TEXT)
    assert everything() == stands


def test_a_corrected_number_stands_and_the_former_one_comes_back(north: North) -> None:
    brought(north.network, TEXT)
    before = everything()
    batch = brought(north.network, TEXT.replace("2026-02,14,44", "2026-02,15,44"))
    assert (batch.figures["corrected"], batch.figures["results"], batch.figures["update"]) == (1, 0, 1)
    assert Site.objects.get(contacts=84).people_least == 15
    undo_import(actor=OPERATOR, network=north.network, batch=batch)
    assert everything() == before


def test_gone_is_asked_about_and_ended_only_by_an_answer(north: North) -> None:
    brought(north.network, TEXT)
    before = everything()
    shorter = "\n".join(TEXT.splitlines()[:-1])
    assert brought(north.network, shorter).figures["gone"] == 1
    teachers = Activity.objects.get(title="Teachers")
    assert everything() == before
    brought(north.network, TEXT)
    ended = brought(north.network, shorter, **{f"gone:{teachers.pk}": "end"})
    teachers.refresh_from_db()
    assert teachers.status == "ended"
    undo_import(actor=OPERATOR, network=north.network, batch=ended)
    assert everything() == before


def test_what_somebody_used_since_stays_with_all_it_needs(north: North) -> None:
    batch = brought(north.network, TEXT)
    at = Site.objects.get(contacts=84)
    reached.record(
        actor=OPERATOR, site=at, period=read_period("2026-02"), numbers=Numbers(people=20, contacts=50)
    )
    undone = undo_import(actor=OPERATOR, network=north.network, batch=batch)
    assert list(Activity.objects.values_list("title", flat=True)) == ["Night shelter"]
    assert [str(each.kind) for each in Activity.objects.all()] == ["Shelter"]
    assert Site.objects.get().contacts == 90
    assert undone.figures["kept"] > 0


def test_an_answer_is_remembered_for_the_next_file(north: North) -> None:
    other = TEXT.replace("Children's Centre", "The Kids House").replace("Shelter", "Night home")
    kind = Kind.objects.create(network=north.network, names={"en": "Shelter"})
    answers = {"organisation:the kids house": str(north.centre.pk), "kind:night home": str(kind.pk)}
    brought(north.network, other, **answers)
    assert Activity.objects.get(title="Night shelter").organisation == north.centre
    seen = look_at(north.network, chosen(north.network, other + "\n"))
    assert (seen.plan.figures["errors"], seen.plan.figures["same"]) == (0, 2)


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ("2026-13,1,1", "word:period:2026 13"),
        ("2026-01,-4,1", "word:people:4"),
        ("2026-01,1" + "0" * 30 + ",1", "word:people:1" + "0" * 30),
        ("2026-01,about ten,1", "word:people:about ten"),
        (",5,1", "period:none"),
    ],
)
def test_what_cannot_be_read_is_asked_about(north: North, cells: str, asked: str) -> None:
    text = f"Organisation,Activity,Month,People,Contacts\nChildren's Centre,Shelter,{cells}\n"
    batch = chosen(north.network, text)
    seen = look_at(north.network, batch)
    assert asked in {ask.id for ask in seen.plan.asks if ask.must}
    with pytest.raises(Problem) as found:
        import_activities(actor=OPERATOR, network=north.network, batch=batch, expected=seen.plan.figures)
    assert found.value.kind == QUESTIONS_WAIT


def test_numbers_that_overlap_or_come_twice_are_never_added_unasked(north: North) -> None:
    head = "Organisation,Activity,Month,People,Remark\n"
    row = "Children's Centre,Shelter,"
    text = f"{head}{row}2026-01,4,women\n{row}2026-01,5,men\n{row}2026,50,all\n"
    seen = look_at(north.network, chosen(north.network, text))
    assert {"again:numbers", "overlap:periods"} <= {ask.id for ask in seen.plan.asks}
    brought(north.network, text, **{"again:numbers": "sum"})
    assert list(Result.objects.values_list("period", "people")) == [("2026-01", 9)]


def test_figures_that_no_longer_hold_stop_the_file(north: North) -> None:
    batch = chosen(north.network, TEXT)
    seen = answered(north.network, batch)
    batch.refresh_from_db()
    with pytest.raises(Problem) as found:
        import_activities(
            actor=OPERATOR, network=north.network, batch=batch, expected={**seen.plan.figures, "create": 9}
        )
    assert found.value.kind == IMPORT_CHANGED
    assert not Activity.objects.exists()
    assert batch.state == State.PREVIEW
