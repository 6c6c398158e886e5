"""A pytest plugin that makes one run of two halves, SQLite and PostgreSQL: one count, one last line."""

import json
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tools import coverage_marks

SCRATCH = Path(os.environ["TRELLIS_TEST_SCRATCH"])
REPORTS = SCRATCH / "postgresql.jsonl"
OUTPUT = SCRATCH / "postgresql.out"
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
NO_SERVER = "Skipped: PostgreSQL isn't here (Debian: apt install postgresql); it ran on SQLite only"

Report = pytest.CollectReport | pytest.TestReport


def pytest_configure(config: pytest.Config) -> None:
    """Join the run: as the first half (SQLite and what needs no database), or as the second (PostgreSQL)."""
    second = os.environ.get("TRELLIS_TEST_ENGINE") == "postgresql"
    config.pluginmanager.register(SecondHalf(config) if second else FirstHalf(config), "trellis-half")


def wants_database(item: pytest.Item) -> bool:
    """Say whether a test asks the database, and needs no browser for it."""
    fixtures = set(getattr(item, "fixturenames", ())) & DATABASE_FIXTURES
    django_case = hasattr(getattr(item, "cls", None), "databases")
    marked = item.get_closest_marker("django_db") is not None
    return (bool(fixtures) or django_case or marked) and item.get_closest_marker("browser") is None


class SecondHalf:
    """The database tests on PostgreSQL; what they report goes to a file that the first half reads."""

    def __init__(self, config: pytest.Config) -> None:
        """Open the file of reports."""
        self.config = config
        self.reports = REPORTS.open("w", buffering=1)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the tests that may differ by database; the first half runs the others."""
        items[:] = [item for item in items if wants_database(item)]

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Pass on what couldn't be collected."""
        if report.failed:
            self._pass_on(report)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Pass on how a test went."""
        self._pass_on(report)

    def _pass_on(self, report: Report) -> None:
        data = self.config.hook.pytest_report_to_serializable(config=self.config, report=report)
        data["nodeid"] += " [postgresql]"
        self.reports.write(json.dumps(data) + "\n")


class FirstHalf:
    """All tests, on SQLite; it runs the second half beside it, and counts and judges both together."""

    def __init__(self, config: pytest.Config) -> None:
        """Keep the configuration; nothing runs yet."""
        self.config = config
        self.second: subprocess.Popen[bytes] | None = None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the browser to the end: what is broken below it is known by then."""
        items.sort(key=lambda item: item.get_closest_marker("browser") is not None)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionstart(self) -> None:
        """Start the second half, with the same arguments and the same order of tests."""
        url = os.environ.get("TRELLIS_TEST_POSTGRESQL")
        if not url:
            return
        seed = f"--randomly-seed={self.config.getoption('randomly_seed')}"
        arguments = [sys.executable, "-m", "pytest", *self.config.invocation_params.args, seed]
        env = {**os.environ, "TRELLIS_TEST_ENGINE": "postgresql", "DATABASE_URL": url}
        with OUTPUT.open("wb") as output:
            self.second = subprocess.Popen(
                arguments, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Run this half, take in the other, and judge what both have covered."""
        if self.second:
            session.testscollected += len(list(filter(wants_database, session.items)))
        result = yield
        if self.second:
            self._take_in(self.second)
        else:
            self._leave_out(session)
        if not session.testsfailed and os.environ.get("TRELLIS_TEST_WHOLE"):
            self._judge_coverage()
        return result

    def _take_in(self, second: subprocess.Popen[bytes]) -> None:
        status = second.wait()
        hook = self.config.hook
        reports = [
            hook.pytest_report_from_serializable(config=self.config, data=json.loads(line))
            for line in REPORTS.read_text().splitlines()
        ]
        for report in reports:
            if isinstance(report, pytest.TestReport):
                hook.pytest_runtest_logreport(report=report)
            else:
                hook.pytest_collectreport(report=report)
        told = any(report.failed for report in reports)
        if status not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED} and not told:
            self._fail(
                "PostgreSQL half", f"It ended with {status}:\n{OUTPUT.read_text(errors='replace')[-4000:]}"
            )

    def _leave_out(self, session: pytest.Session) -> None:
        for item in filter(wants_database, session.items):
            where = (str(item.path), 0, NO_SERVER)
            report = pytest.TestReport(
                f"{item.nodeid} [postgresql]", item.location, {}, "skipped", where, "setup"
            )
            self.config.hook.pytest_runtest_logreport(report=report)

    def _judge_coverage(self) -> None:
        report = coverage_marks.measure(SCRATCH / "coverage")
        short = coverage_marks.shortfalls(report)
        if short:
            self._fail("coverage", "\n".join(short))

    def _fail(self, what: str, why: str) -> None:
        report = pytest.TestReport(what, (what, None, what), {}, "failed", why, "call")
        self.config.hook.pytest_runtest_logreport(report=report)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """After a failure, say how to have the same order again."""
        if terminalreporter.stats.get("failed") or terminalreporter.stats.get("error"):
            seed = self.config.getoption("randomly_seed")
            terminalreporter.write_line(f"The same order again: make test ARGS=--randomly-seed={seed}")

    def pytest_unconfigure(self) -> None:
        """Don't leave the second half behind when this one was interrupted."""
        if self.second and self.second.poll() is None:
            self.second.terminate()
            self.second.wait()
