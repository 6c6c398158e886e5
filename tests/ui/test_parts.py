"""The parts say what they are told, to every reader, and nothing that they weren't."""

import gzip
import random
from fractions import Fraction
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django import forms
from django.template import engines
from django.test import Client

from trellis.ui import gallery
from trellis.ui.areas import Area
from trellis.ui.jinja import icon, language_name, url_if_any
from trellis.ui.samples import SAMPLES


def written(source: str, **words: object) -> str:
    env = engines["jinja2"].env  # type: ignore[attr-defined]
    return str(env.from_string('{% import "ui/parts.html" as ui %}' + source).render(words))


class Letter(forms.Form):
    """A form with something hidden and something chosen several times."""

    name = forms.CharField(help_text="As written.")
    token = forms.CharField(widget=forms.HiddenInput)
    days = forms.MultipleChoiceField(
        choices=[("m", "Monday"), ("t", "Tuesday")], widget=forms.CheckboxSelectMultiple
    )
    scan = forms.FileField(required=False)

    def clean(self) -> None:
        self.add_error(None, "Not today.")


def test_the_gallery_shows_every_part(client: Client) -> None:
    page = client.get("/gallery/").content.decode()
    env = engines["jinja2"].env  # type: ignore[attr-defined]
    parts = [part for chapter in gallery.CHAPTERS for part in gallery.names_in(chapter, env)]
    files = {file.stem for file in (gallery.TEMPLATES / "parts").glob("*.html")}
    assert files == set(gallery.CHAPTERS)
    assert len(parts) >= 25
    for part in parts:
        assert f'<section class="gallery-part" id="{part}">' in page
        assert f"ui.{part}(" in (gallery.TEMPLATES / "gallery" / f"{part}.html").read_text()


def test_one_line_brings_in_every_part() -> None:
    env = engines["jinja2"].env  # type: ignore[attr-defined]
    for chapter in gallery.CHAPTERS:
        for part in gallery.names_in(chapter, env):
            assert written("{{ ui[part] is defined }}", part=part) == "True", part


@pytest.mark.parametrize("scheme", ["light", "dark", "pink", "<script>"])
def test_the_gallery_may_be_seen_by_day_and_by_night(scheme: str, client: Client) -> None:
    page = client.get("/gallery/", {"scheme": scheme}).content.decode()
    assert (f'class="{scheme}">' in page) == (scheme in gallery.SCHEMES)


def test_no_part_needs_what_the_security_policy_forbids(client: Client) -> None:
    page = client.get("/gallery/").content.decode()
    for forbidden in (" style=", "<style", " onclick=", "javascript:"):
        assert forbidden not in page


def test_every_symbol_that_a_part_uses_is_in_the_sprite(client: Client) -> None:
    page = client.get("/gallery/").content.decode()
    used = {piece.split('"')[0] for piece in page.split("icons.svg#")[1:]}
    used |= {piece.split('"')[0] for piece in page.split(".svg#")[1:]}
    assert used == set(gallery.symbols())
    assert icon("check").startswith('<svg class="icon" aria-hidden="true">')


def test_a_field_is_tied_to_its_help_and_its_error() -> None:
    page = written("{{ ui.form(form, csrf='', submit='Save', action='/x') }}", form=Letter({"name": ""}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert 'enctype="multipart/form-data"' in page
    assert '<a href="#id_name">Name</a>' in page
    assert "Not today." in page
    assert page.count("<fieldset") == 1
    assert '<a href="#id_token"' not in page


def test_a_deed_that_needs_a_second_thought_asks_without_a_script() -> None:
    page = written(
        "{{ ui.post_button('Close', '/close', csrf='TOKEN', confirm='It ends.', fields={'version': 3}) }}"
    )
    assert page.index("<details") < page.index("It ends.") < page.index('method="post"') < page.index("TOKEN")
    assert '<input type="hidden" name="version" value="3">' in page
    assert "Yes: Close" in page


def test_the_reasons_say_which_hold() -> None:
    reasons = [
        SimpleNamespace(says="You are a member.", holds=True),
        SimpleNamespace(says="It is open.", holds=False),
    ]
    page = written("{{ ui.why(may=false, reasons=reasons) }}", reasons=reasons)
    assert "Why may I not do this?" in page
    assert page.index('class="holds"') < page.index("You are a member.") < page.index('class="fails"')


def test_what_is_not_known_says_so_and_nought_is_nought() -> None:
    page = written("{{ ui.facts([('Phone', none), ('Mail', ''), ('Votes', 0)]) }}")
    assert page.count("Not known") == 2
    assert "<dd>0</dd>" in page


def test_people_s_words_are_escaped_in_every_part() -> None:
    bad = "<img src=x>"
    page = written(
        "{{ ui.card(bad) }}{{ ui.tag(bad) }}{{ ui.person_line(bad) }}"
        "{{ ui.tree([{'label': bad}], label=bad) }}"
        "{{ ui.danger_zone(bad, bad, '/', '', must_type=bad) }}{{ ui.organisation_line({'en': bad}) }}",
        bad=bad,
    )
    assert bad not in page


def test_an_empty_list_says_that_it_is_empty() -> None:
    call = "ui.table(columns=['Name', ('Votes', 'number')], rows=[], caption='C')"
    page = written("{% call(row, label) " + call + " %}{% endcall %}")
    assert 'colspan="2"' in page
    assert "Nothing here yet." in page
    assert "<caption>C</caption>" in written("{{ ui.bars('C', rows=[]) }}")


def test_a_page_links_only_to_what_there_is() -> None:
    assert url_if_any("no-such-page") == ""
    assert url_if_any("gallery") == "/gallery/"
    assert language_name("th") == "ภาษาไทย"
    assert language_name("xx") == "xx"


def test_a_bar_takes_exact_fractions() -> None:
    said = written("{{ ui.bars('Voices', rows) }}", rows=[("Yes", Fraction(1, 3)), ("No", Fraction(2, 3))])
    assert 'width="50.0"' in said


def test_a_map_tells_each_state_by_pattern_and_in_words() -> None:
    call = "{{ ui.map(id='m', title='Who works where', areas=areas, height=560) }}"
    page = written(call, areas=SAMPLES["en"].areas)
    for state in ("planned", "not-reported", "not-visible"):
        assert f'fill="url(#m-{state})"' in page
        assert f'<pattern id="m-{state}"' in page
    assert "<title>1. Upper Ford: somebody works there, 3</title>" in page
    assert page.count("nobody has reported") == 3
    assert "style=" not in page


def test_two_hundred_areas_weigh_little() -> None:
    chance = random.Random(20261125)  # noqa: S311  for a sample, not for a secret

    def area(number: int) -> Area:
        steps = " ".join(f"{chance.randint(-9, 9)} {chance.randint(-9, 9)}" for _ in range(45))
        path = f"M{number * 5} {number * 4}l{steps.replace(' -', '-')}z"
        more = {"state": "planned", "value": str(number), "href": f"/places/{uuid4()}/"}
        return Area(name=f"Invented place {number}", path=path, x=5, y=5, room=20, **more)

    page = written(
        "{{ ui.map(id='m', title='Many', areas=areas, height=900, value_label='Organisations') }}",
        areas=[area(number) for number in range(200)],
    )
    assert len(gzip.compress(page.encode())) < 40_000


def test_names_are_written_where_there_is_room() -> None:
    def label(name: str, room: int) -> str:
        return Area(name=name, path="", x=0, y=0, room=room).label

    assert [label("Mae Sai", room) for room in (20, 50, 80)] == ["", "wide", "always"]
    assert label("แม่สาย", 55) == "always"
    assert label("昆明", 36) == "always"
    assert Area(name="昆明", path="", x=0, y=0, room=36).label_under_number == "wide"
    assert Area(name="昆明", path="", x=0, y=0, room=50).label_under_number == "always"
    assert not Area(name="a", path="", x=0, y=0, room=9).takes_number
