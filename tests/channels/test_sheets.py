"""Sheets: for whom they are printed, what stands on them, where they are."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.asks.asking import asked_all, of_aree, of_centre
from tests.channels.carrying import mail
from tests.channels.desks import printed, sheet_of
from tests.members.test_pages import read, send, signed_in
from tests.people import North, South, by, person
from tests.sevenlanguages import SENTENCES
from trellis.access.actor import Channel
from trellis.accounts.models import Person
from trellis.asks.models import Ask
from trellis.asks.raising import Addressee, add_addressees
from trellis.channels.actions import sheets as actions
from trellis.channels.models import Layout, Reach, Sheet, Way
from trellis.channels.queries.sheets import MOST_SHEETS
from trellis.ui import pdf

__all__ = ["mail"]
Limit = Callable[[int], AbstractContextManager[object]]
EMPTY_BOXES = b"WP-Encod"


@pytest.mark.usefixtures("mail")
def test_sheets_are_offered_to_those_who_have_nothing_else(north: North) -> None:
    ask = asked_all(north)
    assert "For 1 people" in read(north.malee, "sheets")
    assert "Aree Kamdee" in read(north.malee, "sheets")
    assert "Nok Wongsa" not in read(north.malee, "sheets")
    Reach.objects.create(person=north.nok, ways=[Way.PAPER, Way.MAIL])
    assert "Nok Wongsa" in read(north.malee, "sheets")
    page = read(north.malee, "sheets", who="silent", ask=str(ask.pk), layout="list", unit="")
    assert "For 2 people" in page


def test_a_sheet_says_in_her_language_what_is_asked_and_how_to_give_it_back(north: North) -> None:
    north.aree.language = "th"
    north.aree.save()
    ask = asked_all(north)
    made = send(north.malee, "sheets", who="paper", layout="each", tells_phone="on")
    code = of_aree(ask, north).code
    for words in (
        "รถตู้",
        "ต้องการรถตู้ไหม",
        "ใช่",
        "There is only one.",
        "Aree Kamdee",
        str(code),
        "Malee Srisuk",
    ):
        assert words in made
    assert "คืนกระดาษแผ่นนี้" in made
    assert "+66 81 000 0001" in made
    assert "Travel money" in made


def test_her_phone_stands_on_it_only_when_she_wants_that(north: North) -> None:
    asked_all(north)
    assert "+66 81 000 0001" not in send(north.malee, "sheets", who="paper", layout="each")


def test_a_list_has_a_row_for_each_and_a_person_has_a_sheet_with_all_of_hers(north: North) -> None:
    ask, second = asked_all(north), asked_all(north)
    assert sheet_of(north, north.aree.pk, ask).asked.count() == 1
    (listed,) = printed(north, Layout.LIST, ask=second)
    assert listed.asked.count() == 2
    page = read(north.malee, "sheets-printed", listed.printing)
    assert "All hours are Thailand Time." in page
    for each in listed.asked.all():
        assert str(each.code) in page
    assert "Ban Rai" in page


def test_handed_out_means_reached_and_back_leads_to_typing(north: North) -> None:
    ask = asked_all(north)
    sheet = sheet_of(north, north.aree.pk, ask)
    send(north.malee, "sheet-handed-out", sheet.pk)
    asked = of_aree(ask, north)
    assert asked.reached_by == Channel.PAPER
    assert asked.reached_at is not None
    first = Sheet.objects.get(pk=sheet.pk).handed_out_at
    actions.hand_out(actor=by(north.malee), sheet=sheet)
    assert Sheet.objects.get(pk=sheet.pk).handed_out_at == first
    assert "Do you need the van?" in send(north.malee, "sheet-back", sheet.pk)
    assert Sheet.objects.get(pk=sheet.pk).back_at is not None


def test_all_that_was_printed_together_is_handed_out_at_once(north: North) -> None:
    sheets = printed(north)
    send(north.malee, "printing-handed-out", sheets[0].printing)
    assert Sheet.objects.filter(handed_out_at=None).count() == 0


def test_what_is_back_without_a_word_had_been_handed_out(north: North) -> None:
    sheet = printed(north)[0]
    actions.come_back(actor=by(north.malee), sheet=sheet)
    again = actions.come_back(actor=by(north.malee), sheet=sheet)
    assert again.handed_out_at == again.back_at


def test_nobody_to_print_for_is_said(north: North) -> None:
    assert "Nobody to print for" in read(north.malee, "sheets")
    assert "There is nobody to print for." in send(north.malee, "sheets", who="paper", layout="each")


def test_what_is_over_or_answered_is_not_printed(north: North) -> None:
    asked_all(north, until=timezone.now() - timedelta(hours=1))
    assert "Nobody to print for" in read(north.malee, "sheets", who="silent", layout="each")


@pytest.mark.parametrize("name", ["sheets", "desk", "calls", "desk-different"])
def test_only_who_may_has_the_desks(north: North, south: South, name: str) -> None:
    printed(north)
    address = reverse(name, args=["north"])
    assert signed_in(north.malee).get(address).status_code == 200
    assert signed_in(north.preecha).get(address).status_code == 200
    for client in (Client(), signed_in(south.wipa), signed_in(north.nok), signed_in(north.aree)):
        assert client.get(address).status_code == 404


@pytest.mark.usefixtures("mail")
def test_the_list_asks_no_more_for_more_people(north: North, assert_queries: Limit) -> None:
    ask = asked_all(north)
    people = [person(f"P{number} Rak", email="") for number in range(40)]
    add_addressees(ask, [Addressee(person=each.pk) for each in people])
    printed(north, ask=ask)
    client = signed_in(north.malee)
    client.get(reverse("sheets", args=["north"]))
    with assert_queries(at_most=22):
        page = client.get(reverse("sheets", args=["north"])).content.decode()
    assert "For 41 people" in page
    assert len(people) < MOST_SHEETS


@pytest.mark.parametrize("layout", list(Layout))
def test_a_free_ask_is_printed_in_each_of_the_seven_languages(north: North, layout: Layout) -> None:
    ask = asked_all(north, title=SENTENCES, question=SENTENCES, why=SENTENCES)
    people = [person(f"{code} Rak", email="", language=code) for code in SENTENCES]
    add_addressees(ask, [Addressee(person=each.pk) for each in people])
    sheets = printed(north, layout, ask=ask)
    made = signed_in(north.malee).get(reverse("sheets-pdf", args=["north", sheets[0].printing]))
    assert made["Content-Type"] == "application/pdf"
    assert EMPTY_BOXES not in made.content
    paper = pypdfium2.PdfDocument(made.content)
    said = "".join(page.get_textpage().get_text_range() for page in paper)
    if layout == Layout.EACH:
        # Nok and Aree have their sheets, and each of the seven has hers.
        assert len(paper) == 9
        for language in ("zh", "vi", "en"):
            assert SENTENCES[language][:20] in said
    for each in ask.asked.exclude(organisation__in=[north.office.pk, north.group.pk]):
        assert str(each.code) in said


@pytest.mark.usefixtures("mail")
def test_no_ask_is_cut_by_the_end_of_a_page(north: North) -> None:
    asks = [asked_all(north, question={"en": f"Question {number}?"}) for number in range(1, 7)]
    send(north.malee, "sheets", who="paper", layout="each")
    sheet = Sheet.objects.get(person=north.aree)
    answer = signed_in(north.malee).get(reverse("sheets-pdf", args=["north", sheet.printing]))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content)]
    assert len(pages) > 1
    for page in pages:
        assert page.count("Do you") + page.count("Question") == page.count("What you want to add:")
    assert sum(page.count("Question") for page in pages) == len(asks)


def test_without_the_engine_the_page_is_printed_from_the_browser(
    north: North, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = printed(north)[0]
    (tmp_path / "engine_that_cannot.py").write_text("raise OSError('cannot load library libpango')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(pdf, "ENGINE", "engine_that_cannot")
    address = reverse("sheets-pdf", args=["north", sheet.printing])
    page = signed_in(north.malee).get(address, follow=True).content.decode()
    assert "libpango" in page
    assert sheet.code in page


def test_the_code_on_a_sheet_leads_to_its_ask_for_those_who_type(north: North, south: South) -> None:
    ask = asked_all(north)
    address = reverse("desk-code", args=["north", of_centre(ask, north).code])
    assert "Do you need the van?" in signed_in(north.malee).get(address).content.decode()
    for client in (Client(), signed_in(south.wipa), signed_in(north.nok)):
        assert client.get(address).status_code == 404


def test_where_no_mail_is_set_up_whoever_has_no_phone_gets_paper(north: North) -> None:
    asked_all(north)
    assert "Nok Wongsa" in read(north.malee, "sheets")
    Person.objects.filter(pk=north.nok.pk).update(phone="+66 53 111 222")
    assert "Nok Wongsa" not in read(north.malee, "sheets")


@pytest.mark.usefixtures("mail")
def test_paper_comes_when_what_she_likes_better_failed(north: North) -> None:
    Reach.objects.create(person=north.nok, ways=[Way.MAIL, Way.PAPER])
    asked_all(north)
    assert "Nok Wongsa" not in read(north.malee, "sheets")
    Reach.objects.update(failing=[Way.MAIL])
    assert "Nok Wongsa" in read(north.malee, "sheets")


def test_sheets_of_all_that_is_asked_about_one_thing(north: North) -> None:
    about = uuid4()
    asks = [asked_all(north, question={"en": f"Question {number}?"}) for number in range(3)]
    Ask.objects.filter(pk__in=[each.pk for each in asks[:2]]).update(about=about)
    send(north.malee, "sheets", ask=str(about), who="paper", layout="each")
    assert {asked.ask for asked in Sheet.objects.get(person=north.aree).asked.all()} == set(asks[:2])
