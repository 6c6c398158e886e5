"""How long it takes to bring a table of places in, and to find one: `python benchmarks/places.py [FILE]`.

Without a file it makes a state of its own, of five levels and 16,553 places.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import django
from django.test import Client

QUERIES = ("Mae", "村", "村50", "200", "山村1", "Nowhere")


def rows() -> Iterator[str]:
    """Give a table of five levels with Chinese names."""
    yield "country_iso3,admin_level,code,name_zh,parent_code"
    yield "CHN,1,53,云山省,CHN"
    for prefecture in range(1, 17):
        yield f"CHN,2,53{prefecture:02},山州{prefecture},53"
    for county in range(128):
        yield f"CHN,3,53{county % 16 + 1:02}{county:03},海县{county},53{county % 16 + 1:02}"
    for town in range(1408):
        county = town % 128
        yield f"CHN,4,T{town:04},打洛镇{town},53{county % 16 + 1:02}{county:03}"
    for village in range(15_000):
        yield f"CHN,5,V{village:05},山村{village},T{village % 1408:04}"


def timed(deed: Callable[[], object]) -> float:
    """Give how many seconds a deed took."""
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def main() -> None:
    """Measure, in a home of its own unless DATABASE_URL names a database."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "places.csv"
        if len(sys.argv) == 1:
            file.write_text("\n".join(rows()), encoding="utf-8")
        os.environ.update(TRELLIS_HOME=folder, DJANGO_SETTINGS_MODULE="trellis.config.settings")
        trellis = Path(sys.executable).with_name("trellis")
        subprocess.run([trellis, "migrate"], check=True, stdout=subprocess.DEVNULL)
        bring_in = [trellis, "import", "places", file, "--scheme", "benchmark"]
        for what in ("bring in", "bring in again"):
            print(f"{what:<20} {timed(lambda: subprocess.run(bring_in, check=True)):6.2f} s")
        find()


def find() -> None:
    """Measure suggestions as a reader's browser asks for them."""
    django.setup()
    client = Client()
    for query in QUERIES:
        spent = [
            timed(lambda query=query: client.get("/places/suggest", {"q": query}, SERVER_NAME="localhost"))
            for _ in range(9)
        ]
        print(f"suggest {query:<12} {median(spent) * 1000:6.1f} ms")


if __name__ == "__main__":
    main()
