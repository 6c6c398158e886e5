"""How much the tests must run: every branch where rights and figures are decided, nearly all elsewhere."""

import json
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from coverage import Coverage

EVERY_BRANCH = ("src/trellis/domain/*", "src/trellis/access/*", "src/trellis/*/rules.py")
OVER_ALL = 95.0


def measure(data: Path) -> dict[str, Any]:
    """Combine what the processes of a run wrote beside `data` and give coverage's own report of it."""
    ours = Coverage.current()
    if ours:
        ours.stop()
        ours.save()
    whole = Coverage(data_file=str(data))
    whole.combine(strict=True)
    report = data.with_suffix(".json")
    whole.json_report(outfile=str(report))
    return dict(json.loads(report.read_text()))


def _ranges(lines: list[int]) -> list[str]:
    """Give consecutive lines as one: 3, 4, 5, 9 as "3-5" and "9"."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and runs[-1][-1] == line - 1:
            runs[-1][-1] = line
        else:
            runs.append([line, line])
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]


def _gaps(name: str, file: dict[str, Any]) -> str:
    never = set(file["missing_lines"])
    # Of a line that never ran, the branches needn't be told as well.
    ways = [(start, end) for start, end in file["missing_branches"] if end not in never]
    branches = [f"{start}→{end if end > 0 else 'exit'}" for start, end in ways]
    return f"{name}: never run: {', '.join(_ranges(file['missing_lines']) + branches)}"


def shortfalls(report: dict[str, Any]) -> list[str]:
    """List, as sentences, where the report falls short of the marks."""
    files = sorted(report["files"].items())
    strict = [(name, file) for name, file in files if any(fnmatch(name, pattern) for pattern in EVERY_BRANCH)]
    found = [_gaps(name, file) for name, file in strict if file["missing_lines"] or file["missing_branches"]]
    total = report["totals"]["percent_covered"]
    if total < OVER_ALL:
        least = sorted(files, key=lambda entry: -len(entry[1]["missing_lines"]))[:10]
        found.append(f"over all {total:.1f} %, and {OVER_ALL:.0f} % is wanted; the largest gaps:")
        found += [f"  {len(file['missing_lines'])} lines of {name}" for name, file in least]
    return found
