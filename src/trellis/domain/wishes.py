"""What somebody wants to talk about, in her own words: a title, and the minutes when she says them."""

import re

USUAL = 10
MOST = 240
_LONGEST = 200
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙០១២៣៤៥៦៧៨៩၀၁၂၃၄၅၆၇၈၉", "0123456789" * 4)
# A number beside a word for minutes in the languages of the region, or alone at the end.
_MINUTES = re.compile(
    r"[,;(\s]*(\d{1,3})\s*(?:minutes?|mins?|min\.?|นาที|ນາທີ|នាទី|မိနစ်|分钟|分鐘|phút)\)?[.\s]*|[,;\s]+(\d{1,3})\s*$",
    re.IGNORECASE,
)


def wish(text: str) -> tuple[str, int]:
    """Give the title and the minutes of a wish; without a number of minutes it is the usual ten.

    The title is the first line without the minutes, cut at a word where it is long.
    """
    said = text.translate(_DIGITS).strip()
    found = _MINUTES.search(said)
    minutes = int(found[1] or found[2]) if found else USUAL
    if not 1 <= minutes <= MOST:
        return _short(said), USUAL
    rest = (said[: found.start()] + " " + said[found.end() :]).strip(" ,;") if found else said
    return _short(rest or said), minutes


def _short(text: str) -> str:
    line = next((each.strip() for each in text.splitlines() if each.strip()), "")
    if len(line) <= _LONGEST:
        return line
    cut = line[:_LONGEST]
    return cut.rsplit(" ", 1)[0] or cut
