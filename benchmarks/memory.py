"""Measures the memory of the served product at rest: all its processes, resident, after a hundred pages.

Run: .venv/bin/python benchmarks/memory.py
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil

TRELLIS = Path(sys.executable).with_name("trellis")
ADDRESS = "http://127.0.0.1:8123"


def wait(seconds: int = 90) -> None:
    """Wait until the first page is served."""
    for _ in range(seconds * 5):
        try:
            urllib.request.urlopen(ADDRESS + "/", timeout=5).read()  # noqa: S310  our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server didn't start")


def main() -> None:
    """Start, ask, rest, measure."""
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [str(TRELLIS), "serve", "--port", "8123"], env=os.environ | {"TRELLIS_HOME": home}
        )
        try:
            wait()
            for _ in range(100):
                urllib.request.urlopen(ADDRESS + "/gallery/", timeout=20).read()  # noqa: S310  our own address
            time.sleep(5)
            family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
            shared = sum(process.memory_full_info().pss for process in family) / 2**20
            resident = sum(process.memory_info().rss for process in family) / 2**20
            print(f"{len(family)} processes, {resident:.0f} MiB resident (at most 165)")
            print(f"{shared:.0f} MiB with the pages that they share counted once")
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
