"""What the pages of this room have in common: how a practice's way is shown, the steps to it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from trellis.advocacy.actions import known
from trellis.advocacy.models import Practice, Step
from trellis.domain.policytrack import OUTCOME_LABELS, STOP_LABELS, Outcome, Stop, is_overdue
from trellis.networks.models import Network
from trellis.networks.pages import Crumb
from trellis.plans.views.frame import to_plan
from trellis.ui.forms import LANGUAGES
from trellis.ui.jinja import url

TAB = "practices"
KINDS = {Outcome.OPEN: "", Outcome.DONE: "ok", Outcome.DECLINED: "warning"}


@dataclass(frozen=True)
class Shown:
    """A step for reading: what it is called, how it stands, whether it is late."""

    row: Step
    label: str
    outcome: str
    kind: str
    is_overdue: bool


def shown(steps: list[Step], today: Any) -> list[Shown]:
    """Give steps as a page shows them."""
    return [
        Shown(
            row=row,
            label=_(STOP_LABELS[each.stop]),
            outcome=_(OUTCOME_LABELS[each.outcome]),
            kind=KINDS[each.outcome],
            is_overdue=is_overdue(each, today),
        )
        for row, each in zip(steps, known(steps), strict=True)
    ]


def reached_label(practice: Practice) -> str:
    """Give how far a practice came, in words."""
    if practice.withdrawn_on is not None:
        return _("Withdrawn")
    return _(STOP_LABELS[Stop(practice.reached)]) if practice.reached else _("Written up")


def practice_address(practice: Practice) -> str:
    """Give the address of a practice."""
    return reverse("practice", args=[practice.network.slug, practice.pk])


def to_practices(network: Network) -> tuple[Crumb, Crumb]:
    """Give the steps to the list of practices."""
    return to_plan(network), (_("From practice to policy"), url("practices", network.slug))


def to_practice(practice: Practice) -> Crumb:
    """Give the step to one practice."""
    return practice.title, practice_address(practice)


def languages_for(network: Network) -> list[str]:
    """Give the languages in which something may be written, the network's own first."""
    return list(dict.fromkeys((network.language, *LANGUAGES)))
