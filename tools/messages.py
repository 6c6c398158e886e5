"""Brings the translators' files up to date with code and templates, and counts what is untranslated."""

import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

PROJECT = Path(__file__).resolve().parent.parent
LOCALE = PROJECT / "src" / "trellis" / "locale"
PYBABEL = Path(sys.executable).parent / "pybabel"
WORDS = ["_", "N_", "NN_:1,2", "gettext", "gettext_lazy", "ngettext:1,2", "pgettext:1c,2", "npgettext:1c,2,3"]
# Where a sentence stands changes with every edit; without it a difference shows only what changed in words.
STEADY = ["--no-location", "--sort-output", "--no-wrap"]


def run(*arguments: str | Path) -> None:
    """Run pybabel, which says what it did on standard error; it is shown only when it failed."""
    done = subprocess.run([PYBABEL, *arguments], cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)


def untranslated(file: Path) -> int:
    """Count the sentences of a file that are empty or only guessed."""
    with file.open("rb") as text:
        messages = [message for message in read_po(text) if message.id]
    return sum(1 for message in messages if message.fuzzy or not message.string or not any(message.string))


def main() -> None:
    """Bring every language up to date."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "django.pot"
        keywords = [part for word in WORDS for part in ("-k", word)]
        mapping = PROJECT / "tools" / "babel.cfg"
        run("extract", "-F", mapping, *keywords, *STEADY, "-o", template, "src/trellis")
        for file in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
            language = file.parent.parent.name
            run(
                "update",
                "-i",
                template,
                "-o",
                file,
                "-l",
                language,
                "--no-fuzzy-matching",
                "--no-wrap",
                "--ignore-obsolete",
                "--ignore-pot-creation-date",
            )
            print(f"Trellis: {language}: {untranslated(file)} sentences have no translation yet")


if __name__ == "__main__":
    main()
