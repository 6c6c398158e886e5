"""A country by its ISO 3166 code: its names, from the Unicode locale data."""

from functools import lru_cache

from babel import Locale
from babel.core import get_global

from trellis.domain.problems import COUNTRY_UNKNOWN, Problem

LEVEL = "country"
SCHEME = "iso-3166"
# The languages of the region that Trellis grew up in, English first since it sorts.
_LANGUAGES = ("en", "th", "lo", "km", "my", "zh", "vi")


@lru_cache(maxsize=32)
def names(code: str) -> dict[str, str]:
    """Give a country's names by language; raises COUNTRY_UNKNOWN for a code that no country has."""
    short = next(iter(get_global("territory_aliases").get(code, ())), "")
    found = {language: Locale(language).territories.get(short) for language in _LANGUAGES}
    if len(code) != 3 or not found["en"]:
        raise Problem(COUNTRY_UNKNOWN, code=code)
    return {language: name for language, name in found.items() if name}


@lru_cache(maxsize=256)
def other_codes(code: str) -> tuple[str, ...]:
    """Give a country's two letters and its number, which maps of the world have: TH and 764 for THA."""
    aliases = get_global("territory_aliases")
    short = next(iter(aliases.get(code, ())), "")
    numbers = [key for key, meant in aliases.items() if key.isdecimal() and list(meant) == [short]]
    return (short, *sorted(numbers)) if short else ()
