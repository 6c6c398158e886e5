"""Addresses that nobody types in good faith: broken escapes, wrong types, huge numbers, old tricks."""

import random
import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

POISON = (
    "%00",
    "%FF%FE",
    "%C0%AF",
    "..%2F..%2Fetc%2Fpasswd",
    "' OR 1=1 --",
    "%27%3B%20DROP%20TABLE%20x",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "9" * 400,
    "-1",
    "1e309",
    "NaN",
    "0x1F",
    "ก" * 300,
    "\u202e\u200b",
    "%F0%9F%92%A9",
    "a" * 5000,
    "2026-02-31",
    "0000-00-00",
    "99999999-9999-9999-9999-999999999999",
    "[]",
    "%5B%7B%22a%22",
    "\t\r\n",
    "%0d%0aSet-Cookie:x=y",
    "//evil.example/",
    "\\\\evil.example\\x",
    "null",
    "true",
    "*",
    "%",
    "%25",
    "+",
    "&&&===",
    "=",
)
PARAMETERS = (
    "q",
    "after",
    "before",
    "page",
    "type",
    "standing",
    "constituency",
    "part",
    "person",
    "verb",
    "organisation",
    "day",
    "since",
    "until",
    "next",
    "language",
    "with",
    "level",
    "scheme",
    "code",
    "sort",
    "state",
    "number",
    "facet",
    "value",
    "role",
    "unit",
    "parent",
    "place",
    "tab",
    "back",
    "from",
    "to",
    "month",
    "year",
    "step",
    "subject",
    "outcome",
    "wording",
    "compare",
    "kind",
    "stage",
)
FIELDS = (
    "name",
    "name_en",
    "reason",
    "email",
    "text",
    "title",
    "why",
    "says",
    "choice",
    "closes_at",
    "closes_on",
    "seats",
    "options",
    "answer",
    "paragraph",
    "letter",
    "method",
    "threshold",
    "based_on",
    "amount",
    "present",
    "presence",
    "signed_on",
)


def templates(patterns: list[URLPattern | URLResolver] | None = None, prefix: str = "") -> Iterator[str]:
    """Give each address of the product, with its holes."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from templates(pattern.url_patterns, route)
        else:
            yield route


HOLE = re.compile(r"([\w-]*)(/?)<(?:\w+:)?(\w+)>")


def right(hole: re.Match[str], known: dict[str, str]) -> str | None:
    """Give what is known for a hole: by the word before it and its name, else by its name."""
    return known.get(f"{hole[1]}/{hole[3]}") or known.get(hole[3])


def filled(route: str, known: dict[str, str]) -> str:
    """Give an address with its holes filled by what is known."""
    return "/" + HOLE.sub(lambda hole: hole[1] + hole[2] + (right(hole, known) or "x"), route)


def addresses(count: int, seed: int, known: dict[str, str]) -> Iterator[str]:
    """Give hostile addresses, the same for the same seed; `known` fills some holes, to reach deeper code."""
    chance = random.Random(seed)  # noqa: S311  for choosing, not for secrets
    routes = sorted(templates())
    for _ in range(count):
        route = chance.choice(routes)

        def fill(hole: re.Match[str]) -> str:
            good = right(hole, known)
            value = good if good and chance.random() < 0.8 else chance.choice(POISON)
            return hole[1] + hole[2] + value

        path = "/" + HOLE.sub(fill, route)
        if chance.random() < 0.15:
            path += chance.choice(POISON)
        names = chance.sample(PARAMETERS, chance.randrange(4))
        query = "&".join(f"{name}={chance.choice(POISON)}" for name in names)
        yield f"{path}?{query}" if query else path
