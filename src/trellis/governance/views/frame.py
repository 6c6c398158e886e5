"""What the pages about documents and rules have in common: the way to them, and how a text is read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from trellis.access.action import may
from trellis.access.request import Request
from trellis.domain import prose
from trellis.domain.comparison import Passage, compare, differs
from trellis.governance.models import Comment, Document, RuleVersion, Stage, Version
from trellis.members.views import show as members
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, page
from trellis.ui.jinja import url
from trellis.ui.names import choose, name_text, reader_language

STAGE_KINDS = {
    Stage.DRAFT: "",
    Stage.PROPOSED: "",
    Stage.ADOPTED: "ok",
    Stage.SUPERSEDED: "",
    Stage.ENDED: "warning",
    Stage.DECLINED: "",
    Stage.WITHDRAWN: "",
}


def show(request: Request, template: str, network: Network, **context: Any) -> HttpResponse:
    """Answer with a page about what was agreed."""
    return page(request, template, network, "agreed", **context)


def form_page(
    request: Request, network: Network, form: forms.BaseForm, *, title: str, way: Iterable[Crumb], **more: Any
) -> HttpResponse:
    """Answer with a page that holds one form."""
    return members.form_page(
        request, network, form, title=title, way=[to_agreed(network), *way], current="agreed", **more
    )


def to_agreed(network: Network) -> Crumb:
    """Give the step to what was agreed."""
    return _("Agreed"), url("agreed", network.slug)


def title_of(document: Document) -> str:
    """Give a document's title in the reader's language."""
    return name_text(document.names, document.network.language) or str(document.get_kind_display())


def address(document: Document) -> str:
    """Give the address of a document."""
    return reverse("document", args=[document.network.slug, document.pk])


def to_document(document: Document) -> Crumb:
    """Give the step to a document."""
    return title_of(document), address(document)


def address_if_any(name: str, *args: object) -> str:
    """Give the address of a page of another room, or nothing where there's no such room."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def decision_address(network: Network, version: Version | RuleVersion) -> str:
    """Give the address of the proposal by which a version was adopted."""
    return address_if_any("proposal", network.slug, version.adopted_by) if version.adopted_by else ""


def allowed(request: Request, thing: Any, *verbs: str) -> frozenset[str]:
    """Give those of some deeds that the reader may do to a thing."""
    return frozenset(verb for verb in verbs if may(verb, request.actor, thing))


PROPOSES = frozenset({"proposal.make"})
"""The deed of the room above this one by which a version is put to a decision."""


@dataclass(frozen=True)
class Reading:
    """A version as somebody reads it: in one language, in pieces, with how much was said about each piece."""

    version: Version
    language: str
    languages: list[str]
    groups: list[tuple[prose.Kind, list[prose.Block]]]
    said: Counter[int]
    open_places: list[str]

    @property
    def length(self) -> int:
        """Count the pieces."""
        return sum(len(blocks) for _kind, blocks in self.groups)


def reading(request: Request, version: Version, comments: Iterable[Comment] = ()) -> Reading:
    """Give a version for reading, in the language that was asked for."""
    return in_language(version, request.GET.get("language", ""), comments)


def in_language(version: Version, wanted: str = "", comments: Iterable[Comment] = ()) -> Reading:
    """Give a version for reading in a language, else the reader's, else any that it is written in."""
    written = list(version.texts)
    shown = wanted if wanted in version.texts else choose(version.texts, reader_language())[0]
    text = version.texts.get(shown, "")
    said = Counter(each.paragraph for each in comments if each.paragraph and each.language == shown)
    return Reading(version, shown, written, prose.grouped(text), said, prose.open_places(text))


@dataclass(frozen=True)
class Difference:
    """How a text in one language differs between two versions."""

    language: str
    passages: list[Passage]

    @property
    def is_any(self) -> bool:
        """Say whether anything differs."""
        return differs(self.passages)


def differences(before: dict[str, str], after: dict[str, str]) -> list[Difference]:
    """Compare two versions, language by language."""
    languages = dict.fromkeys([*before, *after])
    return [Difference(code, compare(before.get(code, ""), after.get(code, ""))) for code in languages]
