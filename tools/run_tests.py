"""Runs every test: sees to PostgreSQL, Chromium and fonts, starts a throw-away cluster, and calls pytest."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FrameType

from tools import debian, postgresql

PROJECT = Path(__file__).resolve().parent.parent


def environment(scratch: Path) -> dict[str, str]:
    """Give the run's environment: coverage begins with each interpreter, so no early import is missed."""
    foreign = ("TRELLIS_", "DJANGO_", "PYTEST_", "COVERAGE_", "DATABASE_URL")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(foreign)},
        "COVERAGE_PROCESS_START": str(PROJECT / "pyproject.toml"),
        "COVERAGE_FILE": str(scratch / "coverage"),
        "TRELLIS_TEST_SCRATCH": str(scratch),
    }


def pytest(arguments: list[str], env: dict[str, str]) -> int:
    """Run pytest; at Ctrl-C it says itself how far it came."""
    command = [sys.executable, "-m", "pytest", "-p", "tools.whole_run", "--tb=short", *arguments]
    running = subprocess.Popen(command, env=env)
    try:
        return running.wait()
    except KeyboardInterrupt:
        return running.wait()
    finally:
        if running.poll() is None:
            running.terminate()


def run(arguments: list[str], scratch: Path) -> int:
    """Run both halves and give pytest's exit code."""
    missing = debian.provide()
    for need in missing:
        print(f"Trellis: {need.without}. To have it: apt install {' '.join(need.packages)}", flush=True)
    env = environment(scratch)
    if not arguments and not missing:
        env["TRELLIS_TEST_WHOLE"] = "yes"
    with postgresql.cluster() as url:
        if url:
            env["TRELLIS_TEST_POSTGRESQL"] = url
        return pytest(arguments, env)


def stop(number: int, _frame: FrameType | None) -> None:
    """Leave in the ordinary way when told to stop, so that cluster and scratch folder go too."""
    sys.exit(128 + number)


def main() -> None:
    """Run the tests from the project's root, wherever one stands."""
    os.chdir(PROJECT)
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, stop)
    scratch = Path(tempfile.mkdtemp(prefix="trellis-run-"))
    try:
        status = run(sys.argv[1:], scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
