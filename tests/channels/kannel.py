"""A real Kannel with a fake operator: what we send goes out through it, what members send comes in by it."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import unquote_to_bytes

import pytest

from tests.channels.mailing import free_port

BEARERBOX, SMSBOX = shutil.which("bearerbox"), shutil.which("smsbox")
OURS = "66210000000"
CONFIG = """
group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = {secret}
smsbox-port = {boxes}
box-allow-ip = 127.0.0.1
log-file = {folder}/bearerbox.log
log-level = 1

group = smsc
smsc = fake
smsc-id = operator
host = 127.0.0.1
port = {operator}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {sends}
sendsms-interface = 127.0.0.1
log-file = {folder}/smsbox.log
log-level = 1

group = sendsms-user
username = trellis
password = {secret}
max-messages = 8
concatenation = true

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "{site}/sms/kannel?key={secret}&id=%I&from=%p&text=%b&charset=%C"
"""


def _wait_for(port: int) -> None:
    for _try in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


class Operator:
    """The fake operator's end of the line: the phones of all members, by number."""

    def __init__(self, port: int, sends: str) -> None:
        """Connect as the operator's exchange does; `sends` is where we hand over what we send."""
        self.url = sends
        self.came: dict[str, list[str]] = {}
        self._line = socket.create_connection(("127.0.0.1", port))
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for raw in self._line.makefile("rb"):
            parts = raw.rstrip(b"\n").split(b" ")
            to, kind, rest = parts[1].decode().lstrip("+"), parts[2], parts[3:]
            # A text in many alphabets comes as UTF-16, behind a header where it is one of several parts.
            text = b" ".join(rest).decode() if kind == b"text" else _unpacked(rest[-1])
            self.came.setdefault(to, []).append(text)

    def send(self, number: str, text: str) -> None:
        """Let the phone with a number send us a text."""
        self._line.sendall(f"{number} {OURS} text {text}\n".encode())

    def wait(self, number: str, count: int = 1) -> str:
        """Give all that a phone has got, once it is so many texts."""
        for _try in range(100):
            if len(self.came.get(number, [])) >= count:
                return "\n".join(self.came[number])
            time.sleep(0.1)
        raise TimeoutError(f"{number} has got {self.came}")

    def hang_up(self) -> None:
        """End the line."""
        self._line.close()


def _unpacked(data: bytes) -> str:
    return unquote_to_bytes(data.replace(b"+", b" ")).decode("utf-16-be", errors="replace")


@contextmanager
def kannel(folder: Path, site: str, secret: str) -> Iterator[Operator]:
    """Run Kannel between us at `site` and an operator; without Kannel the test is left out, and said so."""
    if not BEARERBOX or not SMSBOX:
        pytest.skip("Kannel isn't here (Debian: apt install kannel kannel-extras)")
    ports = {name: free_port() for name in ("admin", "boxes", "operator", "sends")}
    config = folder / "kannel.conf"
    config.write_text(CONFIG.format(folder=folder, site=site, secret=secret, **ports))
    running = []
    try:
        for program, port in ((BEARERBOX, "boxes"), (SMSBOX, "sends")):
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            running.append(subprocess.Popen([program, str(config)], cwd=folder, **quiet))  # type: ignore[call-overload]
            _wait_for(ports[port])
        _wait_for(ports["operator"])
        where = f"kannel+http://trellis:{secret}@127.0.0.1:{ports['sends']}"
        operator = Operator(ports["operator"], where)
        yield operator
        operator.hang_up()
    finally:
        for each in reversed(running):
            each.terminate()
            each.wait(timeout=20)
