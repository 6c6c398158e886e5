"""Mail is fetched from a real mailbox, and marked only when it's kept."""

import grp
import mailbox
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from tests.channels.mailing import SETUP, free_port, message_to
from tests.domain.mails import mail
from tests.people import North
from trellis.channels.mail import fetching
from trellis.channels.mail.addresses import For, address
from trellis.channels.mail.fetching import fetch, mailbox_of
from trellis.channels.models import Inbound

CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
first_valid_uid = {uid}
last_valid_uid = {uid}
first_valid_gid = 0
mail_location = maildir:{home}/mail
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass
class Imap:
    """A mailbox with its server."""

    url: str
    box: mailbox.Maildir


@pytest.fixture
def imap(tmp_path: Path) -> Iterator[Imap]:
    """Run Dovecot for a test."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        pytest.skip("no Dovecot: a mailbox is not fetched from")
    home = Path("/tmp") / f"imap-{os.getpid()}"  # noqa: S108  a socket's path must be short
    home.mkdir(exist_ok=True)
    who = pwd.getpwuid(os.getuid())
    # It refuses to give mail to root, so there the system's least user has it.
    owner = pwd.getpwnam("nobody") if who.pw_uid == 0 else who
    port = free_port()
    group = grp.getgrgid(owner.pw_gid).gr_name
    told = {"home": home, "user": owner.pw_name, "group": group, "uid": owner.pw_uid, "gid": owner.pw_gid}
    (home / "conf").write_text(CONFIG.format(port=port, **told))
    box = mailbox.Maildir(home / "mail")
    if who.pw_uid == 0:
        for path in (home, *home.rglob("*")):
            shutil.chown(path, owner.pw_uid)
    server = subprocess.Popen([program, "-F", "-c", str(home / "conf")], stderr=subprocess.PIPE)
    try:
        _wait_for(port, server, home)
        yield Imap(f"imap://nok:secret@127.0.0.1:{port}/INBOX", box)
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(home, ignore_errors=True)


def _wait_for(port: int, server: "subprocess.Popen[bytes]", home: Path) -> None:
    for _ in range(100):
        try:
            fetching.MailBoxUnencrypted("127.0.0.1", port, timeout=2)
        except OSError:
            if server.poll() is not None:
                said = server.stderr.read().decode() if server.stderr else ""
                pytest.fail(
                    f"Dovecot ended: {said} {(home / 'log').read_text() if (home / 'log').exists() else ''}"
                )
            time.sleep(0.05)
        else:
            return
    pytest.fail((home / "log").read_text())


def put(imap: Imap, raw: bytes) -> None:
    """Let a mail arrive in the mailbox."""
    key = imap.box.add(raw)
    if os.getuid() == 0:
        for path in Path(imap.box._path).rglob(f"{key}*"):  # type: ignore[attr-defined]
            shutil.chown(path, "nobody")


def test_what_is_unseen_is_taken_in_and_marked_when_it_is_kept(
    north: North, imap: Imap, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SETUP.items():
        setattr(settings, name, value)
    settings.MAIL_IMAP = imap.url + "?move=Done"
    message = message_to(north.network, north.nok)
    put(imap, mail("yes", f"To: {address(For.REPLY, message.pk)}"))
    put(imap, mail("x" * 100_000, "Message-ID: <two@example.org>"))

    def breaks(*_given: Any) -> None:
        raise DatabaseError("away")

    with monkeypatch.context() as broken:
        broken.setattr(fetching, "arrive", breaks)
        with pytest.raises(DatabaseError):
            fetch(imap.url)
    assert not Inbound.objects.exists()
    call_command("mail_fetch")
    assert Inbound.objects.count() == 2
    assert {each.why.get("replies_to") for each in Inbound.objects.all()} == {message.handed_as, None}
    assert fetch(imap.url) == 0
    assert fetch(f"{imap.url.replace('INBOX', 'Done')}") == 0


def test_a_mailbox_that_is_not_there_is_told_in_a_sentence(settings: Any, db: None) -> None:
    settings.MAIL_IMAP = ""
    with pytest.raises(CommandError, match="TRELLIS_MAIL_IMAP"):
        call_command("mail_fetch")
    settings.MAIL_IMAP = f"imap://a:b@127.0.0.1:{free_port()}/"
    with pytest.raises(CommandError, match="Look at its address"):
        call_command("mail_fetch")
    found = mailbox_of("imaps://nok%40x:p%2Fw@mx.example.org/In%20box?move=Done")
    assert (found.user, found.password, found.port, found.folder, found.move) == (
        "nok@x",
        "p/w",
        993,
        "In box",
        "Done",
    )
