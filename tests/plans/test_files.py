"""A file of activities comes in whole, asks about what it can't tell, and goes again without a trace."""

import io
from typing import Any

import pytest

from tests.people import North
from tests.plans.counting import place
from trellis.access.actor import Actor
from trellis.imports.models import Batch
from trellis.members.models import Organisation
from trellis.networks.models import Network
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
