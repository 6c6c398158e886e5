"""Pages that show documents: one, a version of it, and two versions compared."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.governance import queries
from trellis.governance.forms.documents import CommentForm
from trellis.governance.models import Document, Fate, Version
from trellis.governance.queries.documents import State
from trellis.governance.views.frame import (
    PROPOSES,
    STAGE_KINDS,
    allowed,
    decision_address,
    differences,
    reading,
    show,
    title_of,
    to_agreed,
    to_document,
)
from trellis.members.queries.rights import verbs_held
from trellis.networks.models import Network
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named

_HIGHEST = 1_000_000
OF_VERSION = (
    "document.amend",
    "document.comment",
    "document.answer",
    "document.adopt",
    "document.review",
    "document.withdraw",
)
FATE_KINDS = {Fate.OPEN: "warning", Fate.TAKEN_IN: "ok", Fate.PARTLY: "ok", Fate.NOT_TAKEN_IN: ""}


def number_in(text: str) -> int | None:
    """Give a version's number out of an address; nonsense counts as none."""
    return int(text) if text.isdecimal() and int(text[:8]) <= _HIGHEST and len(text) < 8 else None


def _comment_form(request: Request, language: str, length: int) -> CommentForm:
    paragraph = number_in(request.GET.get("paragraph", ""))
    asked = paragraph if paragraph and paragraph <= length else None
    return CommentForm(initial={"paragraph": asked, "language": language})


def _read(request: Request, network: Network, version: Version) -> dict[str, Any]:
    """Give what a page about a version shows of it."""
    comments = queries.comments_on(version)
    text = reading(request, version, comments)
    return {
        "version": version,
        "reading": text,
        "comments": comments,
        "fate_kinds": FATE_KINDS,
        "stage_kinds": STAGE_KINDS,
        "comment_form": _comment_form(request, text.language, text.length),
        "may": allowed(request, version, *OF_VERSION)
        | allowed(request, version.document, "document.write", "document.describe")
        | PROPOSES & verbs_held(request.actor, network),
        "decision_href": decision_address(network, version),
        "reviews": list(queries.reviews_of(version)[:20]),
    }


def _page(request: Request, network: Network, document: Document, state: State) -> dict[str, Any]:
    before = number_in(request.GET.get("before", ""))
    return {
        "document": document,
        "title": title_of(document),
        "state": state,
        "place": state.place,
        "history": queries.history(document, before),
        "amendments": queries.open_amendments(document),
        "unanswered": queries.unanswered(document),
        "way": crumbs(network, to_agreed(network), (title_of(document), "")),
    }


@require_GET
def document(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a document: what is in force or being written, what was said about it, and its history."""
    network = network_named(request.actor, slug)
    found = queries.document_seen(request.actor, network, pk)
    version = queries.version_to_read(found)
    if version is None:
        raise Problem(NOT_FOUND)
    version.document = found
    context = _page(request, network, found, queries.state_of(found)) | _read(request, network, version)
    return show(request, "governance/document.html", network, **context)


@require_GET
def version(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show one version: an amendment, a draft or a former one, with what became of it."""
    network = network_named(request.actor, slug)
    found = queries.version_seen(request.actor, network, pk)
    title = _("%(title)s, version %(number)s") % {"title": title_of(found.document), "number": found.number}
    before = found.based_on.texts if found.is_amendment and found.based_on else {}
    context: dict[str, Any] = {
        "title": title,
        "document": found.document,
        "differences": differences(before, found.texts) if before else [],
        "way": crumbs(network, to_agreed(network), to_document(found.document), (title, "")),
    }
    return show(request, "governance/version.html", network, **context, **_read(request, network, found))


@require_GET
def version_compare(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show what a version took out of another one, and what it put in."""
    network = network_named(request.actor, slug)
    found = queries.version_seen(request.actor, network, pk)
    document, asked = found.document, number_in(request.GET.get("with", ""))
    other = queries.numbered(document, asked) if asked else found.based_on
    context: dict[str, Any] = {
        "version": found,
        "other": other,
        "document": document,
        "title": title_of(document),
        "differences": differences(other.texts if other else {}, found.texts),
        "history": queries.history(document),
        "way": crumbs(network, to_agreed(network), to_document(document), (_("Comparison"), "")),
    }
    return show(request, "governance/compare.html", network, **context)
