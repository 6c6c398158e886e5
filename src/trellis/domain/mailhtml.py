"""The text of a mail that came as HTML only; what its program quotes bears the sign of quoted lines.

Python's own parser takes minutes over some thousands of unclosed signs, so this one only looks for the next
sign, once, and knows of HTML no more than which words are seen, where lines end and what is quoted.
"""

from collections.abc import Iterator
from html import unescape

MOST = 300_000
DEEPEST = 200
WIDEST = 4_000
_LINES = "address article blockquote br center dd div dl dt fieldset figure footer form header hr li main nav"
_BLOCKS = frozenset(
    [*_LINES.split(), *["h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "table", "tr", "ul"]]
)
_UNSEEN = frozenset({"head", "script", "style", "title", "template", "noscript", "object", "svg", "math"})
_SIGNS = frozenset({"/", "!", "?"})
_RAW = frozenset({"script", "style", "title"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_QUOTES = ("gmail_quote", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "zmail_extra")
_REST = ("divrplyfwdmsg", "appendonsend", "mail-editor-reference-message", "ms-outlook-mobile-reference")


def text_of_html(html: str) -> str:
    """Give the text that a reader of this HTML sees, line by line; nothing is fetched, nothing is run."""
    page = _Page()
    for is_tag, piece in _pieces(html[:MOST]):
        if is_tag:
            page.tag(piece)
        else:
            page.words(piece)
    page.end_line()
    return "\n".join(page.lines).strip()


def _pieces(html: str) -> Iterator[tuple[bool, str]]:
    """Give words and tags in turn; each sign is looked at once."""
    place, end, low = 0, len(html), html.lower()
    while place < end:
        opens = html.find("<", place)
        if opens < 0:
            break
        yield False, html[place:opens]
        if not html[opens + 1 : opens + 2].isalpha() and html[opens + 1 : opens + 2] not in _SIGNS:
            # A lone sign, as in "3 < 4", is a word.
            yield False, "<"
            place = opens + 1
            continue
        place = _past(html, opens)
        if place < 0:
            return
        tag = html[opens + 1 : place - 1]
        if tag[:1] not in {"!", "?"}:
            yield True, tag
            place = _past_raw(low, tag, place)
    yield False, html[place:]


def _past(html: str, opens: int) -> int:
    """Give where a tag or comment that begins here is over; below zero when it never is."""
    closing = "-->" if html.startswith("<!--", opens) else ">"
    closes = html.find(closing, opens)
    return closes + len(closing) if closes >= 0 else -1


def _past_raw(html: str, tag: str, place: int) -> int:
    """Skip what stands in a tag whose inside isn't HTML."""
    name = _name(tag)
    if tag.startswith("/") or name not in _RAW:
        return place
    closes = html.find(f"</{name}", place)
    return closes if closes >= 0 else len(html)


def _name(tag: str) -> str:
    return tag[:40].lower().replace("/", " ").split(maxsplit=1)[0] if tag.strip("/ ") else ""


class _Page:
    """What has been read of a page, and in which tags one is."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.open: list[tuple[str, bool, bool]] = []
        self.quoted = self.unseen = 0
        self.rest_is_quoted = False

    def tag(self, tag: str) -> None:
        """Go into a tag, or out of it."""
        name = _name(tag)
        if name in _BLOCKS:
            self.end_line()
        if tag.startswith("/"):
            self._leave(name)
        elif name not in _VOID and len(self.open) < DEEPEST:
            self._enter(name, tag[:WIDEST].lower())

    def _enter(self, name: str, tag: str) -> None:
        self.rest_is_quoted |= any(mark in tag for mark in _REST)
        quotes = name == "blockquote" or any(mark in tag for mark in _QUOTES)
        hides = name in _UNSEEN
        self.open.append((name, quotes, hides))
        self.quoted += quotes
        self.unseen += hides

    def _leave(self, name: str) -> None:
        left = "" if any(each[0] == name for each in self.open) else name
        while left != name:
            left, quotes, hides = self.open.pop()
            self.quoted -= quotes
            self.unseen -= hides

    def words(self, words: str) -> None:
        """Add words, unless they are seen by nobody."""
        if not self.unseen:
            self.line.append(words)

    def end_line(self) -> None:
        """Begin a new line, with the sign of what is quoted."""
        said = " ".join(unescape("".join(self.line)).split())
        self.line.clear()
        sign = "> " if self.quoted or self.rest_is_quoted else ""
        if said or (self.lines and self.lines[-1]):
            self.lines.append(f"{sign}{said}" if said else "")
