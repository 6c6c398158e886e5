"""The pages by which a file of activities comes in: what stands on them, for whom."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.people import North, South
from tests.plans.test_files import TEXT
from trellis.accounts.models import Person
from trellis.imports.models import Batch, State
from trellis.plans.importing.looking import look_at
from trellis.plans.models import Activity

pytestmark = pytest.mark.django_db
FILE = "/n/north/activities/import"


def page(person: Person | None, address: str, **given: Any) -> Any:
    """Open a page as somebody; with `given` send its form."""
    client = Client()
    if person:
        client.force_login(person)
    return client.post(address, given) if given else client.get(address)


def uploaded(north: North, text: str = TEXT) -> Batch:
    """Let Malee choose a file on the page."""
    answer = page(north.malee, FILE, file=SimpleUploadedFile("4w.csv", text.encode()))
    assert answer.status_code == 302, answer.content.decode()
    return Batch.objects.get(pk=answer.headers["Location"].rsplit("/", 1)[1])


def figures_of(north: North, batch: Batch) -> dict[str, int]:
    """Give what the page's button sends along."""
    batch.refresh_from_db()
    return dict(look_at(north.network, batch).plan.figures)


def test_malee_brings_a_file_in_from_choosing_to_undoing(north: North) -> None:
    batch = uploaded(north)
    at = f"{FILE}/{batch.pk}"
    assert "questions must be answered first" in page(north.malee, at).content.decode()
    asked = page(north.malee, f"{at}/questions").content.decode()
    assert "Who is &#39;Harbour Team&#39;?" in asked
    likely = look_at(north.network, batch).plan.asks
    given = {f"a:{ask.id}": ask.guess for ask in likely if ask.must}
    page(north.malee, f"{at}/answer", **given, then="questions")
    assert "This file can be brought in" in page(north.malee, at).content.decode()
    assert "Night shelter" in page(north.malee, f"{at}/rows?only=create&q=night").content.decode()
    assert "number of contacts" not in page(north.malee, f"{at}/columns").content.decode()
    assert page(north.malee, f"{at}/apply", **figures_of(north, batch)).headers["Location"] == at
    assert Activity.objects.count() == 2
    assert "Undo this file" in page(north.malee, at).content.decode()
    Activity.objects.filter(title="Teachers").update(version=2)
    assert "Teachers" in page(north.malee, f"{at}/undo").content.decode()
    page(north.malee, f"{at}/undo", sent="yes")
    batch.refresh_from_db()
    assert (batch.state, batch.figures["kept"] > 0) == (State.UNDONE, True)
    assert list(Activity.objects.values_list("title", flat=True)) == ["Teachers"]
    assert "was undone" in page(north.malee, at).content.decode()


def test_a_file_without_its_columns_asks_for_them(north: North) -> None:
    batch = uploaded(north, "Colour,Organisation\nred,Children's Centre\n")
    at = f"{FILE}/{batch.pk}"
    assert page(north.malee, at).headers["Location"] == f"{at}/columns"
    assert "A column is missing" in page(north.malee, f"{at}/columns").content.decode()
    page(north.malee, f"{at}/answer", **{"a:column:A": "title", "then": "columns"})
    assert "What each column holds" not in page(north.malee, at).content.decode()


@pytest.mark.parametrize("step", ["", "/columns", "/questions", "/rows", "/undo"])
def test_others_do_not_see_a_file_on_its_way(north: North, south: South, step: str) -> None:
    at = f"{FILE}/{uploaded(north).pk}{step}"
    assert page(None, at).status_code in {302, 404}
    assert page(north.nok, at).status_code == 403
    assert page(south.wipa, at).status_code in {403, 404}
