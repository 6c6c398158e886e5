"""Backing up, bringing back, and proving the record, on whichever engine the run is about."""

import gc
import json
import shutil
import zipfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.people import North, build_north, person
from trellis.accounts.models import Person
from trellis.domain.problems import (
    BACKUP_NEWER,
    BACKUP_NOT_READABLE,
    FILE_EXISTS,
    NOT_CONFIRMED,
    RECORD_BROKEN,
    STILL_SERVED,
    Problem,
)
from trellis.ledger import protection, queries
from trellis.ledger.models import Line
from trellis.portal.operations import archive, backup, lock
from trellis.portal.operations.restore import restore


@pytest.fixture
def _copies_open(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the copy of a database be opened: Django's test case knows only the databases of the settings."""
    guarded = BaseDatabaseWrapper.ensure_connection

    def connect(wrapper: BaseDatabaseWrapper) -> None:
        if not wrapper.alias.startswith("copy-"):
            guarded(wrapper)
        elif wrapper.connection is None:
            wrapper.connect()

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", connect)


@pytest.fixture
def house(_copies_open: None) -> Iterator[North]:
    """Give an installation with a network and one uploaded letter."""
    gc.collect()  # threads of earlier tests that have ended left their connections behind
    media = Path(settings.MEDIA_ROOT)
    shutil.rmtree(media, ignore_errors=True)
    (media / "letters").mkdir(parents=True)
    (media / "letters" / "nok.pdf").write_text("Nok may attend")
    yield build_north()
    for path in sorted(media.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def everything() -> dict[str, Any]:
    """Give what must come back exactly: people with their times, the seals of the record, the files."""
    media = Path(settings.MEDIA_ROOT)
    return {
        "people": list(Person.objects.order_by("pk").values()),
        "seals": {proof.chain: (proof.seal, proof.broken) for proof in queries.verify_all()},
        "files": {
            str(path.relative_to(media)): path.read_bytes() for path in media.rglob("*") if path.is_file()
        },
        "guarded": queries.is_protected(),
    }


def spoil() -> None:
    """Change what a backup should bring back."""
    person("Mallory Late")
    letters = Path(settings.MEDIA_ROOT) / "letters"
    (letters / "nok.pdf").write_text("Nok may spend everything")
    (letters / "late.pdf").write_text("late")


def test_what_was_backed_up_comes_back_exactly(house: North, tmp_path: Path) -> None:
    before = everything()
    backup.write(tmp_path / "house.zip")
    spoil()
    kept = restore(tmp_path / "house.zip")
    assert everything() == before
    assert before["guarded"]
    assert kept is not None
    restore(kept)
    assert Person.objects.filter(name="Mallory Late").exists()
    assert (Path(settings.MEDIA_ROOT) / "letters" / "late.pdf").exists()


def test_life_goes_on_after_a_restore(house: North, tmp_path: Path) -> None:
    backup.write(tmp_path / "house.zip")
    restore(tmp_path / "house.zip")
    out = StringIO()
    call_command("invite", "nok", stdout=out)
    assert "sign-in name  nok" in out.getvalue()
    assert all(proof.broken is None for proof in queries.verify_all())


def test_a_backup_is_for_its_owner_only_and_not_written_over(house: North, tmp_path: Path) -> None:
    target = tmp_path / "house.zip"
    call_command("backup", str(target), stdout=StringIO())
    assert target.stat().st_mode & 0o077 == 0
    with pytest.raises(Problem) as caught:
        call_command("backup", str(target))
    assert caught.value.kind == FILE_EXISTS
    call_command("backup", str(target), "--force", stdout=StringIO())
    assert [path.name for path in tmp_path.iterdir()] == ["house.zip"]


def rewritten(source: Path, target: Path, **changes: Any) -> Path:
    """Write an archive again with files changed, added or left out (None), and with another list of them."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        held = {name: old.read(name) for name in old.namelist()} | changes.pop("files", {})
        told = json.loads(held["manifest.json"])
        told |= changes
        for name in changes.get("listed", ()):
            told["items"][name] = {
                "size": len(held[name]),
                "sha256": archive.hashlib.sha256(held[name]).hexdigest(),
            }
        held["manifest.json"] = json.dumps(told).encode()
        for name, content in held.items():
            if content is not None:
                new.writestr(name, content)
    return target


HOSTILE: dict[str, dict[str, Any]] = {
    "a way up": {"files": {"files/../../evil": b"x"}, "listed": ["files/../../evil"]},
    "a root": {"files": {"/etc/evil": b"x"}, "listed": ["/etc/evil"]},
    "a drive": {"files": {"files/c:evil": b"x"}, "listed": ["files/c:evil"]},
    "a backslash": {"files": {"files/..\\evil": b"x"}, "listed": ["files/..\\evil"]},
    "a hidden file": {"files": {"files/.ssh/keys": b"x"}, "listed": ["files/.ssh/keys"]},
    "another place": {"files": {"static/ui/trellis.js": b"x"}, "listed": ["static/ui/trellis.js"]},
    "an unlisted file": {"files": {"files/more.pdf": b"x"}},
    "a changed file": {"files": {"files/letters/nok.pdf": b"Nok may spen!!"}},
    "a longer file": {"files": {"files/letters/nok.pdf": b"x" * 100_000}},
    "no database": {"files": {"database.sqlite3": None}},
    "a broken database": {
        "files": {"database.sqlite3": b"no database" * 999},
        "listed": ["database.sqlite3"],
    },
    "another kind": {"format": 99},
    "a list of nonsense": {"items": 7},
}


@pytest.mark.parametrize("trick", HOSTILE)
def test_a_hostile_archive_changes_nothing(house: North, tmp_path: Path, trick: str) -> None:
    backup.write(tmp_path / "house.zip")
    before = everything()
    bad = rewritten(tmp_path / "house.zip", tmp_path / "bad.zip", **dict(HOSTILE[trick]))
    with pytest.raises(Problem) as caught:
        restore(bad)
    assert caught.value.kind == BACKUP_NOT_READABLE
    assert everything() == before
    assert not list(Path(settings.HOME).glob(".restore-*"))
    assert not list(tmp_path.parent.rglob("evil"))


@pytest.mark.parametrize("size", [0, 10, 3000, -30])
def test_a_truncated_archive_changes_nothing(house: North, tmp_path: Path, size: int) -> None:
    backup.write(tmp_path / "house.zip")
    before = everything()
    (tmp_path / "cut.zip").write_bytes((tmp_path / "house.zip").read_bytes()[:size])
    with pytest.raises(Problem) as caught:
        restore(tmp_path / "cut.zip")
    assert caught.value.kind == BACKUP_NOT_READABLE
    assert everything() == before


def test_a_backup_of_a_newer_trellis_is_refused(house: North, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('casework', '0001_x', '2030-01-01')"
        )
    try:
        backup.write(tmp_path / "newer.zip")
        if connection.vendor == "postgresql":
            pytest.skip("a backup of PostgreSQL is written in this version's tables")
        with pytest.raises(Problem) as caught:
            restore(tmp_path / "newer.zip")
        assert caught.value.kind == BACKUP_NEWER
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app = 'casework'")


def test_nothing_is_restored_under_a_server_or_without_a_yes(
    house: North, tmp_path: Path, monkeypatch: Any
) -> None:
    backup.write(tmp_path / "house.zip")
    monkeypatch.setattr("sys.stdin", StringIO("yes\n"))
    with pytest.raises(Problem) as caught:
        call_command("restore", str(tmp_path / "house.zip"))
    assert caught.value.kind == NOT_CONFIRMED
    handle = lock._take(settings.HOME, lock.fcntl.LOCK_SH)
    with pytest.raises(Problem) as caught:
        restore(tmp_path / "house.zip")
    lock.os.close(handle)
    assert caught.value.kind == STILL_SERVED


def test_verifying_names_the_first_broken_line(house: North) -> None:
    out = StringIO()
    call_command("ledger_verify", stdout=out)
    assert "refuses to change or delete" in out.getvalue()
    with protection.unlocked(connection):
        Line.objects.filter(chain=house.network.pk, number=3).update(verb="network.close")
    with pytest.raises(Problem) as caught:
        call_command("ledger_verify", stdout=StringIO())
    assert caught.value.kind == RECORD_BROKEN
    assert caught.value.details["number"] == "3"
    assert "north" in str(caught.value)


def test_verifying_tells_programs_too(house: North) -> None:
    with protection.unlocked(connection):
        Line.objects.filter(chain=house.network.pk, number=2).delete()
        out = StringIO()
        with pytest.raises(SystemExit):
            call_command("ledger_verify", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert told["protected"] is False
    broken = [chain for chain in told["chains"] if chain["broken"]]
    assert [(chain["name"], chain["broken"]["line"]) for chain in broken] == [("north", 3)]
