"""The worker inside the server's own process: what an installation on SQLite needs no second process for."""

import atexit
from threading import Event

from trellis.jobs import services

PATIENCE = 10.0
"""Seconds that a job at hand has when the server stops; one that is cut off is taken over later."""


def embed() -> None:
    """Start the worker's threads in this process, and end them with it."""
    stop = Event()
    threads = services.start(stop)
    atexit.register(services.end, stop, threads, PATIENCE)
