"""Tells lines of the record: who did what, in one sentence each, in the reader's language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from markupsafe import Markup

from trellis.access.actor import CHANNEL_LABELS, Channel
from trellis.domain.mandate import SCOPE_LABELS, Scope
from trellis.governance.models import Fate, Finding
from trellis.ledger.models import Line
from trellis.members.models import Identity, PartKind
from trellis.networks.models import Network, Section, Status
from trellis.portal.naming import NAMED, Names
from trellis.portal.wording import ANY, FIELDS, SENTENCES, SOMETHING
from trellis.ui.dates import date_words
from trellis.ui.jinja import language_name
from trellis.ui.periods import period_words


@dataclass(frozen=True)
class Told:
    """A line for reading: its number, its sentence, the reason that was given, the moment and the channel."""

    number: int
    chain: UUID
    when: datetime
    what: Markup
    because: str
    via: str


def _choice(choices: Any, value: object) -> str:
    return str(choices(value).label) if value in set(choices.values) else str(value or _(SOMETHING))


def _scope(row: Mapping[str, Any], detail: Mapping[str, Any]) -> str:
    value = detail.get("scope") or row.get("scope")
    return _(SCOPE_LABELS[Scope(value)]) if value in set(Scope) else _(SOMETHING)


def _changed(detail: Mapping[str, Any]) -> list[str]:
    """Give the names of the columns that differ between before and after."""
    if isinstance(detail.get("changed"), list):
        return list(detail["changed"])
    before, after = detail.get("before"), detail.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    return [name for name in after if before.get(name) != after[name]]


def _fields(detail: Mapping[str, Any]) -> str:
    return ", ".join(_(FIELDS.get(name, name)) for name in _changed(detail)) or _("nothing that shows")


def _sections(detail: Mapping[str, Any]) -> str:
    return ", ".join(_choice(Section, each) for each in detail.get("sections") or []) or _("nothing")


def _day(detail: Mapping[str, Any]) -> str:
    try:
        return date_words(date.fromisoformat(str(detail.get("until"))))
    except ValueError:
        return _(SOMETHING)


Filling = Callable[[Mapping[str, Any], Mapping[str, Any]], str]

# Each takes what the line is about and its detail.
FILLINGS: dict[str, Filling] = {
    "fields": lambda _row, detail: _fields(detail),
    "sections": lambda _row, detail: _sections(detail),
    "before_status": lambda _row, detail: _choice(Status, detail.get("before")),
    "after_status": lambda _row, detail: _choice(Status, detail.get("after")),
    "part": lambda row, detail: _choice(PartKind, detail.get("kind") or row.get("part")),
    "fate": lambda _row, detail: _choice(Fate, detail.get("fate")),
    "finding": lambda _row, detail: _choice(Finding, detail.get("finding")),
    "answer": lambda row, detail: _choice(Identity, detail.get("answer") or row.get("answer")),
    "scope": _scope,
    "until": lambda _row, detail: _day(detail),
    "period": lambda _row, detail: period_words(str(detail.get("period") or _(SOMETHING))),
    "spelling": lambda row, detail: str(detail.get("spelling") or row.get("spelling") or _(SOMETHING)),
    "language": lambda _row, detail: language_name(str(detail.get("language") or "")),
    "code": lambda _row, detail: str(detail.get("code") or _(SOMETHING)),
    "scheme": lambda _row, detail: str(detail.get("scheme") or _(SOMETHING)),
}


class Words(Mapping[str, str]):
    """What fills the places of a line's sentence; only what the sentence asks for is worked out."""

    def __init__(self, line: Line, names: Names) -> None:
        """Keep the line and the names looked up for it."""
        self.line, self.names = line, names

    def __getitem__(self, key: str) -> str:
        """Give the words for one place."""
        if key == "who":
            return self._who()
        if key in FILLINGS:
            return FILLINGS[key](self.names.about[self.line.pk], self.line.detail)
        return self.names.of(self.line, key)

    def __iter__(self) -> Iterator[str]:
        """Give every place there is."""
        return iter(("who", "other", *FILLINGS, *NAMED))

    def __len__(self) -> int:
        """Count the places."""
        return len(FILLINGS) + len(NAMED) + 2

    def _who(self) -> Markup:
        if self.line.person is None:
            return Markup("<b>{}</b>").format(self.line.author or _("A visitor"))
        name = self.names.of(self.line, "who")
        if self.line.organisation is None:
            return name
        shown = {"person": name, "organisation": self.names.of(self.line, "for")}
        return Markup(_("%(person)s, for %(organisation)s,")) % shown  # noqa: S704  names escape themselves


def _sentence(line: Line, names: Names) -> Markup:
    says = SENTENCES.get(line.verb)
    if says is None:
        return Markup.escape(line.verb)
    return Markup(_(says)) % Words(line, names)  # noqa: S704  the sentence is ours, what fills it is escaped


class _Anything(dict[str, str]):
    """Fills every place with a word for any thing of its kind."""

    def __missing__(self, key: str) -> str:
        return _(ANY[key]) if key in ANY else "…"


def told_of_anything(verb: str) -> str:
    """Give a deed's sentence without names, to be chosen from a list: "Somebody admitted an organisation"."""
    return (_(SENTENCES[verb]) % _Anything()).removesuffix(": …").removesuffix(" …")


def channel_words(channel: str) -> str:
    """Give the way by which a deed came, in words."""
    return _(CHANNEL_LABELS[Channel(channel)]) if channel in set(Channel) else channel


def tell(lines: Iterable[Line], networks: Iterable[Network] = ()) -> list[Told]:
    """Tell lines in the given order; names get links within the networks whose inside the reader sees."""
    names = Names(lines, {network.pk: network for network in networks})
    return [
        Told(
            number=line.number,
            chain=line.chain,
            when=line.at,
            what=_sentence(line, names),
            because=str(line.detail.get("reason") or line.detail.get("why") or ""),
            via=channel_words(line.channel),
        )
        for line in names.lines
    ]
