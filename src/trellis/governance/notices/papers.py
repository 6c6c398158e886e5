"""What documents and rules want of somebody: reviews that are due, comments and amendments to answer."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from trellis.access.actor import Actor
from trellis.domain.problems import N_
from trellis.domain.sentence import Sentence
from trellis.governance.models import Comment, Fate, RuleVersion, Stage, Version
from trellis.governance.queries.reviewing import is_due
from trellis.networks.models import Network
from trellis.networks.notices import Notice, Urgency, source
from trellis.networks.rules import holds

AHEAD = timedelta(days=60)
SHOWN = 20


def _mine(actor: Actor, verb: str) -> QuerySet[Network]:
    """Give the networks in which somebody may do a deed."""
    return Network.objects.filter(holds(verb, via="").where(actor))


def _counted(
    *rows: QuerySet[Version] | QuerySet[RuleVersion] | QuerySet[Comment],
) -> Iterable[tuple[Network, int]]:
    numbers: dict[object, int] = {}
    for found in rows:
        counts = found.order_by().values_list("network").annotate(count=Count("pk"))[:SHOWN]
        for network, count in counts:
            numbers[network] = numbers.get(network, 0) + count
    return [(network, numbers[network.pk]) for network in Network.objects.filter(pk__in=list(numbers))]


def _agreed(network: Network) -> str:
    return reverse("agreed", args=[network.slug])


@source
def reviews(actor: Actor) -> list[Notice]:
    """Say what is to be reviewed within sixty days (C5.1)."""
    if actor.person is None:
        return []
    due = is_due(timezone.localdate() + AHEAD)
    papers = Version.objects.filter(due, network__in=_mine(actor, "document.review"))
    ruled = RuleVersion.objects.filter(due, network__in=_mine(actor, "rule.review"))
    return [
        Notice(
            what=Sentence(N_("Agreed things that are to be looked at again: %(count)s"), {"count": count}),
            why=Sentence(N_("What nobody keeps may lapse. Keep it, change it, call it met, or drop it.")),
            href=_agreed(network) + "#due",
            urgency=Urgency.SOON,
            network=network,
            icon="repeat",
        )
        for network, count in _counted(papers, ruled)
    ]


@source
def unanswered(actor: Actor) -> list[Notice]:
    """Say how many comments and amendments wait for an answer."""
    if actor.person is None:
        return []
    mine = _mine(actor, "document.answer")
    comments = Comment.objects.filter(network__in=mine, fate=Fate.OPEN)
    amended = Q(is_amendment=True, stage=Stage.DRAFT)
    amendments = Version.objects.filter(amended, network__in=mine)
    return [
        Notice(
            what=Sentence(N_("Comments and amendments that wait for an answer: %(count)s"), {"count": count}),
            why=Sentence(N_("Whoever took the trouble is owed what became of it (C1.2).")),
            href=_agreed(network),
            urgency=Urgency.SOON,
            network=network,
            icon="chat",
        )
        for network, count in _counted(comments, amendments)
    ]
