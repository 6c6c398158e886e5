"""Checks the address and becomes the server: one small process that watches the workers."""

import errno
import os
import socket
import sys
from typing import NoReturn

from trellis.domain.problems import ADDRESS_REFUSED, PORT_TAKEN, Problem

APPLICATION = "trellis.config.wsgi:application"
# Each thread may hold a database connection; the pool of PostgreSQL has twelve for each worker.
THREADS = 4
# A worker that has grown beyond this is replaced between two requests (MiB).
MAX_MEMORY = 300


def check_address(host: str, port: int) -> None:
    """Raise the problem that keeps a server from listening here, if there is one."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except OSError as failure:
        kind = PORT_TAKEN if failure.errno == errno.EADDRINUSE else ADDRESS_REFUSED
        raise Problem(kind, host=host, port=str(port), detail=failure.strerror)


def words(host: str, port: int, workers: int) -> list[str]:
    """Give the command line of the server."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": str(THREADS),
        "--backpressure": str(THREADS * 16),
        "--workers-max-rss": str(MAX_MEMORY),
        "--workers-kill-timeout": "15",
        "--log-level": "error",
    }
    given = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *given, "--no-ws", "--respawn-failed-workers", APPLICATION]


def become_server(host: str, port: int, workers: int) -> NoReturn:
    """Replace this process by the server: no memory of starting stays, and signals reach it directly."""
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    sys.stdout.flush()
    command = words(host, port, workers)
    os.execv(command[0], command)  # noqa: S606  our own interpreter and our own words
