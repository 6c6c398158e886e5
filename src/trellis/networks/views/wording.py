"""What the pages of this room say about types, statuses, colours and public pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from trellis.domain import typology
from trellis.domain.problems import Problem
from trellis.domain.sentence import Labels, Sentence
from trellis.domain.typology import FACETS, Facet
from trellis.networks.forms.network import DescribeForm
from trellis.networks.models import Network, Section, Status
from trellis.ui import accent
from trellis.ui.problems import sentence, translated


@dataclass(frozen=True)
class Part:
    """A part of the public page: its name, what it shows, and whether it is chosen."""

    key: str
    label: str
    says: str
    is_chosen: bool


@dataclass(frozen=True)
class Look:
    """How a colour reads on one ground: the page's, a card's, and the words about it."""

    label: str
    paper: str
    card: str
    shade: accent.Shade
    says: str


def said(words: Sentence) -> str:
    """Give a sentence in the reader's language, with its labels."""
    details = {
        key: ", ".join(translated(label) for label in value) if isinstance(value, Labels) else value
        for key, value in words.details.items()
    }
    return translated(words.says) % details


def values(facet: Facet, chosen: frozenset[str]) -> str:
    """Give the values of a feature in words, in their usual order."""
    labels = FACETS[facet].values
    return ", ".join(translated(label) for value, label in labels.items() if value in chosen)


def features(profile: Mapping[str, frozenset[str]]) -> list[tuple[str, str | None]]:
    """Give every feature of a type in words, with None where nothing was said."""
    return [
        (translated(choices.label), values(facet, profile.get(facet, frozenset())) or None)
        for facet, choices in FACETS.items()
    ]


def _shows() -> dict[Section, str]:
    """Say what each part of the public page shows."""
    return {
        Section.PURPOSE: _("The purpose as you wrote it under Names and purpose."),
        Section.PROFILE: _(
            "Who its members are, how wide an area, what it does. Others can find it by this."
        ),
        Section.UNITS: _("The tree of units and the places they cover. No person is named."),
        Section.MEMBERS: _("The names of the member organisations. No person is named."),
        Section.PATRONS: _("The organisations that are its patrons."),
        Section.DOCUMENTS: _("The adopted texts of the eight steps and others, as they are in force."),
        Section.DECISIONS: _(
            "Decisions that were opened to everybody, each with its reason. No voice is told."
        ),
        Section.JOIN: _("A form by which an organisation asks to join. You then admit or decline it."),
    }


def sections(network: Network, form: forms.Form | None = None) -> list[Part]:
    """Give the parts of the public page, each with what it shows."""
    says = _shows()
    chosen = form["sections"].value() if form else network.published
    return [
        Part(section.value, str(section.label), says[section], section.value in (chosen or []))
        for section in Section
    ]


def shown(network: Network) -> str:
    """Name the parts of the public page that everybody sees."""
    return ", ".join(str(section.label) for section in Section if section.value in network.published)


def published(network: Network) -> str:
    """Say what follows from what was published."""
    if network.published:
        return _("Everybody can now see what you chose.")
    return _("Nobody outside sees anything.")


def statuses() -> list[tuple[str, str, str]]:
    """Give each status with what it means."""
    says = {
        Status.FORMING: _("Members are being found; rules and purpose aren't settled yet."),
        Status.ACTIVE: _("The network works."),
        Status.DORMANT: _("Nothing is going on for now. Everything can still be changed."),
        Status.CLOSED: _(
            "The network has ended. Everybody inside can still read;"
            " nothing can be changed until it is opened again."
        ),
    }
    return [(status.value, str(status.label), says[status]) for status in Status]


def status_saved(status: Status) -> str:
    """Say what follows from a status that was set."""
    if status == Status.CLOSED:
        return _("The network is closed. To open it again, choose another status.")
    return _("The status is now: %(status)s.") % {"status": status.label}


def looks(form: forms.Form) -> list[Look]:
    """Give how the form's colour reads by day and by night; nothing when it isn't a colour."""
    try:
        colour = accent.parse(str(form["accent"].value()))
    except Problem as problem:
        form.add_error("accent", sentence(problem))
        return []
    day, night = accent.for_light(colour), accent.for_dark(colour)
    return [
        Look(_("By day"), accent.PAPER, accent.CARD, day, _judged(colour, day, darker=True)),
        Look(_("By night"), accent.NIGHT, accent.NIGHT_CARD, night, _judged(colour, night, darker=False)),
    ]


def _judged(colour: str, shade: accent.Shade, *, darker: bool) -> str:
    if shade.accent == colour:
        return _("Easy to read as it is.")
    if darker:
        return _("Too light to read on paper, so a darker shade is used.")
    return _("Too dark to read at night, so a lighter shade is used.")


def stands(network: Network, form: DescribeForm) -> list[tuple[str, str]]:
    """Give what a network says of itself now, by the labels of the form's lines."""
    return [
        *((str(form[f"name_{code}"].label), name) for code, name in network.names.items()),
        (str(form["acronym"].label), network.acronym),
        *((str(form[f"purpose_{code}"].label), text) for code, text in network.purpose.items()),
    ]


@dataclass(frozen=True)
class Compared:
    """A feature of several networks in words: what all share, and each one's own (None: says nothing)."""

    label: str
    shared: str
    own: list[str | None]


def side_by_side(compared: typology.Compared[str], slugs: list[str]) -> Compared:
    """Put one feature of several networks into words."""
    own = [None if slug in compared.silent else values(compared.facet, compared.more[slug]) for slug in slugs]
    # What only one network says is its own, not shared.
    is_shared = len(slugs) - len(compared.silent) > 1
    shared = values(compared.facet, compared.shared) if is_shared else ""
    if not is_shared:
        own = [
            None if slug in compared.silent else values(compared.facet, compared.shared | compared.more[slug])
            for slug in slugs
        ]
    return Compared(translated(FACETS[compared.facet].label), shared, own)
