"""Text: what is kept, what is compared, what sorts where."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.domain.text import Script, clean, fold, guess_language, guess_script, says_nothing, sort_key


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\ufeffAction\xa0Against\u3000 Hunger ", "Action Against Hunger"),
        ("Sava\u00adnna\u200b Club", "Savanna Club"),
        ("\u200bសិទ្ធិ\u200b\u200bកុមារ\u200b", "សិទ្ធិ\u200bកុមារ"),
        ("one\ntwo\x07", "one two"),
        ("Me\u0301decins", "Médecins"),
    ],
)
def test_what_somay_types_is_kept_tidy(written: str, kept: str) -> None:
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Médecins du Monde", "MEDECINS  DU MONDE"),
        ("U.N.", "UN"),
        ("พ.ม.", "พม"),
        ("น้ำ", "น\u0e49\u0e4d\u0e32"),
        ("น้ำ", "น\u0e4d\u0e49\u0e32"),
        ("เเม่สาย", "แม่สาย"),
        ("เ\u200bเม่สาย", "แม่สาย"),
        ("หมู่ ๕", "หมู่ 5"),
        ("Women's Union", "Women’s Union"),
        ("Đà Nẵng", "Da Nang"),
        ("សិទ្ធិ\u200bកុមារ", "សិទ្ធិកុមារ"),
        ("ACDI/VOCA", "ACDI VOCA"),
    ],
)
def test_two_ways_to_write_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["แม่", "ກຸ່ມ", "ស្ត្រី", "မြို့"])
def test_vowel_signs_and_tones_survive_folding(word: str) -> None:
    assert fold(word) == unicodedata.normalize("NFC", word)
    assert fold("แม") != fold("แม่")


@given(st.text())
def test_folding_and_cleaning_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)
    assert fold(clean(text)) == fold(text)


@pytest.mark.parametrize("cell", ["", " - ", "#N/A", "n/a", "Unknown", "?", "ไม่มี", "无", "Néant"])
def test_a_cell_can_say_nothing(cell: str) -> None:
    assert says_nothing(cell)
    assert not says_nothing("Nan Province Women's Group")


def test_the_script_tells_the_language_where_it_can() -> None:
    texts = ["แม่สาย (Mae Sai)", "ວຽງຈັນ", "ភ្នំពេញ", "ရန်ကုန်", "昆明市", "Mae Sai", "Москва", "123"]
    scripts = ["th", "lo", "km", "my", "zh", "latin", "other", "other"]
    assert [guess_script(text) for text in texts] == [Script(script) for script in scripts]
    assert [guess_language(text) for text in texts[:6]] == ["th", "lo", "km", "my", "zh", "en"]
    assert guess_language("Genève", otherwise="fr") == "fr"


def test_thai_sorts_by_consonant_and_tones_only_break_ties() -> None:
    names = ["แม่สาย", "เชียงราย", "เชียงใหม่", "กรุงเทพ", "มอ", "แม", "ขอนแก่น"]
    assert sorted(names, key=sort_key) == ["กรุงเทพ", "ขอนแก่น", "เชียงราย", "เชียงใหม่", "มอ", "แม", "แม่สาย"]


def test_numbers_sort_as_numbers_and_accents_do_not_matter() -> None:
    names = ["Village 10", "Village 2", "Élan", "Zoa", "east"]
    assert sorted(names, key=sort_key) == ["east", "Élan", "Village 2", "Village 10", "Zoa"]
