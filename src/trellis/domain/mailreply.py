"""What somebody wrote herself in a reply by mail: without what her program quoted below, above or between.

Line by line, in time that grows with the length only: whoever sends a mail may have made it to keep us busy.
"""

from itertools import pairwise

from mailparser_reply import EmailMessage

from trellis.domain.mailmarks import (
    DATED,
    HEADER_FROM,
    HEADER_FURTHER,
    OPENS,
    ORIGINAL,
    SENT_FROM,
    WROTE,
    is_mark,
)

MOST_LINES = 2_000
WIDEST = 2_000
KEPT = 4_000
"""Signs of a reply that are kept: an answer is short, and nothing longer is understood."""
_LEFT_TO_OTHERS = 240
"""Lines no longer than this are also shown to the library that knows programs of the west."""


def reply_of(text: str) -> str:
    """Give what was written in answer; empty when all of it was quoted."""
    lines = [line[:WIDEST].rstrip() for line in text.splitlines()[:MOST_LINES]]
    above = _unquoted(_head(lines))
    if not above:
        # Some write below what they answer to: there the quoted lines bear a sign.
        above = _unquoted(_below(lines))
    return _further(above)[:KEPT].strip()


def _is_quoted(line: str) -> bool:
    return line.lstrip("\u200b\ufeff \t").startswith((">", "＞", "|>"))


def _head(lines: list[str]) -> list[str]:
    """Give the lines above the first thing that says: from here on it's the mail that was answered."""
    for number, line in enumerate(lines):
        if is_mark(line) or ORIGINAL.match(line) or _begins_head(lines, number):
            return lines[:number]
        if (start := _attribution(lines, number)) is not None:
            return lines[:start]
    return lines


def _begins_head(lines: list[str], number: int) -> bool:
    """Say whether here begins a head such as Outlook's: a sender, and two of its lines below."""
    if not HEADER_FROM.match(lines[number]):
        return False
    return sum(bool(HEADER_FURTHER.match(line)) for line in lines[number + 1 : number + 6]) >= 2


def _attribution(lines: list[str], number: int) -> int | None:
    """Give where a line such as "On Monday Malee wrote:" begins, if it ends here: at most two above."""
    if _is_quoted(lines[number]) or not WROTE.search(lines[number][-80:]):
        return None
    for start in range(number, max(-1, number - 3), -1):
        whole = " ".join(lines[start : number + 1])
        if OPENS.match(lines[start]) and DATED.search(whole[:400]):
            return start
    return None


def _below(lines: list[str]) -> list[str]:
    """Give what stands below or between quoted lines, if any line is quoted with a sign."""
    if not any(_is_quoted(line) for line in lines):
        return []
    told = [bool(_attribution(lines, number) is not None) for number in range(len(lines))]
    return [line for line, is_told in zip(lines, told, strict=True) if not is_told and not is_mark(line)]


def _unquoted(lines: list[str]) -> str:
    """Give lines without quoted ones, up to the signature, as one text."""
    kept: list[str] = []
    for line in lines:
        if line.strip(" \u00a0") in {"--", "—", "__"} or SENT_FROM.match(line):
            break
        if not _is_quoted(line):
            kept.append(line.strip())
    paired = pairwise(["", *kept])
    return "\n".join(line for before, line in paired if line or before).strip()


def _further(text: str) -> str:
    """Let the library cut what it knows and we don't; wide lines, on which it is slow, aren't shown to it."""
    if not text or len(text) > KEPT or any(len(line) > _LEFT_TO_OTHERS for line in text.splitlines()):
        return text
    found = EmailMessage(text=text, languages=["en"], keep_hyphen_lists=True).read().latest_reply
    return found or text
