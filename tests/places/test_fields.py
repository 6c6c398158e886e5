"""Choosing a place in a form: with a script or without, one is asked which of the four."""

from collections.abc import Callable
from uuid import uuid4

from django import forms
from django.test import Client
from django.utils import translation

from trellis.places import queries
from trellis.places.fields import PlaceField
from trellis.places.models import Place

Find = Callable[[str], Place]


class Home(forms.Form):
    """Asks where an organisation is at home."""

    home = PlaceField(label="Home place", required=False)
    also = PlaceField(label="Also")


def home(text: str = "", chosen: object = "", said: str = "", **more: object) -> Home:
    """Send the form as a browser would."""
    sent = {"home": text, "home-id": str(chosen), "home-said": said, "also": "Wiang Phang Kham", **more}
    form = Home(sent)
    form.is_valid()
    return form


def test_mae_sai_asks_which_of_the_four(thailand: Find) -> None:
    form = home("Mae Sai")
    assert form.errors["home"] == ["4 places are called 'Mae Sai'. Which one do you mean?"]
    page = str(form["home"])
    assert page.count('type="radio"') == 4
    for way in (
        "District, Chiang Rai",
        "Sub-district, Mae Sai, Chiang Rai",
        "Mueang Phayao, Phayao",
        "Rong Kwang, Phrae",
    ):
        assert way in page
    for also in ("แม่สาย", "แม่ทราย", "แม่ใส", "code 570901"):
        assert also in page


def test_the_one_chosen_is_kept_by_its_id(thailand: Find) -> None:
    wanted = thailand("540214")
    form = home("Mae Sai", wanted.pk, "Mae Sai")
    assert form.cleaned_data["home"] == wanted
    assert form.cleaned_data["home"].label == "Mae Sai, Rong Kwang, Phrae"


def test_another_text_than_the_one_chosen_for_is_looked_up_anew(thailand: Find) -> None:
    form = home("Rong Kwang", thailand("540214").pk, "Mae Sai")
    assert form.cleaned_data["home"] == thailand("5402")


def test_one_of_its_kind_needs_no_question(thailand: Find) -> None:
    assert home("แม่ทราย").cleaned_data["home"] == thailand("540214")
    assert home("mae sai, phrae").cleaned_data["home"] == thailand("540214")
    assert home("570901").cleaned_data["home"] == thailand("570901")


def test_a_part_of_a_name_is_asked_about(thailand: Find) -> None:
    form = home("Phang")
    assert form.errors["home"] == ["No place has exactly the name 'Phang'. Is it one of these?"]
    assert str(form["home"]).count('type="radio"') == 1
    assert home("Atlantis").errors["home"][0].startswith("No place is called 'Atlantis'.")


def test_what_is_no_answer_of_this_field_counts_as_nothing() -> None:
    assert PlaceField(required=False).clean(None) is None


def test_nothing_typed_is_none_or_wanted(thailand: Find) -> None:
    assert home("").cleaned_data["home"] is None
    assert home("", also=" ").errors["also"] == ["Type the name of a place."]


def test_a_place_that_is_gone_or_no_id_at_all(thailand: Find) -> None:
    assert home("X", uuid4(), "X").errors["home"] == [
        "The place that was chosen isn't there any more. Choose again."
    ]
    assert home("Rong Kwang", "rubbish", "Rong Kwang").cleaned_data["home"] == thailand("5402")


def test_the_place_that_stands_is_shown_and_kept(thailand: Find) -> None:
    standing = thailand("5709")
    for initial in (standing, standing.pk):
        page = str(Home(initial={"home": initial})["home"])
        assert 'value="Mae Sai, Chiang Rai"' in page
        assert f'name="home-id" value="{standing.pk}"' in page
    assert str(Home(initial={"home": uuid4()})["home"]).count("value=") == str(Home()["home"]).count("value=")


def test_the_form_knows_whether_it_changed(thailand: Find) -> None:
    standing = thailand("5709")
    field, widget = PlaceField(), PlaceField().widget
    same = widget.value_from_datadict(
        {"h": "Mae Sai", "h-id": str(standing.pk), "h-said": "Mae Sai"}, {}, "h"
    )
    other = widget.value_from_datadict({"h": "Fang"}, {}, "h")
    nothing = widget.value_from_datadict({}, {}, "h")
    assert not field.has_changed(standing, same)
    assert not field.has_changed(None, nothing)
    assert field.has_changed(standing.pk, other)
    assert field.has_changed(None, other)
    assert field.has_changed(standing, nothing)
    assert widget.value_omitted_from_data({}, {}, "h")
    assert not widget.value_omitted_from_data({"h": ""}, {}, "h")


def test_suggestions_come_as_one_types(thailand: Find, client: Client) -> None:
    page = client.get("/places/suggest", {"q": "mae sa"}).content.decode()
    assert page.count('role="option"') == 4
    assert f'data-id="{thailand("5709").pk}"' in page
    assert 'data-label="Mae Sai, Chiang Rai"' in page
    assert 'data-says="4 places"' in page
    assert "No place is called" in client.get("/places/suggest", {"q": "zzz"}).content.decode()
    assert client.get("/places/suggest").status_code == 200


def test_suggestions_find_the_middle_of_words_without_spaces(thailand: Find, yunnan: Find) -> None:
    assert queries.suggest("พางคำ") == [thailand("570906")]
    assert queries.suggest("版纳") == [yunnan("5328")]
    assert queries.suggest("曼夕，勐海") == [yunnan("532822102203")]
    assert queries.suggest("曼夕, 昆明") == []
    assert queries.suggest(" , ") == []


def test_a_thai_reader_sees_thai_names(thailand: Find) -> None:
    with translation.override("th"):
        assert queries.with_paths([thailand("570901")])[0].label == "แม่สาย, แม่สาย, เชียงราย"


def test_suggesting_asks_the_database_little(thailand: Find, assert_queries: Callable[..., object]) -> None:
    with assert_queries(at_most=4):
        assert len(queries.suggest("Mae Sai")) == 4


def test_one_sign_is_enough_to_begin(thailand: Find, yunnan: Find) -> None:
    assert queries.suggest("勐") == [yunnan("532822")]
