"""Tells whether an installation is being served, so that nothing is replaced under a running server."""

import fcntl
import os
from pathlib import Path

from trellis.domain.problems import STILL_SERVED, Problem

NAME = "lock"


def _take(home: Path, mode: int) -> int:
    handle = os.open(home / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise Problem(STILL_SERVED, home=str(home))
    return handle


def hold_while_serving(home: Path) -> None:
    """Hold the lock for as long as this process lives, also after it has become the server."""
    os.set_inheritable(_take(home, fcntl.LOCK_SH), True)  # noqa: FBT003  the library's signature


def take_alone(home: Path) -> int:
    """Take the lock for replacing things; the handle that is given back must be closed."""
    return _take(home, fcntl.LOCK_EX)
