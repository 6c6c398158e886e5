"""A PostgreSQL cluster for one test run: in a temporary folder, on a Unix socket only, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Nothing in it needs to outlive a power cut.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "log_min_messages": "fatal",
}
OLDEST = 15
PATIENCE = 60


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def binaries() -> Path | None:
    """Give the folder of the newest PostgreSQL server here; None when there is none that is new enough."""
    found = [file.parent for file in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    newest = max(found, key=_version, default=None)
    if newest and _version(newest) >= OLDEST:
        return newest
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def _owner() -> int | None:
    """Give whom the server runs as, when that isn't this user: as root it refuses to run."""
    if os.geteuid() != 0:
        return None
    users = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return users.get("postgres", users["nobody"])


def _start(programs: Path, folder: Path, owner: int | None) -> subprocess.Popen[bytes]:
    data = folder / "data"
    env = {"PATH": os.defpath}
    options = ["--username=trellis", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    make: list[str | Path] = [programs / "initdb", "-D", data, *options]
    # It must stand in a folder that its user may see.
    made = subprocess.run(
        make, cwd=folder, env=env, user=owner, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if made.returncode:
        raise SystemExit(f"PostgreSQL's initdb failed: {made.stderr.decode(errors='replace')}")
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    # In a session of its own, so that Ctrl-C reaches the tests and not their database.
    return subprocess.Popen(
        [programs / "postgres", "-D", data, "-k", folder, *settings],
        cwd=folder,
        env=env,
        user=owner,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait(programs: Path, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode:
        if time.monotonic() > until:
            raise SystemExit("PostgreSQL did not start within a minute.")
        time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes]) -> None:
    # "Immediate": nothing is kept, so nothing needs to be written; but shared memory is given back.
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()


@contextmanager
def cluster() -> Iterator[str]:
    """Run a cluster and give its address; an empty one when PostgreSQL isn't here."""
    programs = binaries()
    if programs is None:
        yield ""
        return
    # A socket's path must be short, whatever TMPDIR says.
    folder = Path(tempfile.mkdtemp(prefix="trellis-pg-", dir="/tmp"))
    server: subprocess.Popen[bytes] | None = None
    try:
        owner = _owner()
        if owner is not None:
            os.chown(folder, owner, -1)
        server = _start(programs, folder, owner)
        _wait(programs, folder)
        yield f"postgres://trellis@{quote(str(folder), safe='')}/postgres"
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(folder, ignore_errors=True)
