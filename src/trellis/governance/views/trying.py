"""The page on which a rule is tried on the network's members as they are, before anybody adopts it (C5.7)."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trellis.access.request import Request
from trellis.domain.ballots import Member
from trellis.domain.power import Power
from trellis.domain.problems import Problem
from trellis.domain.rulecheck import RuleCheck, check, percent
from trellis.domain.rulereading import read_rule
from trellis.governance import queries
from trellis.governance.models import RuleVersion
from trellis.governance.queries.bodies import Holder
from trellis.governance.views.frame import show, to_agreed
from trellis.governance.views.rulewords import words_of
from trellis.governance.views.ruling import to_rule, to_rules
from trellis.members.models import OrganisationType
from trellis.networks.models import Network, Unit
from trellis.networks.pages import crumbs
from trellis.networks.queries import network_named
from trellis.networks.queries.homes import units_of_places
from trellis.ui.names import name_text
from trellis.ui.problems import sentence
from trellis.ui.sentences import said

SHOWN = 200
"""Members whose power is listed; with more of them the sentences say it all."""


class Shown(NamedTuple):
    """A member's power, as shares for reading."""

    name: str
    banzhaf: str
    shapley: str
    can_block: bool


def _member(holder: Holder, units: Mapping[UUID, Unit]) -> Member:
    organisation, group = holder.organisation, holder.constituency
    unit = units.get(organisation.home_id) if organisation.home_id else None
    return Member(
        id=str(organisation.pk),
        name=name_text(organisation.names),
        constituency=str(group.pk) if group else "",
        unit=str(unit.pk) if unit else "",
        beneficiary=organisation.type == OrganisationType.BENEFICIARY_GROUP,
    )


def _tried(version: RuleVersion, network: Network) -> tuple[RuleCheck | None, list[Member], str]:
    """Try a rule on those who decide by it; or say why it can't be tried."""
    holders = queries.deciders(version.rule.body, network)
    homes = [each.organisation.home_id for each in holders]
    units = units_of_places(network, filter(None, homes))
    members = [_member(each, units) for each in holders]
    groups = {str(each.constituency.pk): each.constituency for each in holders if each.constituency}
    called = {pk: name_text(group.names) for pk, group in groups.items()}
    called |= {str(unit.pk): name_text(unit.names) for unit in units.values()}
    try:
        return check(read_rule(version.terms), members, called), members, ""
    except Problem as problem:
        return None, members, sentence(problem)


def _shown(members: list[Member], powers: tuple[Power, ...]) -> list[Shown]:
    names = {each.id: each.name for each in members}
    return [
        Shown(names[each.id], percent(each.banzhaf), percent(each.shapley), each.can_block)
        for each in powers[:SHOWN]
    ]


@require_GET
def rule_try(request: Request, slug: str, pk: UUID) -> HttpResponse:
    """Show who could do what under a rule, and what happens when a third stay away."""
    network = network_named(request.actor, slug)
    version = queries.rule_version_seen(request.actor, network, pk)
    found, members, cannot = _tried(version, network)
    title = _("Try the rule on the members")
    context: dict[str, Any] = {
        "version": version,
        "title": title,
        "words": words_of(version),
        "count": len(members),
        "cannot": cannot,
        "sentences": [said(each) for each in found.sentences] if found else [],
        "powers": _shown(members, found.powers) if found else [],
        "way": crumbs(network, to_agreed(network), to_rules(network), to_rule(version.rule), (title, "")),
    }
    return show(request, "governance/try.html", network, **context)
