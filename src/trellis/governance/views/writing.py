"""Pages on which documents are written: begun from nothing or a starting text, and version by version."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.request import Request, require
from trellis.governance import actions, queries
from trellis.governance.forms.documents import BeginForm, HeadingForm, TextsForm
from trellis.governance.models import DocumentKind, Version
from trellis.governance.queries.texts import STARTS, Start, starting_text
from trellis.governance.views.frame import (
    address,
    differences,
    form_page,
    show,
    title_of,
    to_agreed,
    to_document,
)
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, renew

_page = require_http_methods(["GET", "POST"])


def _kind(request: Request) -> DocumentKind:
    wanted = request.GET.get("kind", "")
    offered = set(DocumentKind.values) - {DocumentKind.MEMORANDUM.value}
    return DocumentKind(wanted) if wanted in offered else DocumentKind.OTHER


def _start(request: Request) -> Start | None:
    return STARTS.get(request.GET.get("text", ""))


@require_GET
def document_new(request: Request, slug: str) -> HttpResponse:
    """Let somebody choose with what a document begins; a starting text is shown before it is taken."""
    network = network_named(request.actor, slug)
    require(request, "document.draft", network)
    kind, start = _kind(request), _start(request)
    title = _("Begin: %(what)s") % {"what": kind.label}
    context: dict[str, Any] = {
        "kind": kind,
        "starts": STARTS.values() if kind != DocumentKind.OTHER else (),
        "start": start,
        "text": starting_text(start, kind) if start else {},
        "title": title,
        "way": crumbs(network, to_agreed(network), (title, "")),
    }
    return show(request, "governance/new.html", network, **context)


@_page
def document_begin(request: Request, slug: str) -> HttpResponse:
    """Write the first version of a document."""
    network = network_named(request.actor, slug)
    require(request, "document.draft", network)
    kind, start = _kind(request), _start(request)
    texts = starting_text(start, kind) if start else {}
    form = BeginForm(request.POST or None, network=network, kind=kind, texts=texts)

    def draft() -> Version:
        given: dict[str, Any] = {"heading": form.heading(), "wording": form.wording()}
        return actions.draft_document(actor=request.actor, network=network, **given)

    if made := attempt(form, draft):
        says = _("The draft is kept. Now the members read it and say what they think of it.")
        return done(request, says, address(made.document))
    return _write_page(request, network, form, title=str(kind.label), way=[])


def _write_page(
    request: Request, network: Network, form: TextsForm, *, title: str, way: list[Crumb], **context: Any
) -> HttpResponse:
    page: dict[str, Any] = {
        "form": form,
        "title": title,
        "lead": "",
        "theirs": None,
        "submit": _("Save"),
        "way": crumbs(network, to_agreed(network), *way, (title, "")),
        "cancel": way[-1][1] if way else to_agreed(network)[1],
        "status": 400 if form.errors else 200,
    }
    return show(request, "governance/write.html", network, **(page | context))


def _theirs(form: TextsForm, latest: Version) -> dict[str, Any] | None:
    """Give what somebody else wrote meanwhile, beside what was typed; what is sent next is on top of hers."""
    if not form.is_bound or not renew(form, str(latest.pk), "based_on"):
        return None
    return {"version": latest, "differences": differences(latest.texts, form.typed())}


@_page
def document_write(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Write a new version on top of the latest one."""
    network = network_named(request.actor, slug)
    document = queries.document_seen(request.actor, network, pk)
    require(request, "document.write", document)
    latest = queries.latest_own(document)
    given: dict[str, Any] = {"texts": latest.texts, "initial": {"based_on": latest.pk}}
    form = TextsForm(request.POST or None, network=network, must_say=True, **given)

    def write() -> Version:
        seen = form.cleaned_data["based_on"]
        return actions.write_version(
            actor=request.actor, document=document, based_on=seen, wording=form.wording()
        )

    if attempt(form, write):
        return done(request, _("Saved as a new version."), address(document))
    title, theirs = _("Write a new version"), _theirs(form, queries.latest_own(document))
    return _write_page(request, network, form, title=title, way=[to_document(document)], theirs=theirs)


@_page
def version_amend(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Propose another wording of a version."""
    network = network_named(request.actor, slug)
    standing = queries.version_seen(request.actor, network, pk)
    require(request, "document.amend", standing)
    form = TextsForm(request.POST or None, network=network, texts=standing.texts, must_say=True)

    def amend() -> Version:
        return actions.amend(actor=request.actor, version=standing, wording=form.wording())

    if made := attempt(form, amend):
        return done(request, _("Proposed. The drafters answer it."), "version", slug, made.pk)
    lead = _("Change the text as you would have it, and say why. Everybody sees what you changed.")
    given: dict[str, Any] = {"lead": lead, "submit": _("Propose the amendment")}
    given |= {"title": _("Propose an amendment"), "way": [to_document(standing.document)]}
    return _write_page(request, network, form, **given)


@_page
def version_take_over(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Take an amendment into a new version, whole or in part."""
    network = network_named(request.actor, slug)
    amendment = queries.version_seen(request.actor, network, pk)
    require(request, "document.take-over", amendment)
    latest = queries.latest_own(amendment.document)
    given: dict[str, Any] = {"texts": amendment.texts, "initial": {"based_on": latest.pk}}
    form = TextsForm(request.POST or None, network=network, must_say=True, **given)

    def take() -> Version:
        told: dict[str, Any] = {"based_on": form.cleaned_data["based_on"], "wording": form.wording()}
        return actions.take_over(actor=request.actor, amendment=amendment, **told)

    if attempt(form, take):
        return done(request, _("Taken over into a new version."), address(amendment.document))
    context: dict[str, Any] = {"theirs": _theirs(form, queries.latest_own(amendment.document))}
    context["lead"] = _("This is the amended text. Take it as it is, or change it, and say what you took.")
    way = [to_document(amendment.document)]
    return _write_page(request, network, form, title=_("Take the amendment over"), way=way, **context)


@_page
def document_describe(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change a document's title, and how often it is reviewed."""
    network = network_named(request.actor, slug)
    document = queries.document_seen(request.actor, network, pk)
    require(request, "document.describe", document)
    form = HeadingForm(request.POST or None, standing=document, language=network.language)
    way, title = [to_document(document)], _("Title and review")

    def describe() -> object:
        given: dict[str, Any] = {"version": form.cleaned_data["version"], "heading": form.heading()}
        return actions.describe_document(actor=request.actor, document=document, **given)

    if attempt(form, describe):
        return done(request, _("Saved."), address(document))
    stands = [(_("Title"), title_of(document))]
    theirs = stands if renew(form, document.version) else []
    return form_page(request, network, form, title=title, way=way, theirs=theirs)
