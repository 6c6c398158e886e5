"""Malee reads Thai, Anna reads English: each sees an organisation by the name she can read."""

from django.utils import translation

from trellis.ui.names import choose, name_of, name_text

SHELTER = {"en": "Women's Shelter <North>", "th": "บ้านพักสตรี"}


def test_each_reader_sees_her_own_language() -> None:
    assert choose(SHELTER, "th") == ("th", "บ้านพักสตรี")
    assert choose(SHELTER, "en") == ("en", "Women's Shelter <North>")


def test_without_her_language_the_network_s_own_comes_before_english() -> None:
    assert choose(SHELTER, "lo", default="th") == ("th", "บ้านพักสตรี")
    assert choose(SHELTER, "lo") == ("en", "Women's Shelter <North>")


def test_a_regional_language_takes_its_main_one_and_the_last_resort_is_any_name() -> None:
    assert choose({"zh": "清迈"}, "zh-hans") == ("zh", "清迈")
    assert choose({"en": "", "my": "မြန်မာ"}, "th") == ("my", "မြန်မာ")
    assert choose({}, "th") == ("", "")


def test_a_foreign_name_carries_its_language_and_is_escaped() -> None:
    with translation.override("th"):
        shown = name_of({"en": "Women's Shelter <North>"})
    assert shown == '<bdi lang="en">Women&#39;s Shelter &lt;North&gt;</bdi>'


def test_a_name_in_the_page_s_language_is_plain() -> None:
    with translation.override("th"):
        assert name_of(SHELTER) == "บ้านพักสตรี"
        assert name_text({"en": "A & B"}) == "A & B"
