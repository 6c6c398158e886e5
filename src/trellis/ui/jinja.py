"""The template environment: what every page can say without importing anything."""

from functools import lru_cache
from typing import Any
from uuid import uuid4

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_info, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from trellis.ui import dates, names, numbers
from trellis.ui.masthead import default_links
from trellis.ui.periods import period_words
from trellis.ui.problems import translated
from trellis.ui.sentences import said

_ICON = Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>')


@lru_cache(maxsize=4096)
def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Give the address of a named page; worked out once, since addresses stay while the server runs."""
    return reverse(name, args=args, kwargs=kwargs)


@lru_cache(maxsize=64)
def url_if_any(name: str) -> str:
    """Give the address of a page that this installation may leave out; empty when it does."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=256)
def icon(name: str) -> Markup:
    """Give a symbol of the sprite; it is decoration, the words beside it carry the meaning."""
    return _ICON.format(static("ui/icons.svg"), name)


@lru_cache(maxsize=8192)
def _said(words: str, language: str | None) -> tuple[Markup, bool]:  # noqa: ARG001  a cache's key
    """Give a sentence in a language, and whether it has a place for details; the catalogue is asked once."""
    said = Markup(gettext(words))  # noqa: S704  our own words; Markup escapes the details
    return said, "%" in said


def say(words: str, **details: Any) -> Markup:
    """Give a sentence in the reader's language, with its details put in: `_` of all templates.

    Jinja's own does the same by way of the context, at many times the cost; a page says fifty sentences.
    """
    said, has_places = _said(words, get_language())
    return said % details if details or has_places else said


def language_name(code: str) -> str:
    """Give a language's own name for itself, such as "ไทย"; its code when it is unknown."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return _unicode_name(code)


def _unicode_name(code: str) -> str:
    """Give the name for a language that Django doesn't know, such as Lao."""
    try:
        return Locale.parse(code, sep="-").get_display_name() or code
    except (UnknownLocaleError, ValueError):
        return code


_SAYS = {"said": said, "hours_are": dates.hours_are}
_DATES = {"clock": dates.clock, "date_short": dates.date_short, "period": period_words}


def environment(**options: Any) -> Environment:
    """Give Django the environment in which all pages are written."""
    options.update(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"]
    )
    env = Environment(**options)  # noqa: S701  Django's backend passes autoescape on
    # The i18n extension adds these when it is loaded; no type describes them.
    extended: Any = env
    extended.policies["ext.i18n.trimmed"] = True
    extended.install_gettext_callables(
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        _=say,
        url=url,
        url_if_any=url_if_any,
        static=static,
        icon=icon,
        symbol=icon,
        language=names.reader_language,
        language_name=language_name,
        languages=[(code, language_name(code)) for code, _ in settings.LANGUAGES],
        name_of=names.name_of,
        default_links=default_links,
        new_key=uuid4,
        **_SAYS,
        translated=translated,
    )
    env.filters.update(
        name_of=names.name_of,
        name_text=names.name_text,
        date=dates.date_words,
        **_DATES,
        moment=dates.moment,
        number=numbers.number,
        percent=numbers.percent,
        size=numbers.size,
    )
    env.tests["pair"] = lambda value: isinstance(value, tuple | list)
    return env
