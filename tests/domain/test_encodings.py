"""Files of every age are read as they were written."""

import unicodedata

import pytest

from trellis.domain.encodings import guess_encoding

THAI = "ชื่อองค์กร,ที่อยู่\nมูลนิธิศูนย์ชีวิตใหม่,เชียงใหม่\n"
CHINESE = "名称,地址\n云南省妇女联合会,昆明市\n"
FRENCH = "Nom,Pays\nMédecins sans Frontières,Guinée\nCroix Rouge française,Sénégal\n"
PORTUGUESE = "Organização São João,Timor\n"
VIETNAMESE = "Hội Liên hiệp Phụ nữ Việt Nam,Nghệ An\n"


def as_cp1258(text: str) -> bytes:
    """Write Vietnamese as old Windows did: tone marks apart from their vowels."""
    apart = unicodedata.normalize("NFD", text)
    for mark in "\u0302\u0306\u031b":
        for base in "aeouAEOU":
            for tone in ("", *"\u0300\u0301\u0303\u0309\u0323"):
                apart = apart.replace(base + tone + mark, unicodedata.normalize("NFC", base + mark) + tone)
    return apart.encode("cp1258")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (THAI, "cp874"),
        (CHINESE, "gb18030"),
        (FRENCH, "cp1252"),
        (PORTUGUESE, "cp1252"),
        (THAI, "utf-8"),
        (THAI, "utf-16"),
    ],
)
def test_the_letters_tell_the_encoding(text: str, codec: str) -> None:
    raw = text.encode(codec)
    assert raw.decode(guess_encoding(raw)) == text


def test_vietnamese_of_old_windows_is_told_from_french() -> None:
    assert guess_encoding(as_cp1258(VIETNAMESE)) == "cp1258"


def test_what_no_code_page_explains_is_read_all_the_same() -> None:
    assert guess_encoding(b"\xef\xbb\xbfname") == "utf-8-sig"
    assert guess_encoding(b"\x81\x8d\xff\xfe,") == "latin-1"
