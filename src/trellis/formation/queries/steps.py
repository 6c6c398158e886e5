"""Where a network is on the eight steps (C4.6 to C4.13): read from what its members wrote and adopted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from trellis.domain.eightsteps import STEPS, Known, Place, Step, place
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.governance.models import Body, Comment, Document, RuleVersion, Stage, Version
from trellis.governance.models.documents import Adoption
from trellis.networks.models import Network, Unit

OPEN = (Stage.DRAFT, Stage.PROPOSED)


@dataclass(frozen=True)
class OnTheWay:
    """A step, the document that it yields if there's one, where it is, and which settings carry it out."""

    step: Step
    document: Document | None
    place: Place
    settings: tuple[Sentence, ...]


def _known(versions: Iterable[Adoption], commented: set[object]) -> Known:
    """Give what is known of a step from the versions of its document, or of its rules."""
    written = list(versions)
    adopted = [each for each in written if each.stage == Stage.ADOPTED]
    last = max((each.number for each in adopted), default=0)
    later = [each for each in written if each.stage in OPEN and each.number > last]
    return Known(
        adopted_on=max((each.adopted_on for each in adopted if each.adopted_on), default=None),
        review_on=min((each.review_on for each in adopted if each.review_on), default=None),
        sunset_on=min((each.sunset_on for each in adopted if each.sunset_on), default=None),
        has_lapsed=any(each.stage == Stage.ENDED for each in written),
        has_draft=bool(later),
        is_discussed=len(later) > 1 or any(each.pk in commented for each in later),
        is_proposed=any(each.stage == Stage.PROPOSED for each in later),
    )


def _settings(network: Network, rules: list[RuleVersion]) -> dict[str, tuple[Sentence, ...]]:
    """Give the settings that carry a step out: the rest of the product goes by them."""
    in_force = sum(each.stage == Stage.ADOPTED for each in rules)
    bodies = Body.objects.filter(network=network, until=None).count()
    units = Unit.objects.filter(network=network).count()
    return {
        "decision-process": (Sentence(N_("Decision rules in force: %(count)s"), {"count": in_force}),),
        "structure": (
            Sentence(N_("Bodies: %(count)s"), {"count": bodies}),
            Sentence(N_("Units: %(count)s"), {"count": units}),
        ),
    }


def path_of(network: Network) -> list[OnTheWay]:
    """Give the eight steps in order, each with where the network is on it; nothing is locked."""
    today = timezone.localdate()
    documents = {each.kind: each for each in Document.objects.filter(network=network)}
    versions: dict[str, list[Adoption]] = {step.key: [] for step in STEPS}
    for version in Version.objects.filter(network=network).select_related("document").defer("texts"):
        versions.get(version.document.kind, []).append(version)
    rules = list(RuleVersion.objects.filter(network=network))
    written = versions["decision-process"]
    if not any(each.stage == Stage.ADOPTED for each in written):
        # Rules that were adopted are the decision process, with or without a text about them.
        written += [each for each in rules if each.stage in {Stage.ADOPTED, *OPEN}]
    commented: set[object] = set(
        Comment.objects.filter(network=network, version_of__stage__in=OPEN).values_list(
            "version_of", flat=True
        )
    )
    settings = _settings(network, rules)
    return [
        OnTheWay(
            step,
            documents.get(step.key),
            place(_known(versions[step.key], commented), today),
            settings.get(step.key, ()),
        )
        for step in STEPS
    ]
