"""The pages about places, as a village volunteer and as a steward know them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.pages import fill_in
from tests.people import OPERATOR, North
from tests.places.conftest import DISTRICTS, PROVINCES
from trellis.domain.placeplan import Plan
from trellis.imports.models import Batch
from trellis.ledger.models import Line
from trellis.places import actions
from trellis.places.models import Code, Place

Find = Callable[[str], Place]
Bring = Callable[..., Plan]


def text(client: Client, address: str, status: int = 200) -> str:
    """Open a page and give what it says."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_an_empty_tree_teaches(db: None, client: Client, stewards: Client) -> None:
    assert "No places yet" in text(client, "/places/")
    assert "/places/import" not in text(client, "/places/")
    assert "/places/import" in text(stewards, "/places/")


def test_everybody_finds_mae_sai(thailand: Find, client: Client) -> None:
    page = text(client, "/places/?q=Mae+Sai")
    assert page.count(">Mae Sai</a>") == 4
    assert "Rong Kwang, Phrae" in page
    assert "No place is called so" in text(client, "/places/?q=Atlantis")


def test_a_place_shows_names_codes_way_and_what_lies_in_it(thailand: Find, client: Client) -> None:
    page = text(client, f"/places/{thailand('5709').pk}/")
    for part in ("แม่สาย", "tha-dopa", "5709", "Chiang Rai", "2 places lie in it", "Wiang Phang Kham"):
        assert part in page
    assert "20.431, 99.913" in text(client, f"/places/{thailand('570901').pk}/")
    assert "Who may change places?" in page
    text(client, f"/places/{uuid4()}/", 404)


def test_a_search_inside_goes_down_to_the_last_village(thailand: Find, client: Client) -> None:
    page = text(client, f"/places/{thailand('45').pk}/?q=Mae")
    assert page.count(">Mae Sai</a>") == 2
    assert "No place in it is called so" in text(client, f"/places/{thailand('45').pk}/?q=Phrae")


def test_what_ended_says_what_came_after(thailand: Find, client: Client) -> None:
    old, new = thailand("540214"), thailand("560114")
    actions.end_place(actor=OPERATOR, place=old, until=date(2025, 12, 31), successors=[new])
    assert "This place ended on 31 December 2025" in text(client, f"/places/{old.pk}/")
    assert "What came after it" in text(client, f"/places/{old.pk}/")
    assert "What was here before" in text(client, f"/places/{new.pk}/")


def test_fourteen_thousand_villages_are_shown_by_fifties(
    bring_in: Bring, client: Client, assert_queries: Callable[..., object]
) -> None:
    rows = "\n".join(
        f"{number},Ban {number:04},1,{level}" for number, level in [(n, "village") for n in range(2, 133)]
    )
    bring_in({"villages.csv": "code,name_en,parent_code,level\n1,Wide,,district\n" + rows})
    place = Place.objects.get(codes__code="1")
    seen: list[str] = []
    address = f"/places/{place.pk}/"
    while address:
        with assert_queries(at_most=8):
            answer = client.get(address)
        page = answer.context["page"] if answer.context else None
        seen += [each.sort_name for each in page.places] if page else []
        html = answer.content.decode()
        address = html.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
        assert html.count("/places/") > 40 or not address
    text(client, f"/places/{place.pk}/?after=x:y", 404)
    with assert_queries(at_most=8):
        client.get("/places/?q=Ban")
    assert ">Ban 0002</a>" in text(client, "/places/?q=Ban+0002")


def test_a_steward_adds_mends_numbers_and_ends(thailand: Find, stewards: Client) -> None:
    parent = thailand("570906")
    assert 'value="Wiang Phang Kham, Mae Sai, Chiang Rai"' in text(stewards, f"/places/new?in={parent.pk}")
    assert "Where does it lie?" in text(stewards, "/places/new?in=rubbish")
    sent = {
        "level": "village",
        "parent": "Wiang Phang Kham",
        "name_en": "Ban Pha Mi",
        "scheme": "own",
        "code": "007",
    }
    answer = stewards.post("/places/new", sent, follow=True)
    assert "The place was added." in answer.content.decode()
    village = Place.objects.get(codes__code="007")
    assert village.parent == parent
    for part, given, says in (
        ("names", {"name_en": "Pha Mi", "name_th": "ผาหมี"}, "The names were saved."),
        ("code", {"scheme": "other", "code": "7"}, "The code was added."),
        ("end", {"until": "2026-01-31", "first": "570906"}, "The place has its last day now."),
    ):
        assert fill_in(stewards, f"/places/{village.pk}/{part}", given).status_code == 302
        assert says in text(stewards, f"/places/{village.pk}/")
    village.refresh_from_db()
    assert (village.names["th"], village.valid_until) == ("ผาหมี", date(2026, 1, 31))


def test_what_was_typed_stays_when_something_is_wrong(thailand: Find, stewards: Client) -> None:
    place = thailand("5402")
    no_name = stewards.post(
        "/places/new", {"level": "village", "parent": "Mae Sai", "scheme": "own"}
    ).content.decode()
    for part in (
        'href="#id_name_en"',
        "A code needs its scheme",
        "Which one do you mean?",
        'value="own"',
    ):
        assert part in no_name
    taken = stewards.post(f"/places/{place.pk}/code", {"scheme": "tha-dopa", "code": "5709"}).content.decode()
    assert "belongs to another place: Mae Sai" in taken
    itself = stewards.post(
        f"/places/{place.pk}/end", {"until": "2026-01-31", "first": "Rong Kwang"}
    ).content.decode()
    assert "come after itself" in itself


def test_ending_a_place_is_taken_back_on_its_page(thailand: Find, stewards: Client, north: North) -> None:
    place = thailand("5709")
    page, again = f"/places/{place.pk}/", f"/places/{place.pk}/resume"
    fill_in(stewards, f"{page}end", {"until": "2026-01-31"})
    assert "Take back that it ended" in text(stewards, page)
    nok = Client()
    nok.force_login(north.nok)
    assert nok.post(again).status_code == 403
    assert "The place goes on" in stewards.post(again, follow=True).content.decode()
    assert "nothing to take back" in stewards.post(again, follow=True).content.decode()
    assert "This place ended" not in text(stewards, page)


@pytest.mark.parametrize("address", ["new", "import", "{}/names", "{}/code", "{}/end"])
def test_nobody_else_gets_there(thailand: Find, client: Client, address: str) -> None:
    page = f"/places/{address.format(thailand('5709').pk)}"
    assert "you look after this installation" in text(client, page, 403)
    assert client.post(page, {}).status_code == 403


def _upload(client: Client, body: str, name: str = "tha_provinces.csv", **more: str) -> str:
    file = SimpleUploadedFile(name, body.encode())
    return client.post(
        "/places/import", {"file": file, "scheme": "tha-dopa", **more}, follow=True
    ).content.decode()


def test_a_table_is_looked_at_before_it_is_brought_in(
    stewards: Client, django_capture_on_commit_callbacks: Any
) -> None:
    assert "Bring it in" in _upload(stewards, PROVINCES, country="tha")
    assert not Place.objects.exists()
    assert Line.objects.get(verb="place.upload").detail == {"file": "tha_provinces.csv"}
    batch = Batch.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        answer = stewards.post(f"/places/import/{batch.pk}/apply", follow=True)
    assert "Brought in: 4 new, 0 changed, 0 as they were." in answer.content.decode()
    assert Code.objects.get(code="45").place.parent.names["en"] == "Thailand"
    assert not Path(batch.file.path).exists()
    text(stewards, f"/places/import/{batch.pk}", 404)
    again = _upload(stewards, PROVINCES)
    assert "There is nothing to bring in." in again
    changed = _upload(stewards, PROVINCES.replace("Phrae", "Prae"), update="on")
    assert "Phrae" in changed
    assert "Bring it in" in changed


def test_a_table_in_conflict_says_where(stewards: Client) -> None:
    page = _upload(stewards, DISTRICTS, "tha_districts.csv")
    assert "lies in Province 45, which isn&#39;t known" in page
    assert "3 rows lie in places that aren&#39;t known: Province 45 (1)" in page
    assert "Bring it in" not in page
    answer = stewards.post(f"/places/import/{Batch.objects.get().pk}/apply")
    assert answer.status_code == 409


def test_a_form_without_file_or_scheme_says_so(stewards: Client) -> None:
    assert "This field is required." in stewards.post("/places/import", {"scheme": ""}).content.decode()


def test_what_is_no_table_is_not_kept(stewards: Client, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assert "is damaged" in _upload(stewards, "PK\x03\x04 broken", "places.xlsx")
    assert not Batch.objects.exists()
    assert not list(tmp_path.rglob("*.table"))


def test_a_kept_table_is_for_stewards_only(client: Client, stewards: Client) -> None:
    _upload(stewards, PROVINCES)
    batch = Batch.objects.get()
    text(client, f"/places/import/{batch.pk}", 403)
    assert client.post(f"/places/import/{batch.pk}/apply").status_code == 403
    text(stewards, f"/places/import/{uuid4()}", 404)
    assert not Place.objects.exists()
