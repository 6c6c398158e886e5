"""A real Kannel with its fake operator, on free ports, for as long as a story needs it."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote_to_bytes

BINARIES = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/lib/kannel/test"])
PROGRAMS = {name: shutil.which(name, path=BINARIES) for name in ("bearerbox", "smsbox", "fakesmsc")}

CONFIGURATION = """
group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = only-here
smsbox-port = {boxes}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = fake
host = 127.0.0.1
port = {operator}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {sending}
sendsms-interface = 127.0.0.1

group = sendsms-user
username = trellis
password = only-here
max-messages = 10
concatenation = true

group = sms-service
keyword = default
post-url = "{site}/sms/kannel?key={secret}&id=%I"
max-messages = 0
catch-all = true
send-sender = true
"""


def until(true: Callable[[], object], seconds: float = 40) -> None:
    """Wait for something to come true."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it didn't come true in time"
        time.sleep(0.05)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Kannel:
    """The gateway, and the telephones of the fake operator."""

    folder: Path
    ports: dict[str, int]
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        """Start one of the programs; what it says goes to a file of its name."""
        with (self.folder / f"{name}.log").open("ab") as log:
            begun = subprocess.Popen([str(PROGRAMS[name]), *words], stdout=log, stderr=log, cwd=self.folder)
        self.running.append(begun)
        return begun

    @contextmanager
    def telephones(self, *texts: str) -> Iterator[None]:
        """Let the operator's telephones send these texts, and get what comes."""
        told = ["-H", "127.0.0.1", "-r", str(self.ports["operator"]), "-m", str(len(texts))]
        begun = self.start("fakesmsc", *told, *(texts or ["1 2 text nothing"]))
        try:
            yield
        finally:
            begun.terminate()
            begun.wait(10)

    def long_text(self, to: str) -> tuple[int, str]:
        """Give in how many parts a number got a text in letters of other scripts, and the text."""
        log = (self.folder / "fakesmsc.log").read_text(errors="replace")
        parts = re.findall(rf"\+{to} udh \S+ data (.*)>", log)
        raw = b"".join(unquote_to_bytes(part.replace("+", " ")) for part in parts)
        return len(parts), raw.decode("utf-16-be")


@contextmanager
def a_kannel(folder: Path, site: str, secret: str) -> Iterator[Kannel]:
    """Run bearerbox and smsbox before a site."""
    ports = {name: free_port() for name in ("admin", "boxes", "operator", "sending")}
    kannel = Kannel(folder, ports)
    (folder / "kannel.conf").write_text(CONFIGURATION.format(site=site, secret=secret, **ports))
    try:
        kannel.start("bearerbox", "kannel.conf")
        until(lambda: answers(ports["boxes"]))
        kannel.start("smsbox", "kannel.conf")
        until(lambda: answers(ports["sending"]))
        yield kannel
    finally:
        for each in reversed(kannel.running):
            each.terminate()
        for each in kannel.running:
            each.wait(10)
