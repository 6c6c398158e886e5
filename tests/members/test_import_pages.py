"""The pages of an import: what stands on them, for whom, with how many queries; and the list to take away."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.conftest import QueryLimit
from tests.members.test_import import brought, chosen, organisation
from tests.people import North, South
from trellis.accounts.models import Person
from trellis.imports.actions import begin
from trellis.imports.models import Batch, State
from trellis.imports.reading import read_sheets
from trellis.members.importing import views
from trellis.members.models import Organisation

pytestmark = pytest.mark.django_db
LIST = "/n/north/members/import"
PAGES = ("", "/columns", "/questions", "/rows")
TEXT = (
    "Name,Type,Region\nNew Dawn,Goverment,x\nBRAC,NGO,y\nBRAC SL,NGO,z\nChildren's Centre,Private company,\n"
)


def page(person: Person | None, address: str, **given: Any) -> Any:
    """Open a page as somebody; with `given` send its form."""
    client = Client()
    if person:
        client.force_login(person)
    return client.post(address, given) if given else client.get(address)


def uploaded(north: North, text: str = TEXT) -> Batch:
    """Let Malee choose a list on the page."""
    file = SimpleUploadedFile("list.csv", text.encode())
    answer = page(north.malee, LIST, file=file)
    assert answer.status_code == 302, answer.content.decode()
    return Batch.objects.get(pk=answer.headers["Location"].rsplit("/", 1)[1])


def test_malee_brings_a_list_in_from_choosing_to_undoing(north: North) -> None:
    batch = uploaded(north)
    at = f"{LIST}/{batch.pk}"
    assert "1 error: nothing can be brought in yet" in page(north.malee, at).content.decode()
    asked = page(north.malee, f"{at}/questions").content.decode()
    assert "What is &#39;Goverment&#39;?" in asked
    assert "Type · 1 row: " in asked
    page(north.malee, f"{at}/answer", **{"a:type:goverment": "government", "then": "member-import-questions"})
    ready = page(north.malee, at).content.decode()
    assert "This list can be brought in" in ready
    figures = batch_figures(north, batch)
    assert page(north.malee, f"{at}/apply", **figures).headers["Location"] == at
    assert organisation("New Dawn").type == "government"
    assert "Undo this list" in page(north.malee, at).content.decode()
    Organisation.objects.filter(names__en="New Dawn").update(acronym="ND")
    before = page(north.malee, f"{at}/undo").content.decode()
    assert "the list wrote '', now it is 'ND'." in before
    page(north.malee, f"{at}/undo", sent="yes")
    batch.refresh_from_db()
    assert batch.state == State.UNDONE
    assert Organisation.objects.filter(names__en="New Dawn").exists()
    assert not Organisation.objects.filter(names__en="BRAC").exists()
    assert "was undone" in page(north.malee, at).content.decode()


def batch_figures(north: North, batch: Batch) -> dict[str, int]:
    """Give what the page's button sends along."""
    batch.refresh_from_db()
    return dict(views.look_at(north.network, batch).plan.figures)


def test_old_and_new_stand_beside_each_other(north: North) -> None:
    shown = page(north.malee, f"{LIST}/{uploaded(north).pk}/rows?only=update").content.decode()
    assert "<del>NGO</del>" in shown
    assert "<ins>Private company</ins>" in shown
    assert "BRAC" not in shown


def test_answers_are_there_when_one_comes_back(north: North) -> None:
    at = f"{LIST}/{uploaded(north).pk}"
    key = "same:brac sl|brac"
    page(north.malee, f"{at}/answer", **{f"a:{key}": "part-of", "then": "member-import-questions"})
    assert 'value="part-of" checked' in page(north.malee, f"{at}/questions?only=all").content.decode()


def test_a_column_and_the_header_can_be_put_right(north: North) -> None:
    batch = uploaded(north, "Title\nWhat,Who\nx,New Dawn\n")
    at = f"{LIST}/{batch.pk}"
    assert page(north.malee, at).headers["Location"] == f"{at}/columns"
    assert "Which column is the name?" in page(north.malee, f"{at}/columns").content.decode()
    page(north.malee, f"{at}/answer", **{"a:column:B": "name", "then": "member-import-columns"})
    assert "1 organisations" in page(north.malee, at).content.decode()
    page(north.malee, f"{at}/answer", **{"a:column:A": "name", "a:column:B": "name"})
    batch.refresh_from_db()
    assert batch.answers == {"column:B": "name"}


def test_a_file_that_is_none_is_refused_on_the_page(north: North) -> None:
    answer = page(north.malee, LIST, file=SimpleUploadedFile("members.xlsx", b"%PDF-1.7"))
    assert "its format is PDF" in answer.content.decode()
    assert not Batch.objects.exists()


def test_a_list_is_put_away(north: North) -> None:
    batch = uploaded(north)
    page(north.malee, f"{LIST}/{batch.pk}/drop", sent="yes")
    assert page(north.malee, f"{LIST}/{batch.pk}").status_code == 404


def test_figures_that_no_longer_hold_bring_nothing_in(north: North) -> None:
    batch = uploaded(north, "Name\nNew Dawn\n")
    page(north.malee, f"{LIST}/{batch.pk}/apply", create="7")
    assert not Organisation.objects.filter(names__en="New Dawn").exists()


@pytest.mark.parametrize("after", [*PAGES, "/undo"])
def test_others_do_not_see_a_list_on_its_way(north: North, south: South, after: str) -> None:
    batch = chosen(north.network, TEXT)
    statuses = {
        who: page(who, f"{LIST}/{batch.pk}{after}").status_code
        for who in (None, south.wipa, north.nok, north.malee)
    }
    assert statuses == {None: 404, south.wipa: 404, north.nok: 403, north.malee: 200}


@pytest.mark.parametrize("deed", ["answer", "apply", "drop", "undo"])
def test_others_may_do_nothing_with_it(north: North, south: South, deed: str) -> None:
    batch = brought(north.network, "Name\nNew Dawn\n") if deed == "undo" else chosen(north.network, TEXT)
    for who, status in ((None, 404), (south.wipa, 404), (north.nok, 403)):
        assert page(who, f"{LIST}/{batch.pk}/{deed}", sent="yes").status_code == status
    assert Batch.objects.get().state == batch.state


def test_a_batch_of_another_network_is_not_there(north: North, south: South) -> None:
    batch = chosen(south.network, "Name\nNew Dawn\n")
    assert page(north.malee, f"{LIST}/{batch.pk}").status_code == 404


def test_nok_sees_why_she_may_not(north: North) -> None:
    shown = page(north.nok, LIST).content.decode()
    assert "Look at this list" not in shown
    assert "Why may I not do this?" in shown
    assert page(north.nok, LIST, file=SimpleUploadedFile("list.csv", b"Name\nX\n")).status_code == 403
    assert page(None, LIST).status_code == 404


def test_the_members_can_be_taken_away(north: North, south: South, tmp_path: Any) -> None:
    for ending in ("xlsx", "csv"):
        answer = page(north.nok, f"/n/north/members.{ending}")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="north-members.{ending}"'
        file = tmp_path / f"members.{ending}"
        file.write_bytes(answer.content)
        (sheet,) = read_sheets(file, file.name)
        assert sheet.rows[1].cells[1:4] == ("Children's Centre", "ศูนย์เด็ก", "CC")
        assert page(south.wipa, f"/n/north/members.{ending}").status_code == 404


@pytest.mark.parametrize("count", [10, 400])
def test_queries_do_not_grow_with_the_list(north: North, assert_queries: QueryLimit, count: int) -> None:
    brought(
        north.network,
        "Name,Roles,Representative\n" + "".join(f"Member {n} X{n},core group,P {n}\n" for n in range(count)),
    )
    batch = uploaded(north, "Name,Type\n" + "".join(f"Member {n} X{n},NGO\n" for n in range(count)))
    client = Client()
    client.force_login(north.malee)
    for after in PAGES:
        with assert_queries(at_most=24):
            assert client.get(f"{LIST}/{batch.pk}{after}").status_code == 200


def test_long_lists_are_paged(north: North) -> None:
    batch = uploaded(north, "Name\n" + "".join(f"Member {n} of {n * 7919}\n" for n in range(120)))
    shown = page(north.malee, f"{LIST}/{batch.pk}/rows?page=3").content.decode()
    assert "101–120 of 120" in shown
    assert "101–120 of 120" in page(north.malee, f"{LIST}/{batch.pk}/rows?page=99").content.decode()
    assert "Member 7 of" in page(north.malee, f"{LIST}/{batch.pk}/rows?q=member+7+of").content.decode()


def test_a_list_that_is_coming_in_says_so_and_doesnt_come_in_twice(north: North) -> None:
    batch = uploaded(north, "Name\nNew Dawn\n")
    at, figures = f"{LIST}/{batch.pk}", batch_figures(north, batch)
    assert begin(batch)
    seen = page(north.malee, at)
    assert "Being brought in" in seen.content.decode()
    assert seen.headers["Refresh"] == "3"
    assert page(north.malee, f"{at}/apply", **figures).headers["Location"] == at
    assert not Organisation.objects.filter(names__en="New Dawn").exists()
    Batch.objects.update(started_at=timezone.now() - timedelta(minutes=4))
    assert "This list can be brought in" in page(north.malee, at).content.decode()
    page(north.malee, f"{at}/apply", **figures)
    assert organisation("New Dawn")
    assert "Undo this list" in page(north.malee, at).content.decode()


def test_a_list_that_could_not_come_in_can_be_tried_again(north: North) -> None:
    batch = uploaded(north, "Name\nNew Dawn\n")
    at, figures = f"{LIST}/{batch.pk}", batch_figures(north, batch)
    assert "has changed since" in text_after(north, at, figures | {"f:create": "7", "create": "7"})
    batch.refresh_from_db()
    assert batch.started_at is None
    assert "Brought in: 1 new" in text_after(north, at, figures)


def text_after(north: North, at: str, figures: Any) -> str:
    """Let Malee bring a list in; give the page to which that leads."""
    client = Client()
    client.force_login(north.malee)
    return client.post(f"{at}/apply", figures, follow=True).content.decode()
