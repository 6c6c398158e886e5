"""The letter behind a mandate: told by its content, kept under a random name, given back as what it is."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from uuid import uuid4

from django.core.files import File

from trellis.domain import text
from trellis.domain.problems import LETTER_KIND, LETTER_SIZE, Problem

LIMIT_MB = 10
_NAME_LENGTH = 120


@dataclass(frozen=True)
class Kind:
    """A kind of file that a letter may be: its ending, its media type and the signs it begins with."""

    ending: str
    media_type: str
    begins: bytes


KINDS = (
    Kind("pdf", "application/pdf", b"%PDF-"),
    Kind("jpg", "image/jpeg", b"\xff\xd8\xff"),
    Kind("png", "image/png", b"\x89PNG\r\n\x1a\n"),
)


def kind_of(file: "File[bytes]", name: str) -> Kind:
    """Tell what a file is by how it begins; raises Problem when it is too large or no letter can be that."""
    if file.size > LIMIT_MB * 1024 * 1024:
        raise Problem(LETTER_SIZE, name=name, limit=LIMIT_MB)
    file.seek(0)
    begins = file.read(16)
    file.seek(0)
    found = next((kind for kind in KINDS if begins.startswith(kind.begins)), None)
    if found is None:
        raise Problem(LETTER_KIND, name=name)
    return found


def stored_name(kind: Kind) -> str:
    """Give a name that nobody can guess and that says nothing."""
    return f"{uuid4().hex}.{kind.ending}"


def shown_name(name: str, kind: Kind) -> str:
    """Give the name under which the letter is offered: the person's own, with the true ending."""
    stem = re.sub(r'[\\/:*?"<>|\r\n;]+', " ", PurePath(name.replace("\\", "/")).stem)
    return f"{text.clean(stem)[:_NAME_LENGTH] or 'letter'}.{kind.ending}"


def media_type(name: str) -> str:
    """Give the media type of a stored letter by the ending that its content gave it."""
    ending = name.rpartition(".")[2]
    return next((kind.media_type for kind in KINDS if kind.ending == ending), "application/octet-stream")
