"""What stands at the top of every page: whose page it is, and where one can go from here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise
else:
    # What gives lazy words their type is a tool of developers; the product runs without it.
    StrPromise = Promise

Words = str | StrPromise


@dataclass(frozen=True, kw_only=True)
class Link:
    """A place to go: a label, an address, a symbol, and whether the reader is there."""

    label: Words
    href: str
    icon: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Masthead:
    """The head of a network's pages; a page without one gets Trellis's own.

    `name` may be markup in another language; `logo` and `accent_css` are addresses on this server, or empty.
    """

    name: Words
    acronym: str = ""
    home: str = "/"
    logo: str = ""
    accent_css: str = ""
    links: tuple[Link, ...] = ()


_OWN = (
    (pgettext_lazy("first page", "Home"), "/", "house"),
    (_("Search"), "/search", "search"),
    (_("Networks"), "/networks/", "diagram"),
    (_("Places"), "/places/", "geo"),
)


def default_links(path: str) -> tuple[Link, ...]:
    """Give the links of a page that belongs to no network; `path` is the address being read."""
    return tuple(
        Link(
            label=label,
            href=href,
            icon=icon,
            is_current=path == href or (href != "/" and path.startswith(href)),
        )
        for label, href, icon in _OWN
    )
