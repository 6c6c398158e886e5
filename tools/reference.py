"""Writes the generated pages of docs/reference: verbs and roles, settings, commands, problems."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trellis.config.settings")
django.setup()

from django.core.management import get_commands, load_command_class  # noqa: E402  Django must be set up before its rooms are read
from django.urls import get_resolver  # noqa: E402

from trellis.access.action import VERBS  # noqa: E402
from trellis.access.rule import Rule  # noqa: E402
from trellis.config.cli import COMMANDS  # noqa: E402
from trellis.config.environment import VARIABLES  # noqa: E402
from trellis.domain import problems  # noqa: E402
from trellis.networks.roles import STARTERS  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "<!-- Made by `make reference` from the code. Don't edit. -->\n"


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Give a Markdown table."""
    head = list(columns)
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines.extend(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows
    )
    return "\n".join(lines) + "\n"


def sentences(rule: Rule) -> list[str]:
    """Give the sentence of each simple rule that a rule is made of."""
    if not rule.parts:
        return [rule.says]
    return list(dict.fromkeys(says for part in rule.parts for says in sentences(part)))


def verbs() -> str:
    """Give the page of verbs and roles."""
    get_resolver().url_patterns  # noqa: B018  reading the addresses imports every room and so registers its verbs
    rows = []
    for name, verb in sorted(VERBS.items()):
        roles = ", ".join(starter.name for starter in STARTERS if name in starter.verbs)
        rows.append(
            [
                f"`{name}`",
                verb.says.splitlines()[0],
                "; ".join(sentences(verb.allow)),
                roles or "–",
                ", ".join(verb.keeps) or "–",
            ]
        )
    text = (
        "# Verbs and roles\n\nEvery change is a deed with one verb: the permission, the line in the record "
        "and the word by which one subscribes. *May* lists what is enough or needed; *roles at the start* "
        "are those that a new network begins with, and may change; *kept* is what the record's line repeats "
        "besides who, for whom, what, where and by which channel.\n\n"
    )
    return NOTE + text + table(["verb", "what it does", "may", "roles at the start", "kept"], rows)


def settings() -> str:
    """Give the page of settings."""
    rows = [[f"`{variable.name}`", f"`{variable.default}`", variable.says] for variable in VARIABLES]
    return (
        NOTE
        + "# Settings\n\nEnvironment variables. What a network decides about itself is never a setting.\n\n"
        + table(["variable", "default", "what it does"], rows)
    )


def commands() -> str:
    """Give the page of commands, each with its own help."""
    os.environ["COLUMNS"] = "100"
    parts = [NOTE, "# Commands\n\nExit code 0, or 1 with one sentence on standard error.\n"]
    for words, (name, says) in COMMANDS.items():
        app = get_commands()[name]
        parser = load_command_class(app, name).create_parser("trellis", words)
        parts.append(f"\n## trellis {words}\n\n{says}\n\n```text\n{parser.format_help().strip()}\n```\n")
    return "".join(parts)


def failures() -> str:
    """Give the page of problems."""
    kinds = sorted(
        (kind for kind in vars(problems).values() if isinstance(kind, problems.Kind)),
        key=lambda kind: kind.code,
    )
    rows = [[f"`{kind.code}`", str(kind.status), kind.says] for kind in kinds]
    return (
        NOTE
        + "# Problems\n\nEvery failure has a name. Its sentence says what to do next.\n\n"
        + table(["code", "HTTP status", "sentence"], rows)
    )


PAGES = {"verbs.md": verbs, "settings.md": settings, "commands.md": commands, "problems.md": failures}


def main() -> None:
    """Write every page, or say with --check which are old."""
    old = []
    for name, page in PAGES.items():
        file = FOLDER / name
        text = page()
        if not file.exists() or file.read_text() != text:
            old.append(name)
            if "--check" not in sys.argv:
                file.write_text(text)
    if old and "--check" in sys.argv:
        sys.exit(f"old: {', '.join(old)}; run 'make reference'")


if __name__ == "__main__":
    main()
