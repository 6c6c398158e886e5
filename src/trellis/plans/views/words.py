"""Pages of the vocabulary: kinds of work and groups of people, as the network words them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from trellis.access.request import Request, require
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.networks.rules import sees_network
from trellis.plans.actions import words as actions
from trellis.plans.actions.words import VOCABULARIES, Word
from trellis.plans.forms.words import WordForm
from trellis.plans.models import Kind
from trellis.plans.queries.words import with_uses
from trellis.plans.views.frame import allowed, form_page, show, to_activities, to_plan
from trellis.plans.views.plans import labels_of
from trellis.ui.deeds import attempt, done, not_done, renew
from trellis.ui.jinja import url

_page = require_http_methods(["GET", "POST"])


def _to_words(network: Network) -> Crumb:
    return _("Kinds of work and groups"), url("vocabulary", network.slug)


@require_GET
def vocabulary(request: Request, slug: str) -> HttpResponse:
    """Show the words of the plan, and from where they can be begun."""
    network = network_named(request.actor, slug)
    kinds, groups = with_uses(request.actor, network)
    context: dict[str, Any] = {
        "kinds": kinds,
        "groups": groups,
        "labels_of": labels_of,
        "may": allowed(request, network, "word.add"),
        "way": crumbs(network, to_plan(network), to_activities(network), (_to_words(network)[0], "")),
    }
    return show(request, "plans/activities/vocabulary.html", network, tab="activities", **context)


@require_POST
def words_begin(request: Request, slug: str) -> HttpResponse:
    """Begin with the words that are offered."""
    network = network_named(request.actor, slug)
    actions.begin_words(actor=request.actor, network=network)
    return done(request, _("Now rename, end and add what your network needs."), "vocabulary", slug)


def _is_kind(vocabulary: str) -> bool:
    if vocabulary not in VOCABULARIES:
        raise Problem(NOT_FOUND)
    return VOCABULARIES[vocabulary] is Kind


def _titles(vocabulary: str) -> str:
    return _("Add a kind of work") if _is_kind(vocabulary) else _("Add a group of people")


@_page
def word_add(request: Request, slug: str, vocabulary: str) -> HttpResponse:
    """Add a kind of work or a group of people."""
    network = network_named(request.actor, slug)
    require(request, "word.add", network)
    form = WordForm(request.POST or None, is_kind=_is_kind(vocabulary), language=network.language)
    if form.is_valid():
        given: dict[str, Any] = {"vocabulary": vocabulary, "wording": form.wording()}
        if attempt(form, lambda: actions.add_word(actor=request.actor, network=network, **given)):
            return done(request, _("Added."), "vocabulary", slug)
    way = [to_activities(network), _to_words(network)]
    return form_page(request, network, form, title=_titles(vocabulary), way=way)


def _word(request: Request, slug: str, vocabulary: str, pk: UUID) -> tuple[Network, Word]:
    network, is_kind = network_named(request.actor, slug), _is_kind(vocabulary)
    found = VOCABULARIES["kind" if is_kind else "group"].objects.filter(network=network, pk=pk).first()
    if found is None or not sees_network.test(request.actor, network):
        raise Problem(NOT_FOUND)
    return network, found


@_page
def word_change(request: Request, slug: str, vocabulary: str, pk: UUID) -> HttpResponse:
    """Rename a word, or change its code or what it is about."""
    network, word = _word(request, slug, vocabulary, pk)
    require(request, "word.change", word)
    is_kind = isinstance(word, Kind)
    form = WordForm(request.POST or None, is_kind=is_kind, standing=word, language=network.language)
    theirs: list[tuple[str, Any]] = []
    if form.is_valid():
        sent: dict[str, Any] = {"wording": form.wording(), "version": form.cleaned_data["version"]}
        if attempt(form, lambda: actions.change_word(actor=request.actor, word=word, **sent)):
            return done(request, _("Changed."), "vocabulary", slug)
        theirs = [(_("Names"), ", ".join(word.names.values()))] if renew(form, word.version) else []
    way = [to_activities(network), _to_words(network)]
    return form_page(request, network, form, title=_("Change the word"), way=way, theirs=theirs)


@require_POST
def word_end(request: Request, slug: str, vocabulary: str, pk: UUID) -> HttpResponse:
    """Offer a word no longer."""
    _network, word = _word(request, slug, vocabulary, pk)
    try:
        actions.end_word(actor=request.actor, word=word)
    except Problem as problem:
        return not_done(request, problem, "vocabulary", slug)
    return done(request, _("It is offered no longer. What has it keeps it."), "vocabulary", slug)


@require_POST
def word_move(request: Request, slug: str, vocabulary: str, pk: UUID) -> HttpResponse:
    """Put a word before the one above it, or after the one below."""
    _network, word = _word(request, slug, vocabulary, pk)
    try:
        actions.move_word(actor=request.actor, word=word, up=request.POST.get("way") == "up")
    except Problem as problem:
        return not_done(request, problem, "vocabulary", slug)
    return done(request, _("Moved."), "vocabulary", slug)
