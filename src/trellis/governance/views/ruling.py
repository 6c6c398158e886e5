"""Pages of decision rules: all of them, one, and how one is drafted and written anew (C4.10)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from trellis.access.request import Request, require
from trellis.domain import process
from trellis.governance import actions, queries
from trellis.governance.forms.ruling import RuleForm, RuleScopeForm, WayForm
from trellis.governance.models import DecisionRule, RuleVersion
from trellis.governance.queries.texts import RuleStart, starting_rules
from trellis.governance.views.frame import (
    PROPOSES,
    STAGE_KINDS,
    Difference,
    allowed,
    decision_address,
    differences,
    form_page,
    show,
    to_agreed,
)
from trellis.governance.views.rulewords import in_words, rule_name, subject_label, told, words_of
from trellis.members.queries.rights import verbs_held
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.networks.queries import network_named
from trellis.ui.deeds import attempt, done, renew
from trellis.ui.jinja import url
from trellis.ui.names import reader_language

_page = require_http_methods(["GET", "POST"])
OF_RULE = ("rule.write", "rule.describe")
OF_VERSION = ("rule.adopt", "rule.review", "rule.withdraw")


def to_rules(network: Network) -> Crumb:
    """Give the step to the decision rules."""
    return _("Decision rules"), url("decision-rules", network.slug)


def to_rule(rule: DecisionRule) -> Crumb:
    """Give the step to one rule."""
    return rule_name(rule), url("decision-rule", rule.network.slug, rule.pk)


@require_GET
def decision_rules(request: Request, slug: str) -> HttpResponse:
    """Show a network's rules in plain words, and with which ones it could begin."""
    network = network_named(request.actor, slug)
    listed = queries.rules_listed(network)
    context: dict[str, Any] = {
        "listed": [(each, words_of(each.adopted or each.draft)) for each in listed],
        "founding": in_words(process.FOUNDING_TERMS, process.FOUNDING_PROCESS),
        "is_founding": not any(each.adopted for each in listed),
        "starts": [(each, in_words(each.terms, told(each.process))) for each in starting_rules().values()],
        "subject_label": subject_label,
        "may": allowed(request, network, "rule.draft"),
        "way": crumbs(network, to_agreed(network), (_("Decision rules"), "")),
    }
    return show(request, "governance/rules.html", network, **context)


def _since_before(version: RuleVersion, history: list[RuleVersion]) -> list[Difference]:
    """Say what is new in a version against the one before it, in the words of both."""
    before = next((each for each in history if each.number == version.number - 1), None)
    if before is None:
        return []
    old, new = ({reader_language(): "\n".join(words_of(each))} for each in (before, version))
    return differences(old, new)


def _rule_page(request: Request, network: Network, version: RuleVersion) -> HttpResponse:
    rule, history = version.rule, queries.rule_history(version.rule)
    title = rule_name(rule)
    context: dict[str, Any] = {
        "rule": rule,
        "version": version,
        "title": title,
        "words": words_of(version),
        "subjects": [subject_label(each) for each in rule.subjects],
        "history": history,
        "differences": _since_before(version, history),
        "stage_kinds": STAGE_KINDS,
        "decision_href": decision_address(network, version),
        "reviews": list(queries.reviews_of(version)[:20]),
        "may": allowed(request, rule, *OF_RULE)
        | allowed(request, version, *OF_VERSION)
        | PROPOSES & verbs_held(request.actor, network),
        "way": crumbs(network, to_agreed(network), to_rules(network), (title, "")),
    }
    return show(request, "governance/rule.html", network, **context)


@require_GET
def decision_rule(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show a rule: the version in force, else the latest."""
    network = network_named(request.actor, slug)
    rule = queries.rule_seen(request.actor, network, pk)
    version = queries.rule_to_read(rule)
    version.rule = rule
    return _rule_page(request, network, version)


@require_GET
def rule_version(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show one version of a rule."""
    network = network_named(request.actor, slug)
    return _rule_page(request, network, queries.rule_version_seen(request.actor, network, pk))


def _start(request: Request) -> RuleStart | None:
    return starting_rules().get(request.GET.get("start", ""))


def _begun(start: RuleStart | None) -> dict[str, Any]:
    """Give what a new rule's fields hold: a starting rule, or the usual."""
    if start is None:
        return {"initial": WayForm.initial_of({}, process.FOUNDING_PROCESS)}
    initial = WayForm.initial_of(start.terms, told(start.process)) | {"subjects": list(start.subjects)}
    return {"initial": initial, "names": start.names}


@_page
def rule_draft(request: Request, slug: str) -> HttpResponse:
    """Draft a rule, from the usual or from a starting rule."""
    network = network_named(request.actor, slug)
    require(request, "rule.draft", network)
    form = RuleForm(request.POST or None, network=network, **_begun(_start(request)))

    def draft() -> RuleVersion:
        given: dict[str, Any] = {"scope": form.scope(), "way": form.way()}
        return actions.draft_rule(actor=request.actor, network=network, **given)

    if made := attempt(form, draft):
        says = _("The draft is kept. Test it with your members, then let them decide on it.")
        return done(request, says, "decision-rule", slug, made.rule_id)
    return _form(request, network, form, title=_("Draft a decision rule"), way=[to_rules(network)])


def _form(request: Request, network: Network, form: WayForm, *, title: str, way: list[Crumb]) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "groups": [(label, [form[name] for name in names]) for label, names in form.groups.values()],
        "title": title,
        "way": crumbs(network, to_agreed(network), *way, (title, "")),
        "cancel": way[-1][1],
        "status": 400 if form.errors else 200,
    }
    return show(request, "governance/rule_form.html", network, **context)


@_page
def rule_write(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Write a new version of a rule; the adopted one holds until the new one is adopted."""
    network = network_named(request.actor, slug)
    rule = queries.rule_seen(request.actor, network, pk)
    require(request, "rule.write", rule)
    latest = queries.latest_rule(rule)
    initial = WayForm.initial_of(latest.terms, told(latest.process)) | {"based_on": latest.pk}
    form = WayForm(request.POST or None, initial=initial)

    def write() -> RuleVersion:
        seen = form.cleaned_data["based_on"]
        return actions.write_rule(actor=request.actor, rule=rule, based_on=seen, way=form.way())

    if made := attempt(form, write):
        return done(request, _("Saved as a new version."), "rule-version", slug, made.pk)
    renew(form, str(queries.latest_rule(rule).pk), "based_on")
    way = [to_rules(network), to_rule(rule)]
    return _form(request, network, form, title=_("Write a new version"), way=way)


@_page
def rule_describe(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Change what a rule is called; what it is for may change until it is adopted."""
    network = network_named(request.actor, slug)
    rule = queries.rule_seen(request.actor, network, pk)
    require(request, "rule.describe", rule)
    form = RuleScopeForm(request.POST or None, standing=rule)

    def describe() -> DecisionRule:
        given: dict[str, Any] = {"version": form.cleaned_data["version"], "scope": form.scope()}
        return actions.describe_rule(actor=request.actor, rule=rule, **given)

    if attempt(form, describe):
        return done(request, _("Saved."), "decision-rule", slug, rule.pk)
    theirs = [(_("Name"), rule_name(rule))] if renew(form, rule.version) else []
    way, title = [to_rules(network), to_rule(rule)], _("Name and subjects")
    return form_page(request, network, form, title=title, way=way, theirs=theirs)
