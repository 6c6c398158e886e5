"""What runs beside the jobs for as long as a worker does, such as a listener for mail that comes."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from django.db import connections

from trellis.jobs.working import keep_working

logger = logging.getLogger(__name__)
Run = Callable[[Event], None]
AGAIN = 10.0
"""Seconds before a service that broke off begins again."""


@dataclass(frozen=True)
class Service:
    """A service by its name; `wanted` says whether this installation is set up for it."""

    name: str
    run: Run
    wanted: Callable[[], bool]


PATIENCE = 60.0
"""Seconds that what is at hand has when a worker is told to stop; what is cut off is taken over later."""

SERVICES: dict[str, Service] = {}


def service(name: str, *, wanted: Callable[[], bool]) -> Callable[[Run], Run]:
    """Let a function run for as long as a worker does; it ends when its event is set.

    The module `work` of each room is read at the start.
    """

    def keep(run: Run) -> Run:
        SERVICES[name] = Service(name, run, wanted)
        return run

    return keep


def _run(each: Service, stop: Event) -> None:
    while not stop.is_set():
        try:
            each.run(stop)
        except Exception as fault:  # noqa: BLE001  one that breaks off begins again
            logger.warning("service %s broke off: %s", each.name, type(fault).__name__)
        finally:
            connections.close_all()
        stop.wait(AGAIN)


def start(stop: Event, *, workers: int = 1) -> list[Thread]:
    """Start the services that are wanted, and so many threads that do jobs."""
    wanted = [each for each in SERVICES.values() if each.wanted()]
    threads = [Thread(target=_run, args=(each, stop), name=each.name, daemon=True) for each in wanted]
    threads += [
        Thread(target=keep_working, args=(stop,), name=f"worker-{number}", daemon=True)
        for number in range(workers)
    ]
    for thread in threads:
        thread.start()
    return threads


def end(stop: Event, threads: Iterable[Thread], patience: float) -> None:
    """Let each finish what is at hand, and wait a while for all of them together."""
    stop.set()
    ends = monotonic() + patience
    for thread in threads:
        thread.join(max(0.0, ends - monotonic()))
