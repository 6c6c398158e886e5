"""What the pages of figures and reports have in common: their frame, and what their addresses say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trellis.access.request import Request
from trellis.domain.periods import Every, Period, period_of, read_period
from trellis.domain.problems import NOT_FOUND, Problem
from trellis.members.views import show as members
from trellis.networks import pages
from trellis.networks.models import Network
from trellis.networks.pages import Crumb, crumbs
from trellis.plans.models import Indicator, Tree
from trellis.plans.queries.scopes import Node, Scope, scope_of
from trellis.plans.tabs import tabs
from trellis.ui.jinja import url
from trellis.ui.names import name_text

CURRENT, TAB = "plan", "reports"


def show(
    request: Request, template: str, network: Network, *, tab: str = TAB, **context: Any
) -> HttpResponse:
    """Answer with a page of figures, reports or results."""
    given: dict[str, Any] = {"plan_tabs": tabs(network, tab), "tab": tab}
    return pages.page(request, template, network, CURRENT, **(given | context))


def form_page(
    request: Request, network: Network, form: forms.BaseForm, *, title: str, way: Sequence[Crumb], **more: Any
) -> HttpResponse:
    """Answer with a page that holds one form."""
    steps = [to_reports(network), *way]
    return members.form_page(request, network, form, title=title, way=steps, current=CURRENT, **more)


def to_reports(network: Network) -> Crumb:
    """Give the step to the table of figures."""
    return _("Reports"), url("reports", network.slug)


def way_to(network: Network, *steps: Crumb) -> list[Crumb]:
    """Give the way to a page below the table of figures."""
    return crumbs(network, to_reports(network), *steps)


@dataclass(frozen=True)
class Asked:
    """Which figures an address asks for: along which tree, at which node, of which period."""

    scope: Scope
    period: Period | None

    def query(self, **more: str) -> str:
        """Give what an address says, with further words."""
        said = {"tree": self.scope.tree.value} if self.scope.tree != Tree.UNITS else {}
        said |= {"at": self.scope.at.key} if self.scope.at else {}
        said |= {"period": str(self.period)} if self.period else {}
        return f"?{urlencode(said | more)}"


def id_in(given: QueryDict, name: str) -> UUID | None:
    """Give an id out of an address. Raises Problem NOT_FOUND for nonsense."""
    written = given.get(name, "")
    if not written:
        return None
    try:
        return UUID(written)
    except ValueError as nonsense:
        raise Problem(NOT_FOUND) from nonsense


def tree_in(written: str) -> Tree:
    """Give the tree that an address names."""
    if written not in Tree.values:
        raise Problem(NOT_FOUND)
    return Tree(written)


def every_in(given: QueryDict, default: Every) -> Every:
    """Give the length of periods that an address names."""
    written = given.get("every", "")
    return Every(written) if written in set(Every) else default


def asked_in(given: QueryDict, network: Network) -> Asked:
    """Give which figures an address asks for."""
    scope = scope_of(network, tree_in(given.get("tree") or Tree.UNITS), id_in(given, "at"))
    written = given.get("period", "")
    return Asked(scope, read_period(written) if written else None)


def last_period(every: Every) -> Period:
    """Give the last period that is over."""
    return period_of(every, timezone.localdate()).later(-1)


def name_of_node(scope: Scope, node: Node | None) -> str:
    """Give the name of a unit, a place or a member; of the whole: the network's."""
    if node is None:
        return name_text(scope.network.names, scope.network.language)
    return name_text(node.names, scope.network.language)


def reports_address(scope: Scope, node: Node | None, **more: str) -> str:
    """Give the address of the table of figures at a node."""
    asked = Asked(Scope(scope.network, scope.tree, node), None)
    return url("reports", scope.network.slug) + asked.query(**more)


def figure_address(scope: Scope, node: Node | None, indicator: Indicator, period: Period) -> str:
    """Give the address of one figure."""
    asked = Asked(Scope(scope.network, scope.tree, node), period)
    return reverse("figure", args=[scope.network.slug, indicator.pk]) + asked.query()


def sheet_address(scope: Scope, node: Node, **more: str) -> str:
    """Give the address of one's own numbers."""
    address = reverse("report-sheet", args=[scope.network.slug, scope.tree, node.pk])
    return f"{address}?{urlencode(more)}" if more else address


def number_in(written: str) -> int:
    """Give the page that an address names; a strange one is the first."""
    is_number = written.isascii() and written.isdigit() and len(written) < 5
    return max(1, int(written)) if is_number else 1
