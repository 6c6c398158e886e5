"""What the machine says: folders, keys and the database, from environment variables with safe defaults."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url

SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000; "
        "PRAGMA temp_store=MEMORY;"
    ),
}
POOL = {"min_size": 1, "max_size": 12, "timeout": 20}


@dataclass(frozen=True)
class Variable:
    """An environment variable that Trellis reads: the reference of settings is generated from these."""

    name: str
    default: str
    says: str


VARIABLES = (
    Variable(
        "TRELLIS_HOME", "./var", "Folder of the SQLite database, uploaded files, the secret key and backups."
    ),
    Variable(
        "DATABASE_URL",
        "SQLite in TRELLIS_HOME",
        "Another database, such as postgres://user:password@host/name.",
    ),
    Variable(
        "TRELLIS_SECRET_KEY",
        "made once, kept in TRELLIS_HOME/secret-key",
        "Key that signs sessions and links.",
    ),
    Variable(
        "TRELLIS_HOSTS", "127.0.0.1,localhost,[::1]", "Host names that the server answers to, with commas."
    ),
    Variable(
        "TRELLIS_HTTPS", "no", "'yes' behind a TLS proxy: secure cookies, HSTS, X-Forwarded-Proto trusted."
    ),
    Variable("TRELLIS_LANGUAGE", "en", "Language of a visitor whose browser states none: en or th."),
    Variable("TRELLIS_TIME_ZONE", "Asia/Bangkok", "Time zone in which dates and hours are shown."),
    Variable(
        "TRELLIS_FORGET_DAYS",
        "180",
        "After how many days 'trellis forget' forgets, unless it's told.",
    ),
    Variable(
        "TRELLIS_WORKER",
        "embedded on SQLite, separate elsewhere",
        "Who does what is done later: 'embedded', a thread of the server; 'separate', 'trellis work'.",
    ),
    Variable(
        "TRELLIS_SMS_URL",
        "",
        "How text messages go out: kannel+http://user:password@host:13013, smpp://user:password@host:2775 or "
        "webhook+https://host/path; without it none are sent.",
    ),
    Variable("TRELLIS_SMS_NUMBER", "", "The number or name that text messages come from."),
    Variable(
        "TRELLIS_SMS_SECRET",
        "",
        "What the gateway shows when it brings a text message or a report; without it none are taken.",
    ),
    Variable("TRELLIS_SMS_REGION", "TH", "Country of numbers that are written without one: two letters."),
    Variable(
        "TRELLIS_ADDRESS",
        "http://127.0.0.1:8000",
        "Where people reach the pages: links in mails and messages begin with it.",
    ),
    Variable(
        "TRELLIS_MAIL_URL",
        "",
        "Mail server that takes our mails: smtp://user:password@host:587?tls=1, or smtps://… Empty: no mail.",
    ),
    Variable(
        "TRELLIS_MAIL_FROM", "", "Address that stands as sender in our mails, such as ask@mail.example.org."
    ),
    Variable("TRELLIS_MAIL_DOMAIN", "", "Domain to which replies come; empty: that of TRELLIS_MAIL_FROM."),
    Variable(
        "TRELLIS_MAIL_LISTEN",
        "",
        "Where mail is taken: lmtp://127.0.0.1:8024 or smtp://127.0.0.1:8025.",
    ),
    Variable(
        "TRELLIS_MAIL_IMAP",
        "",
        "Mailbox that is read every minute: imaps://user:password@host/INBOX?move=Done.",
    ),
    Variable(
        "TRELLIS_MAIL_TRUSTS",
        "",
        "Name of our own server in Authentication-Results: mails that failed its checks aren't believed.",
    ),
    Variable("TRELLIS_DEBUG", "no", "'yes' only on a developer's own machine."),
)
_DEFAULTS = {variable.name: variable.default for variable in VARIABLES}


def read(name: str) -> str:
    """Give a variable's value or its documented default."""
    return os.environ.get(name) or _DEFAULTS[name]


def is_yes(name: str) -> bool:
    """Say whether a switch is on."""
    return read(name).lower() in {"yes", "true", "1", "on"}


def home() -> Path:
    """Give the folder of everything that Trellis keeps, made when it isn't there."""
    folder = Path(read("TRELLIS_HOME")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """Give the signing key, made at the first start and readable by its owner only."""
    given = os.environ.get("TRELLIS_SECRET_KEY")
    if given:
        return given
    file = folder / "secret-key"
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(handle, "w") as writer:
        writer.write(secrets.token_urlsafe(50))
    return file.read_text().strip()


def database(folder: Path) -> dict[str, Any]:
    """Give Django's database setting: SQLite in the home folder, or what DATABASE_URL names."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        name = str(folder / "trellis.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": None,
        }
    found: dict[str, Any] = {**dj_database_url.parse(url)}
    if "sqlite" in str(found["ENGINE"]):
        found["OPTIONS"] = SQLITE_OPTIONS
        found["CONN_MAX_AGE"] = None
    else:
        found["CONN_MAX_AGE"] = 0
        found["CONN_HEALTH_CHECKS"] = True
        found["OPTIONS"] = {**(found.get("OPTIONS") or {}), "pool": POOL}
    return found


def worker(found: dict[str, Any]) -> str:
    """Say who does the jobs: a thread of the server, or processes of their own."""
    given = os.environ.get("TRELLIS_WORKER", "").lower()
    if given in {"embedded", "separate"}:
        return given
    return "embedded" if "sqlite" in str(found["ENGINE"]) else "separate"
