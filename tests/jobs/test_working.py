"""Work that is done later is done once, whatever happens to whoever does it."""

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.utils import timezone
from django_tasks import task

from tests.portal.test_operations_processes import TRELLIS, environment
from trellis.domain.backing import LONGEST, pause_after
from trellis.jobs import services, working
from trellis.jobs.later import OUTSIDE, REGULAR, WORKS, later, work
from trellis.jobs.models import Job, State

Done = list[Mapping[str, Any]]


@pytest.fixture
def works() -> Iterator[None]:
    """Forget afterwards which works a test has added."""
    before = dict(WORKS), dict(REGULAR), set(OUTSIDE)
    yield
    for register, kept in zip((WORKS, REGULAR), before[:2], strict=True):
        register.clear()
        register.update(kept)
    OUTSIDE.clear()
    OUTSIDE.update(before[2])


def only_job() -> Job:
    return Job.objects.get()


@pytest.mark.django_db
def test_a_job_is_done_when_its_time_has_come(works: None) -> None:
    done: Done = []
    work("test.note")(done.append)
    later("test.note", {"of": 1})
    later("test.note", {"of": 2}, at=timezone.now() + timedelta(hours=1))
    assert working.work_off() == 1
    assert done == [{"of": 1}]
    assert sorted(Job.objects.values_list("state", flat=True)) == [State.DONE, State.WAITING]


@pytest.mark.django_db
def test_the_same_is_asked_for_once_and_done_at_the_earlier_time(works: None) -> None:
    later("test.note", key="one", at=timezone.now() + timedelta(hours=1))
    later("test.note", key="one")
    later("test.note", key="one", at=timezone.now() + timedelta(hours=2))
    assert only_job().run_at <= timezone.now()


@pytest.mark.django_db
def test_what_a_failing_job_wrote_is_gone_and_its_log_tells_nothing(
    works: None, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_payload: Mapping[str, Any]) -> None:
        Job.objects.create(name="test.written", run_at=timezone.now() + timedelta(days=1))
        raise ValueError("Malee, 081 000 0001")

    work("test.fail")(fail)
    later("test.fail")
    with caplog.at_level(logging.WARNING):
        working.work_off()
    job = only_job()
    assert (job.state, job.tries, job.fault) == (State.WAITING, 1, "ValueError")
    assert timezone.now() < job.run_at < timezone.now() + timedelta(seconds=13)
    assert "Malee" not in caplog.text


@pytest.mark.django_db
def test_after_eight_tries_a_job_stands_still_and_the_clock_goes_on(works: None) -> None:
    work("test.fail", every=timedelta(days=1))(lambda _payload: 1 / 0)  # type: ignore[arg-type,return-value]
    for name in REGULAR.keys() - {"test.fail"}:
        del REGULAR[name]
    working.set_clocks()
    for _ in range(working.MOST_TRIES):
        Job.objects.filter(state=State.WAITING).update(run_at=timezone.now())
        working.work_off()
    failed, waiting = Job.objects.order_by("made_at")
    assert (failed.state, failed.tries, failed.fault) == (State.FAILED, 8, "ZeroDivisionError")
    assert waiting.state == State.WAITING
    assert waiting.run_at > timezone.now() + timedelta(hours=23)


@pytest.mark.django_db
def test_an_expired_lease_is_taken_over_and_the_slow_one_writes_nothing(works: None) -> None:
    done: Done = []
    work("test.note")(done.append)
    later("test.note")
    slow = working.take()
    assert slow is not None
    assert working.take() is None
    Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert working.work_off() == 1
    assert not working.work_on(slow)
    assert (len(done), only_job().state) == (1, State.DONE)


@pytest.mark.django_db
def test_one_that_lost_its_lease_under_way_fails_nothing_of_the_other(works: None) -> None:
    def lose(_payload: Mapping[str, Any]) -> None:
        Job.objects.update(fence=7)
        raise ValueError

    work("test.lose", outside=True)(lose)
    later("test.lose")
    working.work_off()
    assert (only_job().state, only_job().fault) == (State.RUNNING, "")


@pytest.mark.django_db
def test_a_failure_joins_the_one_that_was_asked_for_meanwhile(works: None) -> None:
    def fail(_payload: Mapping[str, Any]) -> None:
        later("test.fail", key="one")
        raise ValueError

    work("test.fail", outside=True)(fail)
    later("test.fail", key="one")
    working.work_off()
    waiting = Job.objects.get(state=State.WAITING)
    assert (Job.objects.count(), waiting.tries, waiting.fault) == (2, 1, "ValueError")


@pytest.mark.django_db
def test_a_job_that_stops_every_worker_stands_still_and_the_others_go_on(works: None) -> None:
    done: Done = []
    work("test.note")(done.append)
    later("test.kills")
    long_ago = timezone.now() - timedelta(minutes=2)
    stopped = {"state": State.RUNNING, "leased_until": long_ago, "tries": working.MOST_STARTS}
    Job.objects.update(**stopped)
    later("test.note", {"of": 1})
    assert working.work_off() == 1
    killer = Job.objects.get(name="test.kills")
    assert (killer.state, killer.fault, done) == (State.FAILED, "WorkerStopped", [{"of": 1}])


@pytest.mark.django_db
def test_a_work_that_would_leave_the_worker_only_fails(works: None) -> None:
    work("test.leave")(lambda _payload: sys.exit(1))
    later("test.leave")
    working.work_off()
    assert (only_job().state, only_job().fault) == (State.WAITING, "SystemExit")


def test_all_threads_together_are_waited_for_a_while() -> None:
    stop, busy = Event(), Event()
    threads = [Thread(target=busy.wait, args=(5,), daemon=True) for _each in range(3)]
    for thread in threads:
        thread.start()
    began = time.monotonic()
    services.end(stop, threads, patience=0.2)
    assert time.monotonic() - began < 0.4
    busy.set()


@pytest.mark.django_db
def test_work_that_nobody_knows_waits_for_the_version_that_does() -> None:
    later("test.unknown")
    working.work_off()
    assert only_job().fault == "NoSuchWork"


@task()
def index_word(word: str) -> None:
    """Write something, as a task of a library would."""
    later("test.word", {"word": word}, at=timezone.now() + timedelta(days=1))


@pytest.mark.django_db
def test_a_task_of_django_becomes_a_job() -> None:
    index_word.enqueue("reach")
    assert working.work_off() == 1
    assert Job.objects.get(name="test.word").payload == {"word": "reach"}


def test_pauses_grow_and_end_at_a_few_hours() -> None:
    pauses = [pause_after(tries, 0.0) for tries in range(1, 9)]
    assert pauses[0] == timedelta(seconds=10)
    assert pauses == sorted(pauses)
    assert pause_after(99, 0.999) < LONGEST * 1.25


@pytest.mark.django_db(transaction=True)
def test_threads_work_until_they_are_told_to_stop(works: None) -> None:
    began, done = Event(), Event()

    def run(stop: Event) -> None:
        began.set()
        stop.wait(5)

    services.service("test", wanted=lambda: True)(run)
    work("test.note")(lambda _payload: done.set())
    later("test.note")
    stop = Event()
    try:
        threads = services.start(stop)
        assert done.wait(10)
        assert began.wait(10)
    finally:
        services.end(stop, threads, patience=10)
        del services.SERVICES["test"]
    assert not any(thread.is_alive() for thread in threads)


WORKER = """
import sys, time
from django.core.management import execute_from_command_line
from trellis.config import cli
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "trellis.config.settings"
django.setup()
from trellis.jobs.later import work, later
from trellis.access.rows import new_id
@work("test.slow")
def slow(payload):
    Job.objects.create(name="test.effect", payload=payload, run_at=timezone.now() + timedelta(days=1))
    time.sleep(0.03)
from trellis.jobs.models import Job
from django.utils import timezone
from datetime import timedelta
from trellis.jobs import working
working.LEASE = timedelta(seconds=0.3)
if sys.argv[1] == "ask":
    for number in range(40):
        later("test.slow", {"number": number})
elif sys.argv[1] == "count":
    rows = Job.objects.filter(name="test.effect").values_list("payload", flat=True)
    print(sorted(row["number"] for row in rows))
else:
    execute_from_command_line(["trellis", "work", "--once"])
"""


def test_a_worker_that_is_killed_again_and_again_loses_and_doubles_nothing(
    tmp_path: Path, project: Path
) -> None:
    home = tmp_path / "home"

    def words(deed: str) -> list[str]:
        return [sys.executable, "-c", WORKER, deed]

    def run(*command: str) -> str:
        return subprocess.run(
            command, env=environment(home), cwd=project, check=True, capture_output=True, text=True
        ).stdout

    run(*TRELLIS, "migrate")
    run(*words("ask"))
    for turn in range(3):
        with subprocess.Popen(words("work"), env=environment(home), cwd=project) as worker:
            time.sleep(1.6 + 0.13 * turn)
            worker.send_signal(signal.SIGKILL)
    time.sleep(0.4)
    run(*words("work"))
    assert run(*words("count")).strip() == str(list(range(40)))
