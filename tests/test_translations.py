"""Every sentence has its Thai: complete, with the same places, written as Thai is written."""

import re
import shutil
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tools import messages
from trellis.accounts.models import Person
from trellis.ui import borrowed

FILE = messages.LOCALE / "th" / "LC_MESSAGES" / "django.po"
PLACE = re.compile(r"%(?:\(\w+\))?[sd]|</?\w+>|--\w+")
# Abbreviations end in a full stop; sentences don't.
ABBREVIATIONS = re.compile(r"\b(พ\.ศ|ค\.ศ|อบต|อปท|สยช)\.")
# What a typist gets wrong and an eye doesn't see: each with the reason.
FAULTS = {
    r"[\u0e00-\u0e7f]\.(\s|$)": "a Thai sentence has no full stop",
    r"\S\s*[\u0e00-\u0e7f]\?": "a Thai question has no question mark",
    "เเ": "two sara e instead of one sara ae",
    "ํา": "nikhahit and sara aa instead of one sara am",
    r"[\u0e00-\u0e7f]ๆ|ๆ[\u0e00-\u0e7f]": "mai yamok stands between spaces",
    r"[\u0e00-\u0e7f]  +[\u0e00-\u0e7f]": "two spaces in a sentence",
    r"(^|\s)'%\(|%\(\w+\)s'": "Thai quotation marks are “ and ”",
    "[\u200b\u00a0]": "an invisible sign",
}


def read() -> Catalog:
    with FILE.open("rb") as text:
        return read_po(text, locale="th")


def sentences() -> list[Message]:
    return [message for message in read() if message.id]


def spoken(message: Message) -> str:
    """Give the Thai sentence; one with a number has a single form."""
    return message.string if isinstance(message.string, str) else "".join(message.string or ())


def english(message: Message) -> str:
    """Give the sentence that the Thai one says; of two, the one for many, since Thai knows no other."""
    return message.id if isinstance(message.id, str) else message.id[1]


def marked(file: Path) -> list[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Give the sentences that a file of Django's marks for translation."""
    words = {"_": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}
    return list(extract_from_file("python", file, keywords=words))


def test_every_sentence_has_its_thai() -> None:
    assert [message.id for message in sentences() if not spoken(message).strip()] == []


def test_no_sentence_is_only_guessed() -> None:
    assert [message.id for message in sentences() if message.fuzzy] == []


def test_thai_sentences_have_the_places_of_the_english_ones() -> None:
    for message in sentences():
        there, here = PLACE.findall(english(message)), PLACE.findall(spoken(message))
        assert sorted(there) == sorted(here), message.id


def test_the_file_compiles() -> None:
    assert [(message.id, errors) for message, errors in read().check()] == []


@pytest.mark.parametrize("fault", FAULTS, ids=FAULTS.values())
def test_thai_is_written_as_thai_is_written(fault: str) -> None:
    found = [spoken(each) for each in sentences() if re.search(fault, ABBREVIATIONS.sub("", spoken(each)))]
    assert found == [], FAULTS[fault]


def test_a_password_is_refused_in_thai() -> None:
    malee = Person(name="Malee Suwan", sign_in_name="malee")
    with override("th"), pytest.raises(ValidationError) as refused:
        validate_password("password", malee)
    assert not re.search("[A-Za-z]", " ".join(refused.value.messages))


def test_what_django_has_no_thai_for_is_still_what_django_says() -> None:
    folder = Path(django.__file__).parent
    files = ("contrib/auth/password_validation.py", "core/validators.py", "forms/fields.py")
    said = [text for name in files for _, text, _, _ in marked(folder / name)]
    assert [one for one in (*borrowed.SENTENCES, *borrowed.COUNTED) if one not in said] == []


def test_the_file_holds_what_the_code_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "th" / "LC_MESSAGES" / "django.po"
    copy.parent.mkdir(parents=True)
    shutil.copy(FILE, copy)
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    messages.main()
    assert copy.read_text() == FILE.read_text(), "run 'make messages', then translate what is new"
