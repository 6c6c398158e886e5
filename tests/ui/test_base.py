"""The frame of a page: whose it is, where one can go, and in whose calendar it counts."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory

from trellis.ui import dates
from trellis.ui.masthead import Link, Masthead, default_links
from trellis.ui.middleware import ProblemPages

PAGE = """{% extends "ui/base.html" %}
{% block title %}Members{% endblock %}
{% block main %}<p>12</p>{% endblock %}
"""
NORTHNET = Masthead(
    name="Northern <Network>",
    acronym="NN",
    home="/n/northnet/",
    logo="/n/northnet/logo",
    accent_css="/n/northnet/accent-1.css",
    links=(Link(label="Members", href="/n/northnet/members/", icon="people", is_current=True),),
)


@pytest.fixture
def request_of_malee(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/n/northnet/members/")
    request.user = SimpleNamespace(pk=7, is_authenticated=True, name="Malee", calendar="buddhist")  # type: ignore[assignment]
    return request


def page(request: HttpRequest, source: str = PAGE, **words: Any) -> str:
    return str(engines["jinja2"].from_string(source).render(words, request))


def test_a_network_s_page_bears_its_name_logo_colour_and_links(request_of_malee: HttpRequest) -> None:
    shown = page(request_of_malee, masthead=NORTHNET)
    assert "<b>NN</b> <small>Northern &lt;Network&gt;</small>" in shown
    assert '<img src="/n/northnet/logo" alt=""' in shown
    assert '<link rel="stylesheet" href="/n/northnet/accent-1.css">' in shown
    assert '<a href="/n/northnet/members/" aria-current="page">' in shown


def test_a_page_of_nobody_s_bears_trellis_s_name(request_of_malee: HttpRequest) -> None:
    shown = page(request_of_malee)
    assert "<title>Members · Trellis</title>" in shown
    assert "Malee" in shown
    assert "<aside" not in shown


def test_a_page_may_have_something_beside_it(request_of_malee: HttpRequest) -> None:
    shown = page(request_of_malee, PAGE + "{% block aside %}<p>Beside</p>{% endblock %}")
    assert shown.count("<p>Beside</p>") == 1
    assert "<aside" in shown


def test_the_way_through_the_house_shows_where_one_is() -> None:
    assert [link.is_current for link in default_links("/")] == [True, False, False, False]
    assert [link.is_current for link in default_links("/places/th/")] == [False, False, False, True]
    assert [link.is_current for link in default_links("/networks/new")] == [False, False, True, False]


def test_what_the_last_deed_left_to_say_is_said_and_escaped(request_of_malee: HttpRequest) -> None:
    request_of_malee.session = {}  # type: ignore[assignment]
    request_of_malee._messages = FallbackStorage(request_of_malee)  # type: ignore[attr-defined]
    messages.error(request_of_malee, "No <b>letter</b>")
    shown = page(request_of_malee)
    assert 'class="notice problem"' in shown
    assert "No &lt;b&gt;letter&lt;/b&gt;" in shown


def in_calendar_of(request: HttpRequest) -> str:
    answer = ProblemPages(lambda _: HttpResponse(dates.date_words(date(2026, 11, 23))))(request)
    return answer.content.decode()


def test_dates_are_counted_as_the_person_counts(request_of_malee: HttpRequest, rf: RequestFactory) -> None:
    assert in_calendar_of(request_of_malee) == "23 November 2569 BE"
    request_of_malee.user.calendar = "gregorian"  # type: ignore[union-attr]
    assert in_calendar_of(request_of_malee) == "23 November 2026"
    assert in_calendar_of(rf.get("/")) == "23 November 2026"
