"""Takes the pictures of README and docs from a fresh demo, so that they can't grow old: `make pictures`."""

import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "docs" / "pictures"
PROGRAMS = PROJECT / ".venv" / "bin"
PORT = 8102
ADDRESS = f"http://127.0.0.1:{PORT}"
PATIENCE = 120
# Enough for a page of few colours, and a fifth of the bytes.
COLOURS = 192
SESSION = """
from django.conf import settings
from django.test import Client
from trellis.accounts.models import Person
client = Client()
client.force_login(Person.objects.get(sign_in_name="{name}"), backend=settings.AUTHENTICATION_BACKENDS[0])
print(client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


@dataclass(frozen=True)
class Shot:
    """One picture: of which page (after following the links that are named), as whom, how large, how lit."""

    name: str
    path: str
    person: str = ""
    follow: tuple[str, ...] = ()
    width: int = 1100
    height: int = 760
    light: Literal["light", "dark"] = "light"
    language: str = "en-GB"


SHOTS = (
    Shot("home", "/", person="grace", height=820),
    Shot(
        "member",
        "/n/thai-sub-committee/members?q=Youth",
        person="nok",
        follow=("The National Youth Bureau",),
        height=900,
    ),
    Shot("member-on-a-phone", "/n/northnet/members", person="aree", width=390, height=844),
    Shot("public-page", "/p/thai-sub-committee/", width=390, height=844, language="th-TH"),
    Shot(
        "verdict",
        "/n/thai-sub-committee/decisions?show=all&q=mandate",
        person="nok",
        follow=("A written mandate for everybody", "Every number"),
        height=1100,
    ),
    Shot("path", "/n/northnet/path", person="noi", width=390, height=844),
    Shot(
        "meeting-on-a-phone",
        "/n/chiang-mai/meetings?show=past",
        person="siriporn",
        follow=("ประชุมประจำเดือน (สมมติ)", "ในที่ประชุม"),
        width=390,
        height=844,
    ),
    Shot("gallery", "/gallery/", light="dark"),
)


def answers() -> bool:
    """Say whether the demo serves its pages yet."""
    try:
        with urllib.request.urlopen(ADDRESS, timeout=5) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False


@contextmanager
def demo(home: Path) -> Iterator[None]:
    """Serve a new demo for as long as pictures are taken."""
    env = {**os.environ, "TRELLIS_HOME": str(home)}
    server = subprocess.Popen(
        [PROGRAMS / "trellis", "demo", "--port", str(PORT)], env=env, stdout=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + PATIENCE
        while not answers():
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit("The demo did not start.")
            time.sleep(0.2)
        yield
    finally:
        server.terminate()
        server.wait()


def session(person: str, home: Path) -> str:
    """Give the key of a new session of a person of the demo."""
    env = {**os.environ, "TRELLIS_HOME": str(home), "DJANGO_SETTINGS_MODULE": "trellis.config.settings"}
    told = subprocess.run(
        [PROGRAMS / "django-admin", "shell", "--no-imports", "-c", SESSION.format(name=person)],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()


def take(shot: Shot, browser: Browser, key: str) -> None:
    """Take one picture and keep it small."""
    size = ViewportSize(width=shot.width, height=shot.height)
    context = browser.new_context(
        base_url=ADDRESS, viewport=size, color_scheme=shot.light, locale=shot.language, device_scale_factor=2
    )
    if key:
        context.add_cookies([{"name": "sessionid", "value": key, "url": ADDRESS}])
    page = context.new_page()
    answer = page.goto(shot.path, wait_until="networkidle")
    if not answer or answer.status != 200:
        status = answer.status if answer else "nothing"
        raise SystemExit(f"{shot.path} answered {status}, so there is no picture {shot.name}.")
    for name in shot.follow:
        page.get_by_role("link", name=name).first.click()
        page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{shot.name}.png", optimize=True)
    context.close()


def main() -> None:
    """Take all pictures, or those named."""
    wanted = [shot for shot in SHOTS if not sys.argv[1:] or shot.name in sys.argv[1:]]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("Pictures are taken by Chromium, which isn't here. On Debian: apt install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, demo(Path(folder)), sync_playwright() as playwright:
        keys = {
            person: session(person, Path(folder)) for person in {shot.person for shot in wanted} if person
        }
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for shot in wanted:
            take(shot, browser, keys.get(shot.person, ""))
            print(f"Trellis: docs/pictures/{shot.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
