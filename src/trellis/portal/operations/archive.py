"""The one file of a backup: a zip of database, uploaded files and secret key, with a list of them."""

import hashlib
import json
import os
import re
import secrets
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from trellis.domain.problems import BACKUP_NOT_READABLE, FILE_EXISTS, N_, Problem

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database.sqlite3"
KEY = "secret-key"
FILES = "files/"
# Nothing else is ever unpacked: no way up, no root, no drive, no hidden name.
_ALLOWED = re.compile(r"(?:database\.sqlite3|secret-key|files/[^/\\:\x00]+(?:/[^/\\:\x00]+)*)")
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 64 << 20
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True)
class Item:
    """One file of an archive: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive says of itself: when it was made (ISO 8601), its database's migrations, its files."""

    made_at: str
    migrations: tuple[str, ...]
    items: dict[str, Item]


def _is_safe(name: str) -> bool:
    return bool(_ALLOWED.fullmatch(name)) and not any(part.startswith(".") for part in name.split("/"))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> Item:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reader, archive.open(_entry(name), "w", force_zip64=True) as writer:
        while block := reader.read(_CHUNK):
            digest.update(block)
            size += len(block)
            writer.write(block)
    return Item(size, digest.hexdigest())


def _only_for_us(path: Path) -> IO[bytes]:
    """Make a file that nobody else may read, where there is none yet."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb")


@contextmanager
def _new_file(target: Path) -> Iterator[IO[bytes]]:
    """Write beside the target and rename when all is on the disk: its name never stands for half of it."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with _only_for_us(part) as writer:
            yield writer
            writer.flush()
            os.fsync(writer.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def write(
    target: Path, sources: dict[str, Path], *, made_at: str, migrations: tuple[str, ...], over: bool
) -> Manifest:
    """Write an archive of these files; raises Problem when the target is there already."""
    if target.exists() and not over:
        raise Problem(FILE_EXISTS, name=target.name)
    with (
        _new_file(target) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        items = {name: _add(archive, name, source) for name, source in sorted(sources.items())}
        manifest = Manifest(made_at, migrations, items)
        archive.writestr(MANIFEST, json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1))
    return manifest


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise ValueError(N_("its list of files is too long"))
    told = json.loads(archive.read(MANIFEST))
    if told["format"] != FORMAT:
        raise ValueError(N_("it is of a kind that this version doesn't know"))
    items = {str(name): Item(int(item["size"]), str(item["sha256"])) for name, item in told["items"].items()}
    held = [info.filename for info in archive.infolist()]
    if sorted(held) != sorted([*items, MANIFEST]) or DATABASE not in items:
        raise ValueError(N_("its list of files doesn't fit what is in it"))
    if not all(map(_is_safe, items)):
        raise ValueError(N_("it holds a file that doesn't belong into a backup"))
    return Manifest(str(told["made_at"]), tuple(map(str, told["migrations"])), items)


def _unpack(archive: zipfile.ZipFile, name: str, item: Item, folder: Path) -> None:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, left = hashlib.sha256(), item.size
    with archive.open(name) as reader, _only_for_us(target) as writer:
        while block := reader.read(min(_CHUNK, left + 1)):
            left -= len(block)
            if left < 0:
                break
            digest.update(block)
            writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())
    if left or digest.hexdigest() != item.sha256:
        raise ValueError(N_("a file in it was changed or is cut short"))


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack an archive into an empty folder, every file checked; raises Problem unless it is whole."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive)
            for name, item in manifest.items.items():
                _unpack(archive, name, item, folder)
    except _UNREADABLE as failure:
        why = str(failure) if type(failure) is ValueError else N_("it is damaged, or another kind of file")
        raise Problem(BACKUP_NOT_READABLE, name=source.name, why=why)
    return manifest
