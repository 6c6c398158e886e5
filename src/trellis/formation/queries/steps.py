"""Where a network is on the eight steps (C4.6 to C4.13): its documents and its settings."""

from dataclasses import dataclass

from django.utils import timezone

from trellis.domain.eightsteps import STEPS, Known, Place, Step, place
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.governance import queries as governance
from trellis.governance.models import Body, Document, RuleVersion, Stage
from trellis.networks.models import Network, Unit


@dataclass(frozen=True)
class Setting:
    """A setting that carries a step out, and the name of the page where it is made."""

    says: Sentence
    page: str


@dataclass(frozen=True)
class OnTheWay:
    """A step, its document if somebody began one, where the network is on it, and its settings."""

    step: Step
    document: Document | None
    place: Place
    settings: tuple[Setting, ...]


def _ruled(rules: list[RuleVersion], *, drafted: bool) -> Known:
    """Give what is known of a decision process that stands in rules, without a text about them."""
    return Known(
        adopted_on=max((each.adopted_on for each in rules if each.adopted_on), default=None),
        review_on=min((each.review_on for each in rules if each.review_on), default=None),
        sunset_on=min((each.sunset_on for each in rules if each.sunset_on), default=None),
        has_draft=drafted,
    )


_RULES = N_("Decision rules in force: %(count)s")


def path_of(network: Network) -> list[OnTheWay]:
    """Give the eight steps in order, each with where the network is on it; nothing is locked."""
    rules = governance.rules_in_force(network)
    open_rules = RuleVersion.objects.filter(network=network, stage__in=[Stage.DRAFT, Stage.PROPOSED]).exists()
    bodies = Body.objects.filter(network=network, until=None).count()
    units = Unit.objects.filter(network=network).count()
    settings = {
        "decision-process": (Setting(Sentence(_RULES, {"count": len(rules)}), "decision-rules"),),
        "structure": (
            Setting(Sentence(N_("Bodies: %(count)s"), {"count": bodies}), "bodies"),
            Setting(Sentence(N_("Units: %(count)s"), {"count": units}), "units"),
        ),
    }
    found = []
    for step, here in zip(STEPS, governance.steps(network), strict=True):
        where = here.place
        in_force = here.state is not None and here.state.adopted is not None
        if step.key == "decision-process" and not in_force and (rules or open_rules):
            # Rules that were adopted are the decision process, with or without a text about them.
            where = place(_ruled(rules, drafted=open_rules), timezone.localdate())
        document = here.state.document if here.state else None
        found.append(OnTheWay(step, document, where, settings.get(step.key, ())))
    return found
