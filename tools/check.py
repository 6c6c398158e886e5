"""Runs every gate that needs no test: side by side, a line for each, and what it said when it isn't clean."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PROGRAMS = PROJECT / ".venv" / "bin"
# The longest first, so that the short ones fill up the other core.
STAGES = {
    "types": ["mypy", "-p", "trellis", "-p", "tools", "--no-error-summary"],
    "migrations": ["django-admin", "makemigrations", "--check", "--dry-run"],
    "templates": ["djlint", "src", "--check", "--lint", "--quiet", "--allow-empty-input"],
    "import contracts": ["lint-imports", "--no-logo"],
    "sizes": ["python", "-m", "tools.sizes"],
    "linter": ["ruff", "check", "--quiet", "--output-format=concise", "."],
    "format": ["ruff", "format", "--check", "--output-format=concise", "."],
}


@dataclass(frozen=True)
class Outcome:
    """How a stage ended: whether clean, what it said, and how long it took in seconds."""

    stage: str
    clean: bool
    said: str
    seconds: float


def run(stage: str) -> Outcome:
    """Run one stage in a home of its own, so that no gate makes or touches the developer's database."""
    program, *arguments = STAGES[stage]
    env = {**os.environ, "TRELLIS_HOME": str(PROJECT / ".setup" / "home"), "NO_COLOR": "1"}
    env |= {"DJANGO_SETTINGS_MODULE": "trellis.config.settings"}
    env.pop("DATABASE_URL", None)
    began = time.monotonic()
    done = subprocess.run(
        [PROGRAMS / program, *arguments],
        cwd=PROJECT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(stage, done.returncode == 0, done.stdout.strip(), time.monotonic() - began)


def main() -> None:
    """Run all stages; exit code 1 when one isn't clean."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        outcomes = []
        for future in as_completed([pool.submit(run, stage) for stage in STAGES]):
            outcome = future.result()
            outcomes.append(outcome)
            result = "clean" if outcome.clean else "NOT CLEAN"
            print(f"{outcome.stage:<17} {result:<10} {outcome.seconds:5.1f} s", flush=True)
            if not outcome.clean:
                print(f"\n{outcome.said}\n", flush=True)
    sys.exit(not all(outcome.clean for outcome in outcomes))


if __name__ == "__main__":
    main()
