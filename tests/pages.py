"""Reads the forms that a page offers and fills them in as a person would, so that every one can be sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.test import Client


@dataclass
class Form:
    """A form of a page: where it goes, and what is sent with it as it stands.

    `files` are its file fields, `wanted` lines that may not stay empty, `first` what is offered first.
    """

    action: str
    sent: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)

    def filled(self, words: Mapping[str, str]) -> dict[str, list[str]]:
        """Give what is sent when these words are typed where nothing stands, and something where one must."""
        typed = {name: [words[name]] for name, value in self.sent.items() if name in words and value == [""]}
        must = {name: ["So it is."] for name in self.wanted if name not in words and self.sent[name] == [""]}
        ticked = {name: [one] for name, one in self.first.items() if self.sent.get(name, [""]) == [""]}
        return {**self.sent, **ticked, **typed, **must}


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.forms = address, list[Form]()
        self.form: Form | None = None
        self.select, self.area = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.form = Form(urljoin(self.address, given.get("action") or self.address))
            self.forms.append(self.form)
        name = given.get("name") or self.select
        if self.form is None or not name:
            return
        if tag == "input":
            self._input(self.form, name, given)
        elif tag == "textarea":
            self.area = name
            self._add(self.form, name, "", given)
        elif tag == "select":
            self.select = name
        elif tag == "option":
            self._option(self.form, given)

    def _option(self, form: Form, given: dict[str, str]) -> None:
        value = given.get("value", "")
        if value:
            form.first.setdefault(self.select, value)
        if "selected" in given or self.select not in form.sent:
            form.sent[self.select] = [value]

    def _input(self, form: Form, name: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind == "file":
            form.files.append(name)
        elif kind == "radio":
            form.first.setdefault(name, given.get("value", "on"))
            if "checked" in given:
                form.sent[name] = [given.get("value", "on")]
        elif kind == "checkbox":
            if "checked" in given:
                form.sent.setdefault(name, []).append(given.get("value", "on"))
        else:
            self._add(form, name, given.get("value", ""), given)

    def _add(self, form: Form, name: str, value: str, given: dict[str, str]) -> None:
        form.sent[name] = [value]
        if "required" in given:
            form.wanted.append(name)

    def handle_data(self, data: str) -> None:
        if self.area and self.form:
            self.form.sent[self.area] = [self.form.sent[self.area][0] + data.strip("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""


def forms_on(address: str, page: str) -> Iterator[Form]:
    """Give the forms of a page that do something."""
    reader = _Reader(address)
    reader.feed(page)
    yield from reader.forms


def fill_in(client: Client, address: str, typed: Mapping[str, Any], to: str = "") -> Any:
    """Open a page, type into its form, send it; `to` is where the form goes, if not to the page itself."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    wanted = (to or address).partition("?")[0]
    form = next(
        form for form in forms_on(address, answer.content.decode()) if form.action.partition("?")[0] == wanted
    )
    return client.post(form.action, {**form.sent, **typed})
