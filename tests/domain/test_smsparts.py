"""Text messages are counted as the network counts them, and shortened between letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.smsparts import (
    Measure,
    as_gsm,
    clusters,
    fitted,
    from_gsm,
    lightened,
    measure,
    parts_of,
    shortened,
)


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("", Measure(is_gsm=True, units=0, parts=0)),
        ("a" * 160, Measure(is_gsm=True, units=160, parts=1)),
        ("a" * 161, Measure(is_gsm=True, units=161, parts=2)),
        ("a" * 306, Measure(is_gsm=True, units=306, parts=2)),
        ("a" * 307, Measure(is_gsm=True, units=307, parts=3)),
        ("€" * 80, Measure(is_gsm=True, units=160, parts=1)),
        ("a" + "€" * 80, Measure(is_gsm=True, units=161, parts=2)),
        ("€" * 153, Measure(is_gsm=True, units=306, parts=3)),
        ("ก" * 70, Measure(is_gsm=False, units=70, parts=1)),
        ("ก" * 71, Measure(is_gsm=False, units=71, parts=2)),
        ("ก" * 135, Measure(is_gsm=False, units=135, parts=3)),
        ("👍" * 35, Measure(is_gsm=False, units=70, parts=1)),
        ("👍" * 67, Measure(is_gsm=False, units=134, parts=3)),
    ],
)
def test_parts_are_counted_as_networks_count_them(text: str, measured: Measure) -> None:
    assert measure(text) == measured


def test_plain_quotation_marks_save_half_a_message() -> None:
    assert lightened("“Yes” – it’s fine…") == '"Yes" - it\'s fine...'
    assert lightened("“ใช่”") == "“ใช่”"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ที่", 1),
        ("น้ำ", 1),
        ("เชิญ", 2),
        ("ເຊີນ", 2),
        ("ក្រុម", 2),
        ("မင်္ဂလာ", 3),
        ("👍🏽", 1),
        ("👩‍👧", 1),
        ("🇹🇭🇱🇦", 2),
        ("é a", 3),
    ],
)
def test_what_belongs_to_a_letter_stays_with_it(text: str, letters: int) -> None:
    assert len(clusters(text)) == letters
    assert "".join(clusters(text)) == text


def test_a_text_is_cut_between_words_and_letters() -> None:
    assert shortened("Do you need the van?", 14) == "Do you need…"
    assert shortened("ต้องการรถตู้ไหม", 10) == "ต้องการรถ…"
    assert shortened("ที่", 2) == ""
    assert shortened("short", 10) == "short"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["", "A7K ใช่", "A7K YES / A7K NO"]))
def test_a_message_keeps_to_its_parts(text: str, after: str) -> None:
    sent = fitted("NN", text, after, 2)
    assert measure(sent).parts <= 2
    assert sent.endswith(lightened(after) if after else "")


def test_a_long_question_gives_way_to_how_to_answer() -> None:
    sent = fitted("NN", "Do you need the van? " * 30, "A7K YES / A7K NO", 2)
    assert measure(sent) == Measure(is_gsm=True, units=len(sent), parts=2)
    assert sent.startswith("NN\nDo you need")
    assert sent.endswith("...\nA7K YES / A7K NO")


def test_every_letter_of_gsm_goes_there_and_back() -> None:
    text = "@ΔÆ§¿aà^{}\\[~]|€\f\n"
    assert (measure(text).is_gsm, from_gsm(as_gsm(text))) == (True, text)
    assert as_gsm("€@") == b"\x1be\x00"
    assert from_gsm(b"\x1b\x01\xff\x1b") == "???"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_parts_hold_all_of_a_text(text: str) -> None:
    assert "".join(parts_of(text)) == text
