"""The Debian packages that the tests want: installed when the user may, named when not."""

import os
import shutil
import subprocess
from collections.abc import Callable
from ctypes.util import find_library
from dataclasses import dataclass

from tools import postgresql

APT = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
SCRIPTS = ("th", "lo", "km", "my", "zh-cn")


@dataclass(frozen=True)
class Need:
    """Something that tests need: the packages, how to see that it's there, what is lost without it."""

    packages: tuple[str, ...]
    present: Callable[[], bool]
    without: str


def _has_postgresql() -> bool:
    return postgresql.binaries() is not None


def _has_dovecot() -> bool:
    return any(shutil.which("dovecot", path=path) for path in (None, "/usr/sbin"))


def _has_chromium() -> bool:
    return any(shutil.which(name) for name in ("chromium", "chromium-browser"))


def _has_letters(language: str) -> bool:
    listed = subprocess.run(["fc-list", f":lang={language}", "file"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


def _has_fonts() -> bool:
    return shutil.which("fc-list") is not None and all(_has_letters(language) for language in SCRIPTS)


def _has_pango() -> bool:
    names = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
    return all(find_library(name) for name in names)


def _has_kannel() -> bool:
    folders = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/lib/kannel/test"])
    return all(shutil.which(name, path=folders) for name in ("bearerbox", "smsbox", "fakesmsc"))


NEEDS = (
    Need(("postgresql",), _has_postgresql, "no PostgreSQL: database tests run on SQLite only"),
    Need(("dovecot-imapd",), _has_dovecot, "no Dovecot: mail is fetched from no mailbox in tests"),
    Need(("chromium",), _has_chromium, "no Chromium: the browser tests are left out"),
    Need(("kannel", "kannel-extras"), _has_kannel, "no Kannel: no text message goes through a real gateway"),
    Need(
        ("fontconfig", "fonts-noto-core", "fonts-noto-cjk"),
        _has_fonts,
        "no letters for Thai, Lao, Khmer, Burmese or Chinese: the browser tests see empty boxes",
    ),
    Need(
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        _has_pango,
        "no libpango: no PDF can be made, and their tests fail",
    ),
)


def _as_root() -> list[str] | None:
    """Give the words that make a command root's; None when this user may not."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _apt(prefix: list[str], *words: str) -> None:
    done = subprocess.run(
        [*prefix, *APT, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["(it said nothing)"]
        print(f"Trellis: apt-get {words[0]} failed: {said[-1]}", flush=True)


def provide() -> list[Need]:
    """Install what is missing when that is allowed; give what is missing still."""
    absent = [need for need in NEEDS if not need.present()]
    prefix = _as_root()
    if absent and prefix is not None:
        packages = [package for need in absent for package in need.packages]
        print(f"Trellis: installing {', '.join(packages)} (Debian packages that the tests need)", flush=True)
        _apt(prefix, "update")
        _apt(prefix, "install", "-y", "--no-install-recommends", *packages)
    return [need for need in absent if not need.present()]
