"""When something fails, the reader gets one sentence in her language, and the right status."""

import pytest
from django.db import IntegrityError
from django.http import HttpRequest
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.utils import translation

from trellis.domain.problems import CHANGED_MEANWHILE, NOT_FOUND, NOT_PERMITTED, NOT_VALID, Kind, Problem
from trellis.ui.middleware import ProblemPages
from trellis.ui.problems import sentence, translated
from trellis.ui.views import csrf_failed


def shown(problem: Problem, rf: RequestFactory) -> tuple[int, str]:
    pages = ProblemPages(lambda _: None)  # type: ignore[arg-type,return-value]
    answer = pages.process_exception(rf.get("/n/northnet/"), problem)
    assert answer is not None
    return answer.status_code, answer.content.decode()


def test_a_sentence_is_filled_with_people_s_own_words() -> None:
    assert sentence(Problem(NOT_VALID, what="Colour", why="Name")) == "Colour: Name"
    big = Kind("too-many", "%(count)s rows, and no more than %(most)s: %(names)s")
    assert (
        sentence(Problem(big, count=300000, most=7, names=["A", "B"]))
        == "300,000 rows, and no more than 7: A; B"
    )


def test_the_catalogue_s_words_are_translated_and_people_s_are_not() -> None:
    who = Kind("who", "%(name)s: %(reason)s")
    with translation.override("th"):
        assert sentence(Problem(who, name="Name", reason="Not known")) == "Name: ไม่ทราบ"
    assert translated("") == ""


def test_a_problem_inside_a_problem_is_a_sentence_too() -> None:
    row = Kind("row", "Row %(row)s: %(cause)s")
    assert sentence(Problem(row, row=3, cause=Problem(NOT_VALID, what="Type", why="?"))) == "Row 3: Type: ?"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (NOT_FOUND, "There is nothing here for you"),
        (CHANGED_MEANWHILE, "Somebody else was faster"),
        (Kind("odd", "Odd.", 418), "This can&#39;t be done as it was sent"),
    ],
)
def test_each_problem_has_its_page_and_status(kind: Kind, title: str, rf: RequestFactory) -> None:
    status, page = shown(Problem(kind), rf)
    assert status == kind.status
    assert title in page.replace("can't", "can&#39;t")
    assert kind.code in page


def test_a_reason_is_escaped_on_the_page(rf: RequestFactory) -> None:
    status, page = shown(Problem(NOT_PERMITTED, reason="<script>"), rf)
    assert status == 403
    assert "<script>" not in page.replace('<script src="', "")


def test_other_failures_are_left_to_django(rf: RequestFactory) -> None:
    pages = ProblemPages(lambda _: None)  # type: ignore[arg-type,return-value]
    assert pages.process_exception(rf.get("/"), ValueError("x")) is None


@pytest.mark.parametrize("page", ["400.html", "403.html", "404.html", "409.html", "500.html"])
def test_an_error_page_needs_neither_request_nor_database(page: str) -> None:
    written = get_template(page).render({})
    assert "<h1>" in written
    assert 'action="/language"' not in written


def test_a_form_that_cannot_be_trusted_says_that_nothing_was_saved(rf: RequestFactory) -> None:
    request: HttpRequest = rf.post("/gallery/")
    answer = csrf_failed(request, reason="CSRF cookie not set.")
    assert answer.status_code == 403
    assert "nothing was saved" in answer.content.decode()


@pytest.mark.django_db
def test_an_address_with_a_nul_gets_a_sentence() -> None:
    answer = Client().get("/search?q=a%00b")
    assert answer.status_code == 400
    assert "no text can have" in answer.content.decode()


def test_what_two_did_at_once_is_a_sentence_and_no_failure_of_the_server(rf: RequestFactory) -> None:
    pages = ProblemPages(lambda _: None)  # type: ignore[arg-type,return-value]
    answer = pages.process_exception(rf.post("/account/2fa/"), IntegrityError("Key (email)=(a@b.org) exists"))
    assert answer is not None
    assert answer.status_code == 409
    assert "This was sent twice" in answer.content.decode()
    assert "a@b.org" not in answer.content.decode()
    assert pages.process_exception(rf.post("/"), KeyError("a fault of ours")) is None
