"""Chooses which of a thing's names to show, and says in which language it is."""

from collections.abc import Mapping

from django.utils.translation import get_language
from markupsafe import Markup, escape

Names = Mapping[str, str]

# For a reader whose language is missing, English is the likeliest to be understood by members from elsewhere.
FALLBACK = "en"
_BDI = Markup('<bdi lang="{}">{}</bdi>')


def choose(names: Names, language: str, default: str = "") -> tuple[str, str]:
    """Give (language, name): the reader's language, then the network's own, then English, then any.

    A regional language ("zh-hans") also takes its main one ("zh"). Without any name: ("", "").
    """
    for wanted in (language, language.partition("-")[0], default, FALLBACK):
        if found := names.get(wanted):
            return wanted, found
    return next(((tongue, name) for tongue, name in names.items() if name), ("", ""))


def reader_language() -> str:
    """Give the language of the page that is being written."""
    return get_language() or FALLBACK


def name_of(names: Names, default: str = "") -> Markup:
    """Give the name for this page as markup, wrapped in its language when that isn't the page's."""
    language = reader_language()
    tongue, name = choose(names, language, default)
    return escape(name) if tongue in {"", language} else _BDI.format(tongue, name)


def name_text(names: Names, default: str = "") -> str:
    """Give the name for this page as plain text, for titles, file names and mail."""
    return choose(names, reader_language(), default)[1]
