"""Pages by which a rule's version is adopted, reviewed or withdrawn."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trellis.access.request import Request, require
from trellis.governance import actions, queries
from trellis.governance.forms.settling import AdoptForm, ReasonForm, ReviewForm
from trellis.governance.models import RuleVersion
from trellis.governance.views.frame import form_page
from trellis.governance.views.ruling import to_rule, to_rules
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done

_page = require_http_methods(["GET", "POST"])
Deed = Callable[[], object]


def _version(request: Request, slug: str, pk: UUID, verb: str) -> RuleVersion:
    network = network_named(request.actor, slug)
    version = queries.rule_version_seen(request.actor, network, pk)
    require(request, verb, version)
    return version


def _settle(
    request: Request, version: RuleVersion, form: forms.Form, deed: Deed, *, words: dict[str, Any]
) -> HttpResponse:
    """Do the deed and go back to the rule, or show the form."""
    rule, says = version.rule, words.pop("done")
    if attempt(form, deed):
        return done(request, says, "decision-rule", rule.network.slug, rule.pk)
    return form_page(request, rule.network, form, way=[to_rules(rule.network), to_rule(rule)], **words)


@_page
def rule_adopt(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Note that a rule was adopted, where and when."""
    version = _version(request, slug, pk, "rule.adopt")
    form = AdoptForm(request.POST or None)
    words: dict[str, Any] = {
        "title": _("Note that version %(number)s was adopted") % {"number": version.number},
        "lead": _("From then on every ballot it is for is counted by it; ballots that are open keep theirs."),
        "submit": _("It was adopted"),
        "done": _("It is in force. To take this back, adopt the former version again."),
    }

    def adopt() -> RuleVersion:
        return actions.adopt_rule(actor=request.actor, version=version, decided=form.decided())

    return _settle(request, version, form, adopt, words=words)


@_page
def rule_review(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Look again at a rule in force (C5.1)."""
    version = _version(request, slug, pk, "rule.review")
    form = ReviewForm(request.POST or None, standing=version)
    words: dict[str, Any] = {
        "title": _("Review: keep, change, met or drop"),
        "lead": _("A network evolves (C5.1). Ask the members, then note here what they found."),
        "done": _("Reviewed."),
    }

    def look() -> object:
        return actions.review_rule(actor=request.actor, version=version, look=form.look())

    return _settle(request, version, form, look, words=words)


@_page
def rule_withdraw(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Withdraw a draft of a rule, with the reason."""
    version = _version(request, slug, pk, "rule.withdraw")
    form = ReasonForm(request.POST or None)
    words: dict[str, Any] = {
        "title": _("Withdraw version %(number)s") % {"number": version.number},
        "lead": _("It stays to be read, with your reason. Write it again if you need it."),
        "submit": _("Withdraw"),
        "danger": True,
        "done": _("Withdrawn."),
    }

    def withdraw() -> RuleVersion:
        return actions.withdraw_rule(actor=request.actor, version=version, **form.cleaned_data)

    return _settle(request, version, form, withdraw, words=words)
