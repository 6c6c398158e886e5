"""The gallery: each part of the interface with the call that makes it, in two languages, light and dark."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template import engines
from django.utils import translation
from jinja2 import Environment, nodes
from markupsafe import Markup

from trellis.ui.samples import SAMPLES, sample_form

TEMPLATES = Path(__file__).parent / "templates/ui"
STATIC = Path(__file__).parent / "static/ui"
SCHEMES = ("light", "dark")
CHAPTERS = ("page", "deeds", "forms", "words", "things", "data", "maps")


@dataclass(frozen=True)
class Look:
    """A part as it looks in one language, on one ground."""

    language: str
    scheme: str
    shown: Markup


@dataclass(frozen=True)
class Part:
    """A part: its name, the call that makes it, and how it looks."""

    name: str
    call: str
    looks: tuple[Look, ...]


@dataclass(frozen=True)
class Chapter:
    """The parts of one file."""

    name: str
    parts: tuple[Part, ...]


def names_in(chapter: str, env: Environment) -> list[str]:
    """Give the names of the parts that a file of parts offers, in its order."""
    source = (TEMPLATES / "parts" / f"{chapter}.html").read_text(encoding="utf-8")
    return [macro.name for macro in env.parse(source).find_all(nodes.Macro) if not macro.name.startswith("_")]


def chapters(scheme: str) -> list[Chapter]:
    """Give every part, drawn; `scheme` is light or dark, or empty for English on light and Thai on dark."""
    env: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return [
        Chapter(name, tuple(_part(env, part, scheme) for part in names_in(name, env))) for name in CHAPTERS
    ]


def symbols() -> list[str]:
    """Give the names of all symbols of the sprite."""
    return re.findall(r'<symbol id="([a-z-]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8"))


def _part(env: Environment, name: str, scheme: str) -> Part:
    # The first line of a sample brings the parts in; the gallery says that once, above all of them.
    _, _, call = (TEMPLATES / "gallery" / f"{name}.html").read_text(encoding="utf-8").partition("\n")
    grounds = (scheme, scheme) if scheme else SCHEMES
    looks = (_look(env, name, language, ground) for language, ground in zip(SAMPLES, grounds, strict=True))
    return Part(name, call.strip(), tuple(looks))


def _look(env: Environment, name: str, language: str, scheme: str) -> Look:
    words: dict[str, Any] = {"s": SAMPLES[language], "form": sample_form(language), "csrf_input": ""}
    with translation.override(language):
        shown = env.get_template(f"ui/gallery/{name}.html").render(words)
    return Look(language, scheme, Markup(shown))  # noqa: S704  our own samples, escaped by the templates
